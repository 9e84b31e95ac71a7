using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Dib.Kernel.Formatting;

/// <summary>
/// How values are shown. Formatters that a cell, a library or an extension registered come first, as in the original; where
/// only the original's general ones are left, ours take their place: aligned tables, plain text for what is one text.
/// </summary>
internal static class Displays
{
    private const int RowsShown = 100;
    private const string Html = MimeTypes.Html;
    private const string Plain = MimeTypes.Plain;
    private const string Json = "application/json";

    private static HashSet<ITypeFormatter> _general = [];

    /// <summary>Whose numbers are shown. Cells run under the invariant culture, unless one of them chooses another.</summary>
    public static CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;

    /// <summary>To be called before anything registers a formatter: notes those that the original begins with.</summary>
    public static void Prepare()
    {
        Begin();
        // Also after a cell reset everything.
        typeof(Formatter).GetEvent("Clearing", BindingFlags.NonPublic | BindingFlags.Static)?.GetAddMethod(nonPublic: true)?
            .Invoke(null, [(Action)Begin]);
        OwnFormats.Null = Formatter.NullString;
        OwnFormats.Has = static type => TableRows.Knows(type) || HasOwn(type, Html) || HasOwn(type, Plain);
        OwnFormats.Find = static (value, mimeType) => HasOwn(value.GetType(), mimeType) || (mimeType == Html && value is IHtmlContent)
            ? Write(value, mimeType) : mimeType == Html ? Nested.Html(value) : null;
    }

    /// <summary>Forgets what cells registered.</summary>
    /// <param name="culture">Whose numbers are shown from now on.</param>
    public static void StartOver(CultureInfo culture)
    {
        Formatter.ResetToDefault();
        PlotlyCharts.Register();
        Culture = culture;
    }

    private static void Begin()
    {
        CarefulFormatter.PutInPlace();
        _general = [.. _general, .. Formatter.RegisteredFormatters()];
        // The original stops at 20, short of the hours of a day.
        Formatter.ListExpansionLimit = RowsShown;
    }

    /// <summary>
    /// While an extension is loaded: what it registers for values that tables show better counts as general.
    /// </summary>
    public static IDisposable WhileExtending()
    {
        HashSet<ITypeFormatter> before = [.. Formatter.RegisteredFormatters(includeDefaults: false)];
        return System.Reactive.Disposables.Disposable.Create(() => _general.UnionWith(
            Formatter.RegisteredFormatters(includeDefaults: false)
                .Where(formatter => !before.Contains(formatter) && TableRows.IsFrame(formatter.Type))));
    }

    /// <summary>A value in the formats that its type prefers, the best first.</summary>
    public static IReadOnlyList<FormattedValue> Of(object? value)
    {
        if (value is FormattedValue formatted)
            return [formatted];
        if (value is IEnumerable<FormattedValue> several)
            return [.. several];
        using var _ = ForReaders();
        return WithPatience(value, () =>
        {
            var preferred = Formatter.GetPreferredMimeTypesFor(value?.GetType());
            return House(value, preferred)
                ?? [.. preferred.Select(mimeType => WithoutStyle(new FormattedValue(mimeType, Write(value, mimeType))))];
        });
    }

    /// <summary>A value that the original has formatted already, where ours are better.</summary>
    /// <param name="value">The value; null where only its formats are known.</param>
    /// <param name="given">Its formats.</param>
    /// <param name="isOurs">True where they were written here, for readers.</param>
    public static IReadOnlyList<FormattedValue> Of(object? value, IReadOnlyCollection<FormattedValue> given, bool isOurs = false)
    {
        using var _ = ForReaders();
        var house = value is null or string ? null
            : WithPatience(value, () => House(value, [.. given.Select(format => format.MimeType)]));
        if (house is not null)
            return house;
        // The original wrote it in the culture that the cell ran under.
        var isForReaders = isOurs || value is null or string || Culture.Name.Length == 0;
        return [.. given.Select(format =>
            WithoutStyle(isForReaders ? format : new FormattedValue(format.MimeType, Write(value, format.MimeType))))];
    }

    /// <summary>The formats that a value would be shown in, without writing it.</summary>
    public static IReadOnlyList<string> MimeTypesOf(object? value)
    {
        var preferred = Formatter.GetPreferredMimeTypesFor(value?.GetType());
        return IsHouse(value, preferred) ? PlainText.IsScalar(value?.GetType() ?? typeof(string))
            ? [Plain] : [Html, Plain] : [.. preferred];
    }

