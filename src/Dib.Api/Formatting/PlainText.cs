using System.Collections;
using System.Globalization;
using System.Numerics;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value as a short text: culture-invariant, the same on every machine.</summary>
internal static class PlainText
{
    private const int ItemsInCell = 10;

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        Type type => ReadableName.OfType(type),
        IDictionary or IEnumerable => Items((IEnumerable)value),
        _ => value.ToString() ?? "",
    };

    /// <summary>True for types whose value is one text, not a structure to lay open.</summary>
    public static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer
        || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid) || type == typeof(Uri) || type == typeof(Version)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan)
        || type == typeof(BigInteger) || type == typeof(Complex) || type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128)
        || type == typeof(Index) || type == typeof(Range) || type == typeof(CancellationToken)
        || typeof(Type).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type)
        || typeof(Task).IsAssignableFrom(type) || typeof(System.Reflection.MemberInfo).IsAssignableFrom(type)
        || typeof(System.Text.Json.Nodes.JsonNode).IsAssignableFrom(type) || type == typeof(System.Text.Json.JsonElement)
        || typeof(System.Text.StringBuilder) == type;

    private static string Items(IEnumerable sequence)
    {
        var texts = new List<string>();
        foreach (var item in sequence)
        {
            if (texts.Count == ItemsInCell)
            {
                texts.Add("…");
                break;
            }
            texts.Add(Of(item));
        }
        return string.Join(", ", texts);
    }
}
