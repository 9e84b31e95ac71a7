using System.Collections;
using System.Globalization;
using System.Numerics;
using Shared;

namespace Tables;

/// <summary>A value as a short text: the same on every machine, but for the signs of a culture within numbers.</summary>
internal static class PlainText
{
    private const int ItemsInCell = 10;
    private const int DeepestItems = 3;
    private const int LongestShortened = 200;

    /// <summary>As readers see it: numbers have the signs of the current culture.</summary>
    public static string Of(object? value) => Of(value, DeepestItems);

    /// <summary>The same, cut where it is long.</summary>
    public static string Shortened(object? value) =>
        Of(value) is var text && text.Length > LongestShortened ? text[..LongestShortened] + "…" : text;

    private static string Of(object? value, int depth) => value switch
    {
        null => "",
        string text => text,
        _ when OwnFormats.Find(value, MimeTypes.Plain) is { } custom => custom,
        bool truth => truth ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0, Kind: DateTimeKind.Unspecified } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        // With its zone where it has one: "Z", or the offset of the machine's own.
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        // Under the invariant culture as code writes them, to be copied into code.
        IFormattable number when NumberText.IsNumber(number) && CultureInfo.CurrentCulture is { Name.Length: > 0 } culture =>
            number.ToString(null, ReaderNumbers.Of(culture)),
        IFormattable formattable => Own(value, () => formattable.ToString(null, CultureInfo.CurrentCulture)),
        Type type => ReadableName.OfType(type),
        IEnumerable when depth == 0 => "…",
        IEnumerable sequence => Items(sequence, depth - 1),
        // What a type says of itself; a type that says nothing has a readable name at least.
        _ => Own(value, value.ToString) is var text && text == value.GetType().ToString() ? ReadableName.OfType(value.GetType()) : text,
    };

    /// <summary>True where a value has a text of its own: it neither holds itself nor throws nor goes on without end.</summary>
    public static bool IsWell(object value) => !Cycle.In(value) && Patience.TryCall(value.GetType(), value.ToString, out _);

    private static string Own(object value, Func<string?> write) =>
        Cycle.In(value) ? Members(value) : Text(value, write);

    private static string Text(object value, Func<string?> write)
    {
        _ = Patience.TryCall(value.GetType(), write, out var text);
        return (string?)text ?? "";
    }

    /// <summary>A value that holds itself, down to its members.</summary>
    private static string Members(object value) => $"{ReadableName.OfType(value.GetType())} {{ "
        + string.Join(", ", ReadableMembers.Of(value.GetType()).Select(member => (member.Name, Value: ReadableMembers.Read(member, value)))
            .Select(member => $"{member.Name} = "
                + (member.Value is null ? OwnFormats.Null : IsScalar(member.Value.GetType()) ? Of(member.Value) : "…"))) + " }";

    /// <summary>True for types whose value is one text, not a structure to lay open.</summary>
    public static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer
        || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid) || type == typeof(Uri) || type == typeof(Version)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly)
        || type == typeof(TimeSpan) || type == typeof(BigInteger) || type == typeof(Complex) || type == typeof(Half)
        || type == typeof(Int128) || type == typeof(UInt128)
        || type == typeof(Index) || type == typeof(Range) || type == typeof(CancellationToken)
        || typeof(Type).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type)
        || typeof(Task).IsAssignableFrom(type) || typeof(System.Reflection.MemberInfo).IsAssignableFrom(type)
        || typeof(System.Text.Json.Nodes.JsonNode).IsAssignableFrom(type) || type == typeof(System.Text.Json.JsonElement)
        || typeof(System.Text.StringBuilder) == type;

    private static string Items(IEnumerable sequence, int depth)
    {
        var texts = new List<string>();
        if (!Patience.TryCall(sequence.GetType(), Read, out var problem))
            texts.Add((string)problem!);
        return string.Join(CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == "," ? "; " : ", ", texts);

        object? Read()
        {
            foreach (var item in sequence)
            {
                texts.Add(texts.Count == ItemsInCell ? "…" : item is null ? OwnFormats.Null : Of(item, depth));
                if (texts.Count > ItemsInCell)
                    break;
            }
            return null;
        }
    }
}