    /// <summary>A value in one format.</summary>
    public static string Write(object? value, string mimeType)
    {
        using var _ = ForReaders();
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var context = new FormatContext(writer))
            Formatter.GetPreferredFormatterFor(value?.GetType() ?? typeof(object), mimeType).Format(value, context);
        return writer.ToString();
    }

    // Where a formatter was written for the type, no code of the value's own is called unasked: no thread need be kept for it.
    private static T WithPatience<T>(object? value, Func<T> write) =>
        value is null || PlainText.IsScalar(value.GetType()) || HasOwn(value.GetType(), Html) || HasOwn(value.GetType(), Plain)
            ? write() : Patience.With(write);

    /// <summary>The reader's culture until disposed of, or the one that a cell chose.</summary>
    private static IDisposable ForReaders()
    {
        var current = CultureInfo.CurrentCulture;
        if (current.Name.Length == 0)
            CultureInfo.CurrentCulture = Culture;
        return System.Reactive.Disposables.Disposable.Create(() => CultureInfo.CurrentCulture = current);
    }

    /// <summary>
    /// Leaves out the style sheet that the original puts into everything it writes as HTML: pages and editors have their own.
    /// </summary>
    private static FormattedValue WithoutStyle(FormattedValue format)
    {
        const string End = "</style>";
        if (format.MimeType != Html
            || format.Value.IndexOf("<style>\r\n.dni-code-hint {", StringComparison.Ordinal) is not (>= 0 and var start))
            return format;
        var end = format.Value.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? format : new FormattedValue(Html, format.Value.Remove(start, end + End.Length - start));
    }

    private static IReadOnlyList<FormattedValue>? House(object? value, IReadOnlyCollection<string> wanted)
    {
        if (!IsHouse(value, wanted))
            return null;
        return value switch
        {
            null => [new(Plain, Formatter.NullString)],
            JsonDocument document => [new(Json, document.RootElement.GetRawText())],
            JsonElement element => [new(Json, element.GetRawText())],
            System.Text.Json.Nodes.JsonNode node => [new(Json, node.ToJsonString())],
            _ when PlainText.IsScalar(value.GetType()) => [new(Plain, PlainText.Of(value))],
            // JSON of the library that many notebooks know; which build of it is theirs to choose.
            _ when BasesOf(value.GetType()).Any(known => known.FullName == "Newtonsoft.Json.Linq.JToken") => [new(Json, value.ToString())],
            _ when TableRows.In(value) is { } rows => Formats(rows),
            _ => ObjectTable.Of(value) is var (html, text) ? [new(Html, html), new(Plain, text)] : [new(Plain, PlainText.Of(value))],
        };
    }

    private static bool IsHouse(object? value, IReadOnlyCollection<string> wanted)
    {
        // A format that was asked for by name is given as asked.
        var isTable = value is not null && TableRows.Knows(value.GetType());
        if (isTable ? !wanted.Contains(Html) : wanted.Count != 1 || wanted.First() != Html)
            return false;
        return value is null || (value is not IHtmlContent && !HasOwn(value.GetType(), Html));
    }

    private static bool HasOwn(Type type, string mimeType)
    {
        // Asking brings the formatters in that the type's own library declares.
        Formatter.GetPreferredMimeTypesFor(type);
        foreach (var formatter in Formatter.RegisteredFormatters(includeDefaults: !TableRows.Knows(type)))
        {
            if (formatter.MimeType == mimeType && !_general.Contains(formatter) && IsFor(formatter.Type, type))
                return true;
        }
        return false;
    }

    private static bool IsFor(Type formatted, Type type) =>
        formatted.IsAssignableFrom(type)
        || (formatted.IsGenericTypeDefinition
            && BasesOf(type).Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == formatted));

    private static IEnumerable<Type> BasesOf(Type type)
    {
        foreach (var contract in type.GetInterfaces())
            yield return contract;
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private static IReadOnlyList<FormattedValue> Formats(IEnumerable sequence)
    {
        var table = Table.Of(sequence, LimitOf(sequence.GetType()));
        return [new(Html, TableHtml.Write(table, caption: null)), new(Plain, TableText.Write(table, caption: null))];
    }

    /// <summary>How many rows are shown: as a cell set it for the items' type, or for all.</summary>
    private static int LimitOf(Type type)
    {
        var item = BasesOf(type).FirstOrDefault(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
        return item is null || item.IsByRefLike || item.IsPointer
            ? Formatter.ListExpansionLimit
            : (int)typeof(Formatter<>).MakeGenericType(item).GetProperty(nameof(Formatter.ListExpansionLimit))!.GetValue(null)!;
    }
}
