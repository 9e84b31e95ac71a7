namespace Dib.Documents;

/// <summary>One cell of a notebook.</summary>
/// <param name="Kind">The kernel's canonical name: <c>csharp</c>, <c>markdown</c>, <c>html</c>, … (aliases are resolved on reading).</param>
/// <param name="Source">The cell's text, lines joined with <c>\n</c>.</param>
/// <param name="Line">The 1-based line of the file on which <paramref name="Source"/> begins.</param>
public sealed record Cell(string Kind, string Source, int Line = 1);
