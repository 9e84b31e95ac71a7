namespace Dib.Kernel;

/// <summary>A cell of a session's chain: enough to compile those after it.</summary>
/// <param name="Key">What it depends on; also names its assembly.</param>
/// <param name="Code">C# script code.</param>
/// <param name="Libraries">Libraries that no earlier cell referenced.</param>
internal sealed record ChainLink(CellKey Key, string Code, IReadOnlyList<LibraryCopy> Libraries);
