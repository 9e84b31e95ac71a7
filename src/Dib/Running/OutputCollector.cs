namespace Dib.Running;

/// <summary>Turns a kernel's events into the outputs of a notebook's cells. An update replaces its display wherever that stands.</summary>
internal sealed class OutputCollector
{
    /// <summary>How much console text of one cell is kept: a loop that prints without end must not fill the memory.</summary>
    internal const int MostText = 8 * 1024 * 1024;

    private readonly Dictionary<string, (List<Output> Cell, int Index)> _displays = [];
    private readonly StringBuilder _text = new();
    private List<Output> _outputs = [];
    private bool _textIsError;
    private int _textOfCell;

    /// <summary>True once a cell has replaced a display of another one.</summary>
    public bool UpdatesElsewhere { get; private set; }

    /// <summary>Begins the next cell.</summary>
    /// <returns>Its outputs, which are complete after <see cref="EndCell"/>.</returns>
    public List<Output> StartCell()
    {
        _textOfCell = 0;
        return _outputs = [];
    }

    public void EndCell() => EndText();

    public void Take(KernelEvent @event)
    {
        switch (@event)
        {
            case StandardOutputValueProduced { FormattedValues: [var text, ..] }:
                Append(isError: false, text.Value);
                break;
            case StandardErrorValueProduced { FormattedValues: [var text, ..] }:
                Append(isError: true, text.Value);
                break;
            case DisplayedValueProduced { FormattedValues.Count: > 0 } display:
                EndText();
                _displays[display.ValueId] = (_outputs, _outputs.Count);
                _outputs.Add(new DisplayOutput(display.FormattedValues));
                break;
            case ReturnValueProduced { FormattedValues.Count: > 0 } result:
                EndText();
                _outputs.Add(new DisplayOutput(result.FormattedValues));
                break;
            case DisplayedValueUpdated { FormattedValues.Count: > 0 } update:
                UpdatesElsewhere |= !_displays.TryGetValue(update.ValueId, out var place) || place.Cell != _outputs;
                if (place.Cell is not null)
                    place.Cell[place.Index] = new DisplayOutput(update.FormattedValues);
                break;
            case CommandFailed failure:
                EndText();
                _outputs.Add(new ErrorOutput(failure.Message, failure.Details, failure.Line));
                break;
        }
    }

    private void Append(bool isError, string text)
    {
        if (isError != _textIsError)
            EndText();
        _textIsError = isError;
        var room = MostText - _textOfCell;
        if (room < 0)
            return;
        _textOfCell += text.Length;
        _text.Append(text, 0, Math.Min(room, text.Length));
        if (_textOfCell > MostText)
            _text.Append($"\n… cut here: the cell wrote more than {MostText / (1024 * 1024)} million characters to the console.\n");
    }

    private void EndText()
    {
        if (_text.Length == 0)
            return;
        _outputs.Add(new StreamOutput(_textIsError, _text.ToString()));
        _text.Clear();
    }
}
