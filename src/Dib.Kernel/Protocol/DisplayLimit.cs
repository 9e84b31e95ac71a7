using System.Globalization;
using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>
/// Keeps what one cell shows to what a page can hold: a client keeps all of it in memory. Instead of what is larger, it is said
/// how large it is.
/// </summary>
internal sealed class DisplayLimit
{
    private const long MostOfOne = 16_000_000;
    private const long MostOfCell = 4 * MostOfOne;

    private long _shown;

    /// <summary>To be called when a command begins.</summary>
    public void Start() => Interlocked.Exchange(ref _shown, 0);

    /// <summary>The event, or one of the same kind that says that its value is too large.</summary>
    public KernelEvent Within(KernelEvent @event) => @event switch
    {
        DisplayedValueProduced shown => shown with { FormattedValues = Within(shown.FormattedValues, isMore: true) },
        ReturnValueProduced shown => shown with { FormattedValues = Within(shown.FormattedValues, isMore: true) },
        DisplayedValueUpdated shown => shown with { FormattedValues = Within(shown.FormattedValues, isMore: false) },
        ValueProduced one => one with { FormattedValue = Within([one.FormattedValue], isMore: false)[0] },
        _ => @event,
    };

    private IReadOnlyList<FormattedValue> Within(IReadOnlyList<FormattedValue> values, bool isMore)
    {
        var size = values.Sum(value => (long)value.Value.Length);
        if (size > MostOfOne)
            return Instead($"This output is not shown: it has {Millions(size)} million characters ({values[0].MimeType}), "
                + $"and at most {Millions(MostOfOne)} million are. Show a part of it, such as the first rows, or write it to a file.");
        if (isMore && Interlocked.Add(ref _shown, size) > MostOfCell)
            return Instead($"This output is not shown: the cell has shown more than {Millions(MostOfCell)} million characters. "
                + "Show less in it, or write to a file.");
        return values;
    }

    private static FormattedValue[] Instead(string text) => [new("text/plain", text)];

    private static string Millions(long size) => (size / 1e6).ToString("0", CultureInfo.InvariantCulture);
}
