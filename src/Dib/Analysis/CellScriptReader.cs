using Dib.Documents;

namespace Dib.Analysis;

/// <summary>Builds a <see cref="CellScript"/> line by line.</summary>
internal sealed class CellScriptReader(string kind, Func<string, bool> isForeign)
{
    private readonly List<CellPart> _hoisted = [];
    private readonly List<CellPart> _parts = [];
    private readonly List<string> _content = [];
    private string _kind = kind;
    private DirectivePart? _value;
    private int _start = 1;

    public void Read(string text, int number)
    {
        if (_start + _content.Count != number)
            _start = number;

        var isText = _value is not null || Kinds.IsShownByPage(_kind);
        if (DirectiveLine.TryRead(text, number, _kind) is not { } line || (isText && !EndsText(line, text)))
        {
            _content.Add(text);
            return;
        }

        if (line.SwitchedKind is { } switched)
        {
            line.CheckSwitch();
            EndContent();
            _kind = switched;
            return;
        }

        if (KnownDirectives.Find(line.Name) is null && isForeign(line.Name))
        {
            EndContent();
            _parts.Add(new ForeignDirective(number, text));
            return;
        }

        var part = line.Parse();
        if (part.Definition.IsHoisted && _value is null)
        {
            _hoisted.Add(part);
            _content.Add("");
            return;
        }

        EndContent();
        if (part.Definition.IsHoisted)
            _hoisted.Add(part);
        else if (part.TakesContent)
            _value = part;
        else
            _parts.Add(part);
    }

    public IReadOnlyList<CellPart> End()
    {
        EndContent();
        return [.. _hoisted, .. _parts];
    }

    // Shown text may hold anything, a shell script's first line too, so only exact switches end it.
    private bool EndsText(DirectiveLine line, string text) =>
        (line.SwitchedKind is not null && line.Name == text)
        || (_value is not null && line.Name.StartsWith("#!", StringComparison.Ordinal) && KnownDirectives.Find(line.Name) is not null);

    private void EndContent()
    {
        var (offset, length) = TextLines.Trim(_content).GetOffsetAndLength(_content.Count);
        var text = string.Join('\n', _content.GetRange(offset, length));
        if (_value is not null)
            _parts.Add(_value.With(text));
        else if (!string.IsNullOrWhiteSpace(text))
            _parts.Add(new CodePart(_start + offset, _kind, text));
        _value = null;
        _content.Clear();
    }
}
