using Dib.Documents;

namespace Dib.Analysis;

/// <summary>A code cell taken apart: what a kernel does, step by step.</summary>
/// <remarks>
/// Lines are told apart by their first characters alone, as the format says: a directive in column 0 is one within a
/// raw string, a verbatim string or a comment too, since telling would need a compiler and headers split there as well.
/// A blank before it makes it text; in a raw string the closing quotes' indentation takes that blank away again.
/// Within text that the page shows (<see cref="Kinds.IsShownByPage"/>) only a switch to another kind counts; within a
/// <c>#!value</c>'s content only a switch or a known <c>#!</c> directive.
/// </remarks>
/// <param name="Parts">
/// The steps in order: first the references and declarations (<see cref="DirectiveDefinition.IsHoisted"/>), which take
/// effect before the cell's code, wherever they stand; then code and the other directives as they stand.
/// </param>
public sealed record CellScript(IReadOnlyList<CellPart> Parts)
{
    /// <summary>Every input that the cell asks for, each once, in order.</summary>
    public IReadOnlyList<InputRequest> Inputs => [.. Parts.SelectMany(part => part.Inputs).Distinct()];

    /// <summary>Takes a cell apart and checks all its directives.</summary>
    /// <param name="source">The cell's text, lines ended by <c>\n</c>.</param>
    /// <param name="kind">The cell's kind.</param>
    /// <param name="isForeign">Tells of a directive that is not known here whether the kernel knows it.</param>
    /// <exception cref="DirectiveException">A directive or option is unknown, an argument is missing or wrong.</exception>
    public static CellScript Parse(string source, string kind = Kinds.CSharp, Func<string, bool>? isForeign = null)
    {
        var reader = new CellScriptReader(kind, isForeign ?? (_ => false));
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            reader.Read(lines[i], i + 1);
        return new CellScript(reader.End());
    }
}
