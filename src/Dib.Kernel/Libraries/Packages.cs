using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using Dib.Cache;

namespace Dib.Kernel;

/// <summary>
/// Restores NuGet packages with the SDK's own <c>dotnet restore</c>, in a project of its own per set of packages, which is
/// kept: the same set is restored once.
/// </summary>
internal sealed class Packages
{
    // Where the user has no place for it, the description of a restore lasts no longer than the kernel.
    private static readonly Lazy<string> Folder = new(static () =>
        UserCache.OfThisUser?.FolderOf("packages") ?? Directory.CreateTempSubdirectory("dib-packages-").FullName);

    private readonly Dictionary<string, PackageReference> _wanted = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where packages are looked for beside the user's own sources.</summary>
    public List<string> Sources { get; } = [];

    /// <summary>Restores a package beside those restored before.</summary>
    /// <returns>The files of all of them and of what they depend on.</returns>
    /// <exception cref="InvalidOperationException">Another version was asked for earlier, or the restore failed.</exception>
    public async Task<PackageFiles> RestoreAsync(PackageReference package, CancellationToken cancellation)
    {
        if (_wanted.TryGetValue(package.Name, out var earlier) && earlier.Version != package.Version && package.Version is not null)
            throw new InvalidOperationException($"{package.Name} {earlier.Version ?? "(latest)"} is referenced already; "
                + $"a second version ({package.Version}) cannot be loaded beside it.");
        var isNew = _wanted.TryAdd(package.Name, package);

        var project = ProjectText();
        var folder = Path.Combine(Folder.Value, ContentHash.OfText(project)[..24]);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        try
        {
            if (PackageFiles.Read(assets) is { } kept)
                return kept;
            Directory.CreateDirectory(folder);
            using var turn = await TakeTurnAsync(folder, cancellation).ConfigureAwait(false);
            if (PackageFiles.Read(assets) is { } other)
                return other;
            await File.WriteAllTextAsync(Path.Combine(folder, "packages.csproj"), project, cancellation).ConfigureAwait(false);
            await RunRestoreAsync(folder, cancellation).ConfigureAwait(false);
            return PackageFiles.Read(assets) ?? throw new InvalidOperationException($"{package.Name} was restored, "
                + $"but its files are not where the restore says they are ({folder}).");
        }
        catch
        {
            if (isNew)
                _wanted.Remove(package.Name);
            throw;
        }
    }

