using System.Text.Json;

namespace Dib.Kernel;

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
        var (folders, libraries) = (root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList(), root.GetProperty("libraries"));
        var files = new PackageFiles([], [], [], []);
        foreach (var package in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (libraries.GetProperty(package.Name).TryGetProperty("path", out var path))
                files.Add(package.Value, folders.Select(folder => Path.Combine(folder, path.GetString()!)).FirstOrDefault(Directory.Exists, Path.Combine(folders[0], path.GetString()!)));
        }
        return files.Assemblies.Concat(files.Natives).Concat(files.Satellites).All(File.Exists) ? files : null;
    }

    private void Add(JsonElement package, string folder)
    {
        var special = Special(package);
        var managed = special.Where(file => file.Kind == "runtime").Select(file => file.Path).ToList();
        var portable = Names(package, "runtime").Where(IsAssembly).Where(file => !managed.Any(own => Path.GetFileName(own) == Path.GetFileName(file)));
        Assemblies.AddRange(portable.Concat(managed.Where(IsAssembly)).Select(file => Path.Combine(folder, file)));
        Natives.AddRange(special.Where(file => file.Kind == "native").Select(file => file.Path).Concat(Names(package, "native")).Select(file => Path.Combine(folder, file)));
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
            .Select(file => (Path: file.Name, Kind: file.Value.GetProperty("assetType").GetString()!, Rank: RuntimeIdentifiers.Compatible.IndexOf(file.Value.GetProperty("rid").GetString()!)))
            .Where(file => file.Rank >= 0)
            .ToList();
        return [.. fitting.GroupBy(file => (file.Kind, Name: Path.GetFileName(file.Path))).Select(same => same.MinBy(file => file.Rank)).Select(file => (file.Path, file.Kind))];
    }

    private static IEnumerable<string> Names(JsonElement package, string kind) =>
        package.TryGetProperty(kind, out var files) ? files.EnumerateObject().Select(file => file.Name).Where(file => !file.EndsWith("/_._", StringComparison.Ordinal)) : [];

    private static bool IsAssembly(string file) => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
}
