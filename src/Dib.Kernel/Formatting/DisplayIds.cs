using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Dib.Kernel.Formatting;

/// <summary>
/// Names displays <c>display-1</c>, <c>display-2</c> …, the same in every run, and finds the one that an update replaces.
/// </summary>
/// <remarks>
/// The handle that <c>value.Display()</c> returns is not the one that was announced: its updates carry an id that nobody has
/// seen. What the two share are the formatted values, and an update takes the names of their formats over, string by string.
/// So each display gets formats whose names are strings of their own, and an update is recognised by them.
/// </remarks>
internal sealed class DisplayIds
{
    private readonly ConditionalWeakTable<string, string> _byFormat = [];
    private readonly Dictionary<string, string> _byId = [];
    private readonly Lock _gate = new();
    private int _count;

    /// <summary>A name for something that is shown and never replaced.</summary>
    public string Next() => $"display-{Interlocked.Increment(ref _count)}";

    /// <summary>The name of a display that has just been announced.</summary>
    public string Of(DisplayedValueProduced display)
    {
        var id = Next();
        lock (_gate)
        {
            if (display.ValueId is { } own)
                _byId[own] = id;
            foreach (var value in display.FormattedValues)
            {
                ref var format = ref MimeTypeOf(value);
                format = new string(format.AsSpan());
                _byFormat.AddOrUpdate(format, id);
            }
        }
        return id;
    }

    /// <summary>The display that an update replaces.</summary>
    public string Of(DisplayedValueUpdated update)
    {
        lock (_gate)
        {
            if (update.ValueId is { } own && _byId.TryGetValue(own, out var known))
                return known;
            foreach (var value in update.FormattedValues)
            {
                if (_byFormat.TryGetValue(value.MimeType, out var announced))
                    return announced;
            }
        }
        return update.ValueId ?? Next();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<MimeType>k__BackingField")]
    private static extern ref string MimeTypeOf(FormattedValue value);
}