    /// <summary>Waits until no other kernel restores the same set of packages. Dispose of the result to let the next one in.</summary>
    private static async Task<IDisposable> TakeTurnAsync(string folder, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation).ConfigureAwait(false);
            }
        }
    }

    private string ProjectText()
    {
        var references = _wanted.Values.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
            .Select(package => $"    <PackageReference Include=\"{SecurityElement.Escape(package.Name)}\" "
                + $"Version=\"{SecurityElement.Escape(package.Version ?? "*")}\" />");
        var sources = string.Join(';', Sources.Select(SecurityElement.Escape));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
                <RestoreAdditionalProjectSources>{sources}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {string.Join("\n", references)}
              </ItemGroup>
            </Project>
            """;
    }

    private static async Task RunRestoreAsync(string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", "packages.csproj", "--nologo", "-v", "quiet"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var restore = Process.Start(start)!;
        var output = restore.StandardOutput.ReadToEndAsync(cancellation);
        var errors = restore.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await restore.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            restore.Kill(entireProcessTree: true);
            throw;
        }
        if (restore.ExitCode == 0)
            return;
        var reasons = (await output.ConfigureAwait(false) + await errors.ConfigureAwait(false)).Split('\n')
            .Where(line => line.Contains("error", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("error", StringComparison.Ordinal))..].Trim()
                .Replace($" [{Path.Combine(folder, "packages.csproj")}]", ""))
            .Distinct();
        throw new InvalidOperationException($"the package could not be restored: {string.Join(" ", reasons)}");
    }
}

/// <summary>The files of restored packages that a process on this platform needs.</summary>
/// <param name="Assemblies">The assemblies.</param>
/// <param name="Natives">The native libraries.</param>
/// <param name="Satellites">The assemblies of translations, each in a folder named by its language.</param>
/// <param name="Extensions">The folders of kernel extensions.</param>
internal sealed record PackageFiles(List<string> Assemblies, List<string> Natives, List<string> Satellites, List<string> Extensions)
{
    /// <summary>Reads what a restore has found; null where it did not end well, or where files are gone since.</summary>
    /// <param name="assets">The <c>project.assets.json</c>.</param>
    public static PackageFiles? Read(string assets)
    {
        if (!File.Exists(assets))
            return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        var root = document.RootElement;
        // A restore that failed leaves its file behind too, with a list of no packages and of what was wrong.
        if (root.TryGetProperty("logs", out var logs) && logs.EnumerateArray().Any(log => log.GetProperty("level").GetString() == "Error"))
            return null;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var libraries = root.GetProperty("libraries");
        var files = new PackageFiles([], [], [], []);
        foreach (var package in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (!libraries.GetProperty(package.Name).TryGetProperty("path", out var path))
                continue;
            var places = folders.Select(folder => Path.Combine(folder, path.GetString()!)).ToList();
            files.Add(package.Value, places.Find(Directory.Exists) ?? places[0]);
        }
        return files.Assemblies.Concat(files.Natives).Concat(files.Satellites).All(File.Exists) ? files : null;
    }

    private void Add(JsonElement package, string folder)
    {
        var special = Special(package);
        var managed = special.Where(file => file.Kind == "runtime").Select(file => file.Path).ToList();
        var portable = Names(package, "runtime").Where(IsAssembly)
            .Where(file => !managed.Any(own => Path.GetFileName(own) == Path.GetFileName(file)));
        Assemblies.AddRange(portable.Concat(managed.Where(IsAssembly)).Select(file => Path.Combine(folder, file)));
        var natives = special.Where(file => file.Kind == "native").Select(file => file.Path);
        Natives.AddRange(natives.Concat(Names(package, "native")).Select(file => Path.Combine(folder, file)));
        Satellites.AddRange(Names(package, "resource").Select(file => Path.Combine(folder, file)));
        if (Path.Combine(folder, "interactive-extensions/dotnet") is var extension && Directory.Exists(extension))
            Extensions.Add(extension);
    }

    /// <summary>The files that a package has for this platform: of each kind those of the nearest one it knows.</summary>
    private static List<(string Path, string Kind)> Special(JsonElement package)
    {
        if (!package.TryGetProperty("runtimeTargets", out var targets))
            return [];
        var fitting = targets.EnumerateObject()
            .Select(file => (
                Path: file.Name,
                Kind: file.Value.GetProperty("assetType").GetString()!,
                Rank: RuntimeIdentifiers.Compatible.IndexOf(file.Value.GetProperty("rid").GetString()!)))
            .Where(file => file.Rank >= 0)
            .ToList();
        return [.. fitting.GroupBy(file => (file.Kind, Name: Path.GetFileName(file.Path))).Select(same => same.MinBy(file => file.Rank))
            .Select(file => (file.Path, file.Kind))];
    }

    private static IEnumerable<string> Names(JsonElement package, string kind) =>
        package.TryGetProperty(kind, out var files) ? files.EnumerateObject().Select(file => file.Name)
            .Where(file => !file.EndsWith("/_._", StringComparison.Ordinal)) : [];

    private static bool IsAssembly(string file) => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The platforms whose files run in this process, the nearest first: <c>linux-x64</c>, <c>linux</c>, <c>unix-x64</c>,
/// <c>unix</c>, <c>any</c>.</summary>
internal static class RuntimeIdentifiers
{
    public static List<string> Compatible { get; } = [.. Find(RuntimeInformation.RuntimeIdentifier)];

    private static IEnumerable<string> Find(string own)
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] families = OperatingSystem.IsWindows() ? ["win"]
            : OperatingSystem.IsMacOS() ? ["osx", "unix"]
            : own.Contains("musl", StringComparison.Ordinal) ? ["linux-musl", "linux", "unix"]
            : ["linux", "unix"];
        return families.SelectMany(family => new[] { $"{family}-{architecture}", family }).Prepend(own).Append("any").Distinct();
    }
}
