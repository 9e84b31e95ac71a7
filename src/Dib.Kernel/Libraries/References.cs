using Microsoft.CodeAnalysis;

namespace Dib.Kernel;

/// <summary>
/// What every cell can use without a reference: .NET's own assemblies and those of the original engine's core, which are this
/// process's own: of a core that a package brings along there would be two.
/// </summary>
internal static class Framework
{
    private static readonly string[] Core =
    [
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.Documents",
        "Microsoft.AspNetCore.Html.Abstractions", "System.Reactive",
    ];

    /// <summary>The files.</summary>
    public static IReadOnlyList<string> Files { get; } = FindFiles();

    /// <summary>The simple names.</summary>
    public static IReadOnlySet<string> AssemblyNames { get; } =
        Files.Select(file => Path.GetFileNameWithoutExtension(file)!).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for an assembly that every cell can use, by its name with or without <c>.dll</c>.</summary>
    public static bool Has(string name) =>
        AssemblyNames.Contains(name) || (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && AssemblyNames.Contains(name[..^4]));

    /// <summary>The assemblies of another framework that is installed beside this one, such as <c>Microsoft.AspNetCore.App</c>; null where
    /// there is none of that name.</summary>
    public static IReadOnlyList<string>? FilesOf(string framework)
    {
        var own = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var installed = Path.Combine(own, "..", "..", framework);
        if (framework.Contains("..", StringComparison.Ordinal) || !Directory.Exists(installed))
            return null;
        var folder = Directory.EnumerateDirectories(installed)
            .Where(path => Version.TryParse(Path.GetFileName(path), out var version) && version.Major == Environment.Version.Major)
            .MaxBy(path => Version.Parse(Path.GetFileName(path)));
        return folder is null ? null : [.. Directory.EnumerateFiles(Path.GetFullPath(folder), "*.dll").Order(StringComparer.Ordinal)];
    }

    private static List<string> FindFiles()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var core = Path.GetDirectoryName(typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location)!;
        return [.. trusted.Where(path => Path.GetDirectoryName(path) == folder).Order(StringComparer.Ordinal),
            .. Core.Select(name => Path.Combine(core, name + ".dll"))];
    }
}

/// <summary>Assemblies as the compiler wants them, each with the documentation that editors ask for.</summary>
internal static class References
{
    private static readonly ConditionalWeakTable<LibraryCopy, MetadataReference> Libraries = [];

    /// <summary>All of the framework: given once, with the first cell of a chain.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Kernel.Framework.Files.Select(path =>
            (MetadataReference)MetadataReference.CreateFromFile(path, documentation: DocumentationSource.OfFramework(path)))];

    /// <summary>A library; the same for the same copy, so that its types are the same whoever asks.</summary>
    public static MetadataReference Of(LibraryCopy library) =>
        Libraries.GetValue(library, copy => copy.File is { } file
            ? MetadataReference.CreateFromFile(file, documentation: DocumentationSource.Beside(copy.Path))
            : MetadataReference.CreateFromImage(copy.Bytes, documentation: DocumentationSource.Beside(copy.Path), filePath: copy.Path));
}
