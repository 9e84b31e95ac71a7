using Dib.Protocol;

namespace Dib.Kernel.Language;

/// <summary>Where code that a notebook brings stands: in one of its cells, or in a file that a cell imports.</summary>
/// <param name="Cell">The cell's name, as the client calls it; null for a file, and for a cell without a name.</param>
/// <param name="File">The file's absolute path, or null.</param>
/// <param name="FileCell">Which cell of the file, counted from 0; null for a script.</param>
internal sealed record CodeOrigin(string? Cell, string? File = null, int? FileCell = null)
{
    /// <summary>The one place of all that the code declares, where a directive stands for it; else null.</summary>
    public LinePositionSpan? Directive { get; init; }

    /// <summary>What a reader calls it.</summary>
    public string Label { get; init; } = File is null ? "this notebook" : Path.GetFileName(File);

    /// <summary>A place in it.</summary>
    public SourcePlace At(LinePositionSpan span) => new(Cell, File, FileCell, Directive ?? span);
}
