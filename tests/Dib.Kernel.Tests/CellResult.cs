using Dib.Protocol;

namespace Dib.Kernel.Tests;

/// <summary>What a cell led to.</summary>
internal sealed record CellResult(IReadOnlyList<KernelEvent> Events)
{
    public bool Succeeded => Events[^1] is CommandSucceeded;

    public CommandFailed Failure => Events[^1].ShouldBeOfType<CommandFailed>();

    public string Out => string.Concat(Events.OfType<StandardOutputValueProduced>().Select(text => text.FormattedValues[0].Value));

    public string Error => string.Concat(Events.OfType<StandardErrorValueProduced>().Select(text => text.FormattedValues[0].Value));

    /// <summary>
    /// All that a reader sees, in order: console text, values (their best format), errors; an update shows its display's number.
    /// </summary>
    public string Shown
    {
        get
        {
            (Events[^1] as CommandFailed)?.Message.ShouldBeNull();
            var texts = new List<string>();
            var displays = Events.OfType<DisplayedValueProduced>().Select(display => display.ValueId).ToList();
            foreach (var @event in Events)
            {
                switch (@event)
                {
                    case StandardOutputValueProduced text:
                        Append("out", text.FormattedValues[0].Value);
                        break;
                    case StandardErrorValueProduced text:
                        Append("err", text.FormattedValues[0].Value);
                        break;
                    case DisplayedValueProduced display:
                        texts.Add($"{display.FormattedValues[0].MimeType} {display.FormattedValues[0].Value}");
                        break;
                    case DisplayedValueUpdated update:
                        texts.Add($"update {displays.IndexOf(update.ValueId)} {update.FormattedValues[0].MimeType} "
                            + $"{update.FormattedValues[0].Value}");
                        break;
                    case ReturnValueProduced result:
                        texts.Add($"value {result.FormattedValues[0].MimeType} {result.FormattedValues[0].Value}");
                        break;
                }
            }
            return string.Join("|", texts);

            void Append(string stream, string text)
            {
                if (texts.Count > 0 && texts[^1].StartsWith(stream, StringComparison.Ordinal))
                    texts[^1] += text;
                else
                    texts.Add($"{stream} {text}");
            }
        }
    }
}
