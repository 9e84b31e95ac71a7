using Microsoft.DotNet.Interactive;

namespace Dib.Kernel;

/// <summary>What every cell can use without a reference: .NET's own assemblies and the cells' interface.</summary>
internal static class Framework
{
    /// <summary>The files.</summary>
    public static IReadOnlyList<string> Files { get; } = FindFiles();

    /// <summary>The simple names.</summary>
    public static IReadOnlySet<string> AssemblyNames { get; } =
        Files.Select(file => Path.GetFileNameWithoutExtension(file)!).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static List<string> FindFiles()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. trusted.Where(path => Path.GetDirectoryName(path) == folder).Order(StringComparer.Ordinal), typeof(FormattedText).Assembly.Location];
    }
}
