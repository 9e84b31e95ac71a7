using System.Collections;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// How values are written: formats registered by a cell first, then those that the type's own library brings
/// (see <see cref="FormatterConvention"/>), then the defaults: a table for sequences and for objects, text for the rest.
/// </summary>
public static class Formatter
{
    internal const string Html = "text/html";
    internal const string Plain = "text/plain";

    private static readonly List<Registration> Registrations = [];
    private static readonly Dictionary<Type, string[]> Preferred = [];
    private static readonly Lock Gate = new();

    /// <summary>How many rows of a sequence a table shows. Further rows are counted, and kept for download up to <see cref="Table.DownloadLimit"/>.</summary>
    public static int ListExpansionLimit { get; set; } = 100;

    /// <summary>Registers how values of a type, and of types derived from it, are written.</summary>
    /// <param name="formatter">Writes a value as text.</param>
    /// <param name="mimeType">The format it writes.</param>
    /// <typeparam name="T">A class, struct or interface.</typeparam>
    public static void Register<T>(Func<T, string> formatter, string mimeType = Plain)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Add(typeof(T), mimeType, value => formatter((T)value));
    }

    /// <summary>Registers how values of a type, and of types derived from it, are written.</summary>
    /// <param name="formatter">Writes a value to a writer.</param>
    /// <param name="mimeType">The format it writes.</param>
    /// <typeparam name="T">A class, struct or interface.</typeparam>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = Plain)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Register(typeof(T), (value, writer) => formatter((T)value, writer), mimeType);
    }

    /// <summary>Registers how values of a type, and of types derived from it, are written.</summary>
    /// <param name="type">The type; an open generic type stands for all its constructions.</param>
    /// <param name="formatter">Writes a value to a writer.</param>
    /// <param name="mimeType">The format it writes.</param>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = Plain)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(formatter);
        Add(type, mimeType, value =>
        {
            using var writer = new StringWriter { NewLine = "\n" };
            formatter(value, writer);
            return writer.ToString();
        });
    }

    /// <summary>Sets the formats in which values of a type are shown, the first being the best.</summary>
    /// <param name="type">The type; it also counts for types derived from it.</param>
    /// <param name="mimeTypes">The formats; none removes an earlier preference.</param>
    public static void SetPreferredMimeTypesFor(Type type, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(type);
        lock (Gate)
        {
            if (mimeTypes.Length == 0)
                Preferred.Remove(type);
            else
                Preferred[type] = mimeTypes;
        }
    }

    /// <summary>Forgets every registration and preference.</summary>
    public static void ResetToDefault()
    {
        lock (Gate)
        {
            Registrations.Clear();
            Preferred.Clear();
            ListExpansionLimit = 100;
        }
    }

    /// <summary>The text of a value in one format.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeType">The format.</param>
    public static string ToDisplayString(this object? value, string mimeType = Plain) => Format(value, [mimeType])[0].Value;

    /// <summary>Writes a value in each of the formats wanted.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The formats wanted; none means the type's preferred ones, or else all that it has, with text last.</param>
    /// <returns>At least one text, the best first.</returns>
    public static IReadOnlyList<FormattedText> Format(object? value, IReadOnlyCollection<string> mimeTypes)
    {
        if (value is null)
            return [new FormattedText(mimeTypes.FirstOrDefault() ?? Plain, mimeTypes.Contains(Html) ? "&lt;null&gt;" : "<null>")];

        var type = value.GetType();
        var custom = CustomFormats(type);
        IReadOnlyCollection<string> wanted = mimeTypes.Count > 0 ? mimeTypes : PreferredFor(type) ?? InOrder(custom);
        if (wanted.Count == 0)
            return Defaults(value);

        var texts = new List<FormattedText>();
        foreach (var mimeType in wanted)
        {
            if (Custom(custom, value, mimeType) is { } text)
                texts.Add(new FormattedText(mimeType, text));
            else if (Defaults(value).FirstOrDefault(format => format.MimeType == mimeType) is { Value: not null } format)
                texts.Add(format);
            else
                texts.Add(new FormattedText(mimeType, mimeType == Html ? Encode.Html(PlainText.Of(value)) : PlainText.Of(value)));
        }
        return texts;
    }

    /// <summary>The formats that a value would be shown in, the best first, without writing it.</summary>
    internal static IReadOnlyList<string> MimeTypesOf(object? value)
    {
        if (value is null)
            return [Plain];
        var type = value.GetType();
        if (PreferredFor(type) is { } preferred)
            return preferred;
        var custom = InOrder(CustomFormats(type));
        return custom.Length > 0 ? custom : value is HtmlString ? [Html] : PlainText.IsScalar(type) ? [Plain] : [Html, Plain];
    }

    private static string[] InOrder(IEnumerable<CustomFormat> formats) =>
        [.. formats.Select(format => format.MimeType).Distinct().OrderBy(mimeType => mimeType == Plain)];

    private static List<FormattedText> Defaults(object value) => value switch
    {
        HtmlString html => [new(Html, html.ToString())],
        _ when PlainText.IsScalar(value.GetType()) => [new(Plain, PlainText.Of(value))],
        IEnumerable sequence => Table.Of(sequence, ListExpansionLimit).Format(caption: null),
        _ => ObjectTable.Format(value),
    };

    private static IReadOnlyList<CustomFormat> CustomFormats(Type type)
    {
        lock (Gate)
        {
            if (Registrations.Count == 0)
                return FormatterConvention.FormatsOf(type);
            // The latest registration for the nearest type wins; what the type's library brings comes after.
            var own = Registrations
                .Select((registration, order) => (registration, order, distance: Distance(type, registration.Type)))
                .Where(candidate => candidate.distance >= 0)
                .OrderBy(candidate => candidate.distance).ThenByDescending(candidate => candidate.order)
                .Select(candidate => new CustomFormat(candidate.registration.MimeType, candidate.registration.Write));
            return [.. own, .. FormatterConvention.FormatsOf(type)];
        }
    }

    /// <summary>What a registration or the type's library makes of a value, or null where neither has that format.</summary>
    internal static string? Custom(object value, string mimeType) => Custom(CustomFormats(value.GetType()), value, mimeType);

    private static string? Custom(IReadOnlyList<CustomFormat> formats, object value, string mimeType)
    {
        foreach (var format in formats)
        {
            if (format.MimeType == mimeType && format.Write(value) is { } text)
                return text;
        }
        return null;
    }

    private static string[]? PreferredFor(Type type)
    {
        lock (Gate)
        {
            return Preferred
                .Select(entry => (entry.Value, distance: Distance(type, entry.Key)))
                .Where(candidate => candidate.distance >= 0)
                .OrderBy(candidate => candidate.distance)
                .Select(candidate => candidate.Value)
                .FirstOrDefault() ?? FormatterConvention.PreferredOf(type);
        }
    }

    /// <summary>How many steps of inheritance lie between a type and a registered one; −1 where it is none of its bases.</summary>
    private static int Distance(Type type, Type registered)
    {
        // What is registered for everything yields to whatever is registered for anything.
        if (registered == typeof(object))
            return type == registered ? 0 : int.MaxValue;
        var steps = 0;
        for (var current = type; current is not null; current = current.BaseType, steps++)
        {
            if (current == registered || (current.IsGenericType && current.GetGenericTypeDefinition() == registered))
                return steps;
        }
        var implements = registered.IsInterface && type.GetInterfaces()
            .Any(contract => contract == registered || (contract.IsGenericType && contract.GetGenericTypeDefinition() == registered));
        return implements ? 1000 : -1;
    }

    private static void Add(Type type, string mimeType, Func<object, string?> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        lock (Gate)
            Registrations.Add(new Registration(type, mimeType, write));
    }

    private sealed record Registration(Type Type, string MimeType, Func<object, string?> Write);
}
