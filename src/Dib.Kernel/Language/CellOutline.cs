using System.Text.RegularExpressions;
using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using LinePosition = Dib.Protocol.LinePosition;
using LinePositionSpan = Dib.Protocol.LinePositionSpan;

namespace Dib.Kernel.Language;

/// <summary>
/// A cell's steps while it is being written: a directive that is not complete is a problem to report, and the steps around
/// it are still there.
/// </summary>
internal sealed class CellOutline
{
    private readonly string[] _lines;
    private readonly string _kind;
    private readonly List<CellPart> _hoisted = [];
    private readonly List<CellPart> _steps = [];

    /// <summary>Takes a cell apart.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="kind">The cell's kind.</param>
    /// <param name="origin">Where it stands.</param>
    public CellOutline(string source, string kind, CodeOrigin origin)
    {
        (_lines, _kind, Origin) = ([.. TextLines.OfFile(source)], kind, origin);
        var reader = new CellScriptReader(kind, _ => false, _ => false);
        foreach (var (index, line) in _lines.Index())
        {
            try
            {
                reader.Read(line, index + 1);
            }
            catch (DirectiveException problem)
            {
                Problems.Add(problem);
                reader.Read("", index + 1);
            }
        }
        foreach (var part in reader.End())
            (part is DirectivePart { Definition.IsHoisted: true } ? _hoisted : _steps).Add(part);
    }

    /// <summary>Where the cell stands.</summary>
    public CodeOrigin Origin { get; }

    /// <summary>All steps: those that take effect before the cell's code, then the others as they stand.</summary>
    public IEnumerable<CellPart> Parts => _hoisted.Concat(_steps);

    /// <summary>The directives that cannot be carried out as written.</summary>
    public List<DirectiveException> Problems { get; } = [];

    /// <summary>A line's text, or nothing where there is no such line.</summary>
    public string Line(int line) => line >= 0 && line < _lines.Length ? _lines[line] : "";

    /// <summary>Where a directive names the variable that it declares; its whole line where it does not say.</summary>
    public LinePositionSpan SpanOfName(int line, string name)
    {
        var text = Line(line);
        var word = Regex.Escape(name);
        var found = Regex.Match(text, $@"(?<=\s--(?:as|name)\s+[""@]*){word}\b");
        if (!found.Success)
            found = Regex.Match(text, $@"\b{word}\b", RegexOptions.RightToLeft);
        return found.Success ? new(new(line, found.Index), new(line, found.Index + name.Length)) : new(new(line, 0), new(line, text.Length));
    }

    /// <summary>The directive that a line is, whole or not; null for other lines.</summary>
    public DirectiveLine? DirectiveAt(int line) => DirectiveLine.TryRead(Line(line), line + 1, KindAt(line));

    /// <summary>The C# code that a line belongs to, a blank line between two steps to the one below it.</summary>
    /// <returns>
    /// Its text at the lines and columns of the cell, and the steps before it; null where the line belongs to text of another kind.
    /// </returns>
    public (string Code, IReadOnlyList<CellPart> Before)? CodeAt(int line)
    {
        if (KindAt(line) != Kinds.CSharp)
            return null;
        var before = _steps.FindLastIndex(part => part.Line - 1 <= line);
        var at = before >= 0 && _steps[before] is CodePart { Kind: Kinds.CSharp } ? before : before + 1;
        var code = at < _steps.Count && _steps[at] is CodePart { Kind: Kinds.CSharp } part && IsBlank(line, part.Line - 1) ? part : null;
        var text = new string[Math.Max(_lines.Length, line + 1)];
        Array.Fill(text, "");
        if (code is not null)
            code.Code.Split('\n').CopyTo(text, code.Line - 1);
        // The line of the cursor keeps its blanks, which steps do not have at their ends.
        if (text[line].Length == 0 && string.IsNullOrWhiteSpace(Line(line)))
            text[line] = Line(line);
        return (string.Join('\n', text), [.. _hoisted, .. _steps.Take(code is null ? before + 1 : at)]);
    }

    /// <summary>Where a <c>using</c> line for the code of a line goes: behind the others, or before the code.</summary>
    public LinePosition UsingsAt(int line)
    {
        if (_steps.FindLast(step => step.Line - 1 <= line) is not CodePart { Kind: Kinds.CSharp } part)
            return new(line, 0);
        var code = CellCompiler.ParseText(part.Code).GetCompilationUnitRoot();
        var behind = code.Usings.LastOrDefault()?.GetLocation().GetLineSpan().EndLinePosition.Line + 1 ?? 0;
        // Code on the line of the last one would come before another.
        var isFree = code.Members.FirstOrDefault()?.GetLocation().GetLineSpan().StartLinePosition.Line is not { } next || next >= behind;
        return new(part.Line - 1 + (isFree ? behind : 0), 0);
    }

    /// <summary>Each C# step's code from its first line on, with the directives that stand in it as comments.</summary>
    public IEnumerable<(int Line, string[] Code)> Commented() => _steps.OfType<CodePart>()
        .Where(part => part.Kind == Kinds.CSharp)
        .Select(part => (part.Line - 1, part.Code.Split('\n')
            .Select((text, index) => DirectiveAt(part.Line - 1 + index) is null ? text : Comment + Line(part.Line - 1 + index))
            .ToArray()));

    /// <summary>What makes a directive a comment, and no comment of the cell's begins with.</summary>
    public const string Comment = "//\uE000";

    /// <summary>All lines.</summary>
    public IReadOnlyList<string> Lines => _lines;

    private bool IsBlank(int from, int to) =>
        !_lines.Take(to).Skip(from).Where((text, index) => !string.IsNullOrWhiteSpace(text) && DirectiveAt(from + index) is null).Any();

    private string KindAt(int line)
    {
        var kind = _kind;
        for (var i = 0; i < line; i++)
        {
            if (DirectiveLine.TryRead(Line(i), i + 1, kind) is { SwitchedKind: { } switched } directive
                && (!Kinds.IsShownByPage(kind) || directive.Name == Line(i)))
                kind = switched;
        }
        return kind;
    }
}
