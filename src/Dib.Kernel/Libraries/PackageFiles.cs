using System.Text.Json;

namespace Dib.Kernel;

/// <summary>The files of restored packages that a process on this platform needs.</summary>
/// <param name="Assemblies">The assemblies.</param>
/// <param name="Natives">The native libraries.</param>
/// <param name="Satellites">The assemblies of translations, each in a folder named by its language.</param>
/// <param name="Extensions">The folders of kernel extensions.</param>
internal sealed record PackageFiles(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Natives, IReadOnlyList<string> Satellites, IReadOnlyList<string> Extensions)
{
    private const string ExtensionFolder = "interactive-extensions/dotnet";

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
        var files = new PackageReader(root).Read();
        return files.Assemblies.Concat(files.Natives).Concat(files.Satellites).All(File.Exists) ? files : null;
    }

    private sealed class PackageReader(JsonElement root)
    {
        private readonly List<string> _folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        private readonly List<string> _assemblies = [];
        private readonly List<string> _natives = [];
        private readonly List<string> _satellites = [];
        private readonly List<string> _extensions = [];

        public PackageFiles Read()
        {
            var libraries = root.GetProperty("libraries");
            foreach (var package in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
            {
                var library = libraries.GetProperty(package.Name);
                if (!library.TryGetProperty("path", out var path))
                    continue;
                var folder = FolderOf(path.GetString()!);
                ReadPackage(package.Value, folder);
                if (Path.Combine(folder, ExtensionFolder) is var extension && Directory.Exists(extension))
                    _extensions.Add(extension);
            }
            return new PackageFiles(_assemblies, _natives, _satellites, _extensions);
        }

        private void ReadPackage(JsonElement package, string folder)
        {
            var special = Special(package);
            _natives.AddRange(special.Where(file => file.Kind == "native").Select(file => Path.Combine(folder, file.Path)));
            var managed = special.Where(file => file.Kind == "runtime").Select(file => file.Path).ToList();
            var portable = Names(package, "runtime").Where(IsAssembly).Where(file => !managed.Any(own => Path.GetFileName(own) == Path.GetFileName(file)));
            _assemblies.AddRange(portable.Concat(managed.Where(IsAssembly)).Select(file => Path.Combine(folder, file)));
            _natives.AddRange(Names(package, "native").Select(file => Path.Combine(folder, file)));
            _satellites.AddRange(Names(package, "resource").Select(file => Path.Combine(folder, file)));
        }

        /// <summary>The files that a package has for this platform: of each kind those of the nearest one it knows.</summary>
        private static List<(string Path, string Kind)> Special(JsonElement package)
        {
            if (!package.TryGetProperty("runtimeTargets", out var targets))
                return [];
            var fitting = targets.EnumerateObject()
                .Select(file => (Path: file.Name, Kind: file.Value.GetProperty("assetType").GetString()!, Rank: RankOf(file.Value.GetProperty("rid").GetString()!)))
                .Where(file => file.Rank >= 0)
                .ToList();
            return [.. fitting.GroupBy(file => (file.Kind, Name: Path.GetFileName(file.Path))).Select(same => same.MinBy(file => file.Rank)).Select(file => (file.Path, file.Kind))];
        }

        private static int RankOf(string rid) => RuntimeIdentifiers.Compatible.Index().Where(known => known.Item == rid).Select(known => known.Index).FirstOrDefault(-1);

        private string FolderOf(string path) =>
            _folders.Select(folder => Path.Combine(folder, path)).FirstOrDefault(Directory.Exists) ?? Path.Combine(_folders[0], path);

        private static IEnumerable<string> Names(JsonElement package, string kind) =>
            package.TryGetProperty(kind, out var files) ? files.EnumerateObject().Select(file => file.Name).Where(file => !file.EndsWith("/_._", StringComparison.Ordinal)) : [];

        private static bool IsAssembly(string file) => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
    }
}
