namespace Dib.Analysis;

/// <summary>One step of a code cell.</summary>
/// <param name="Line">The 1-based line within the cell on which it begins.</param>
public abstract record CellPart(int Line)
{
    /// <summary>The inputs that have to be asked for before the step can be taken.</summary>
    public virtual IEnumerable<InputRequest> Inputs => [];
}

/// <summary>Text for one kernel, or for the page.</summary>
/// <param name="Line">The 1-based line within the cell on which <paramref name="Code"/> begins.</param>
/// <param name="Kind">The kind of text (see <see cref="Documents.Kinds"/>).</param>
/// <param name="Code">The text; an empty line stands where a directive stood.</param>
public sealed record CodePart(int Line, string Kind, string Code) : CellPart(Line)
{
    /// <summary>The text below so many empty lines that a line has the number in it that it has in the cell, as compiler errors and stack traces need.</summary>
    public string CodeAtItsLine => new string('\n', Line - 1) + Code;
}

/// <summary>A directive of a cell's or an extension's own making, which only the kernel knows.</summary>
/// <param name="Line">The 1-based line within the cell.</param>
/// <param name="Text">The whole line.</param>
public sealed record ForeignDirective(int Line, string Text) : CellPart(Line);
