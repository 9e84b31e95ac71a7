using System.Diagnostics;
using System.Security;
using Dib.Analysis;

namespace Dib.Kernel;

/// <summary>
/// Restores NuGet packages with the SDK's own <c>dotnet restore</c>, in a project of its own per set of packages, which is
/// kept: the same set is restored once.
/// </summary>
internal sealed class Packages
{
    private readonly Dictionary<string, PackageReference> _wanted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    public void AddSource(string source) => _sources.Add(source);

    /// <summary>Restores a package beside those restored before.</summary>
    /// <returns>The files of all of them and of what they depend on.</returns>
    /// <exception cref="InvalidOperationException">Another version was asked for earlier, or the restore failed.</exception>
    public async Task<PackageFiles> RestoreAsync(PackageReference package, CancellationToken cancellation)
    {
        if (_wanted.TryGetValue(package.Name, out var earlier) && earlier.Version != package.Version && package.Version is not null)
            throw new InvalidOperationException($"{package.Name} {earlier.Version ?? "(latest)"} is referenced already; a second version ({package.Version}) cannot be loaded beside it.");
        var isNew = _wanted.TryAdd(package.Name, package);

        var project = ProjectText();
        var folder = Path.Combine(CacheFolder(), ContentHash.OfText(project)[..24]);
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
            return PackageFiles.Read(assets) ?? throw new InvalidOperationException($"{package.Name} was restored, but its files are not where the restore says they are ({folder}).");
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

    private static string CacheFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "dib", "packages");

    private string ProjectText()
    {
        var references = _wanted.Values.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
            .Select(package => $"    <PackageReference Include=\"{SecurityElement.Escape(package.Name)}\" Version=\"{SecurityElement.Escape(package.Version ?? "*")}\" />");
        var sources = string.Join(';', _sources.Select(SecurityElement.Escape));
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
            .Select(line => line[(line.IndexOf("error", StringComparison.Ordinal))..].Trim().Replace($" [{Path.Combine(folder, "packages.csproj")}]", ""))
            .Distinct();
        throw new InvalidOperationException($"the package could not be restored: {string.Join(" ", reasons)}");
    }
}
