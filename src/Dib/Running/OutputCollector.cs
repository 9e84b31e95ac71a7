using Dib.Protocol;

namespace Dib.Running;

/// <summary>Turns a kernel's events into the outputs of a notebook's cells. An update replaces its display wherever that stands.</summary>
internal sealed class OutputCollector
{
    private readonly Dictionary<string, (List<Output> Cell, int Index)> _displays = [];
    private List<Output> _outputs = [];

    /// <summary>Begins the next cell.</summary>
    /// <returns>Its outputs, which grow as events are taken.</returns>
    public List<Output> StartCell() => _outputs = [];

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
                _displays[display.ValueId] = (_outputs, _outputs.Count);
                _outputs.Add(new DisplayOutput(display.FormattedValues));
                break;
            case ReturnValueProduced { FormattedValues.Count: > 0 } result:
                _outputs.Add(new DisplayOutput(result.FormattedValues));
                break;
            case DisplayedValueUpdated { FormattedValues.Count: > 0 } update when _displays.TryGetValue(update.ValueId, out var place):
                place.Cell[place.Index] = new DisplayOutput(update.FormattedValues);
                break;
            case CommandFailed failure:
                _outputs.Add(new ErrorOutput(failure.Message, failure.Details, failure.Line));
                break;
        }
    }

    private void Append(bool isError, string text)
    {
        if (_outputs is [.., StreamOutput last] && last.IsError == isError)
            _outputs[^1] = last with { Text = last.Text + text };
        else
            _outputs.Add(new StreamOutput(isError, text));
    }
}
