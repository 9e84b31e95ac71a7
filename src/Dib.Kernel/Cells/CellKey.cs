namespace Dib.Kernel;

/// <summary>
/// What a compiled cell depends on, as one value: the cells before it, its source, the libraries it adds, the framework
/// and the engine (whose build is tied to one compiler). Equal keys mean equal compiled cells.
/// </summary>
internal readonly record struct CellKey(string Value)
{
    private const string Prefix = "cell-";

    /// <summary>The key before the first cell.</summary>
    public static CellKey Start => Stopping.IsWoven ? Woven : Plain;

    private static CellKey Woven { get; } = Begin("woven");

    private static CellKey Plain { get; } = Begin("plain");

    private static CellKey Begin(string how) => Hash(
        $"{how} {typeof(CellKey).Module.ModuleVersionId} {typeof(object).Module.ModuleVersionId} "
            + $"{typeof(Microsoft.DotNet.Interactive.Kernel).Module.ModuleVersionId} {Environment.Version}");

    /// <summary>A name for the cell's assembly, unique within its chain and the same whenever the cell is compiled.</summary>
    public string AssemblyName => $"{Prefix}{Value[..24]}";

    /// <summary>True for a type that a cell has declared.</summary>
    public static bool Declares(Type type) => type.Assembly.GetName().Name!.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The key of the cell that follows.</summary>
    public CellKey Next(string code, IEnumerable<LibraryCopy> libraries) =>
        Hash($"{Value}\n{string.Join(' ', libraries.Select(library => $"{library.Name} {library.Identity}"))}\n{code}");

    /// <summary>The key of the cell that follows cells which were not compiled one after the other: no other process has it.</summary>
    public CellKey NextAlone(int count) => Hash($"{Value}\nalone {count} {Environment.ProcessId} {Environment.TickCount64}");

    private static CellKey Hash(string text) => new(ContentHash.OfText(text));
}

/// <summary>A cell of a session's chain: enough to compile those after it.</summary>
/// <param name="Key">What it depends on; also names its assembly.</param>
/// <param name="Code">C# script code.</param>
/// <param name="Libraries">Libraries that no earlier cell referenced.</param>
internal sealed record ChainLink(CellKey Key, string Code, IReadOnlyList<LibraryCopy> Libraries);
