using System.Net;
using Dib.Html;
using Shared;

namespace Dib.Rendering;

/// <summary>What an output says, apart from how it looks: its name, its values, and what differs between two.</summary>
internal static partial class OutputContent
{
    private const int LongestName = 80;

    public static bool AreSame(Output one, Output other) => (one, other) switch
    {
        (DisplayOutput first, DisplayOutput second) => first.Values.SequenceEqual(second.Values),
        _ => one == other,
    };

    /// <summary>What readers know an output by.</summary>
    public static string NameOf(Output output)
    {
        if (ChartOf(output) is { Title: { } title })
            return title;
        if (HtmlOf(output) is { } html && Caption().Match(html) is { Success: true } caption)
            return Text(caption.Groups[1].Value);
        var text = Words(TextOf(output));
        var name = string.Join(' ', text);
        if (name.Length == 0)
            return "no text";
        return name.Length <= LongestName ? name : name[..LongestName].TrimEnd() + "…";
    }

    /// <summary>The values that differ: cell by cell where both are tables or charts of the same columns, else word by word.</summary>
    public static IReadOnlyList<ValueChange> Compare(Output before, Output after)
    {
        if (TableOf(before) is { } old && TableOf(after) is { } now && old[0].SequenceEqual(now[0]))
            return CompareRows(old, now);
        // Of another kind, or laid out otherwise: the two are best seen side by side.
        if (KindOf(before) != KindOf(after) || KindOf(after) is not "text")
            return [];
        return CompareWords(Words(TextOf(before)), Words(TextOf(after)));
    }

    private static List<ValueChange> CompareRows(List<string[]> before, List<string[]> after)
    {
        var changes = new List<ValueChange>();
        var columns = before[0];
        var (old, now) = (Keyed(before), Keyed(after));
        foreach (var (key, row) in now)
        {
            if (!old.TryGetValue(key, out var earlier))
                changes.Add(new ValueChange("", "", Cells(row)));
            else
                changes.AddRange(columns.Zip(earlier, row).Where(cell => cell.Second != cell.Third)
                    .Select(cell => Change($"{row[0]}, {cell.First}", cell.Second, cell.Third)));
        }
        changes.AddRange(old.Where(row => !now.ContainsKey(row.Key)).Select(row => new ValueChange("", Cells(row.Value), "")));
        return changes;
    }

    private static string Cells(string[] row) => string.Join(", ", row.Where(cell => cell.Length > 0).Select(ShortNumbers.Of));

    private static ValueChange Change(string where, string before, string after)
    {
        var (old, now) = ShortNumbers.Of(before, after);
        return new ValueChange(where, old, now);
    }

    /// <summary>Rows by their first cell; rows of one name are told apart by their order.</summary>
    private static Dictionary<(string Name, int Order), string[]> Keyed(List<string[]> table)
    {
        var seen = new Dictionary<string, int>();
        var rows = new Dictionary<(string, int), string[]>();
        foreach (var row in table.Skip(1).Where(row => row.Length == table[0].Length))
        {
            var order = seen[row[0]] = seen.GetValueOrDefault(row[0]) + 1;
            rows[(row[0], order)] = row;
        }
        return rows;
    }

    private static List<ValueChange> CompareWords(string[] before, string[] after)
    {
        const int MostWords = 5_000;
        if (before.Length > MostWords || after.Length > MostWords)
            return [];
        return
        [
            .. LongestCommon.Pieces(before, after, string.Equals)
                .Select(piece => new ValueChange("", string.Join(' ', before[piece.Before]), string.Join(' ', after[piece.After])))
                .Where(change => change is not { Before: "", After: "" }),
        ];
    }

    /// <summary>The header and the rows of a table or of the data behind a chart, as text; null where there is no such thing.</summary>
    private static List<string[]>? TableOf(Output output)
    {
        if (ChartOf(output)?.Table is { } chart)
            return [[.. chart.Columns.Select(column => column.Name)],
                .. chart.Rows.Select(row => row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "").ToArray())];
        if (HtmlOf(output) is not { } html || !html.Contains("<table", StringComparison.Ordinal))
            return null;
        var rows = Row().Matches(html)
            .Select(row => Cell().Matches(row.Groups[1].Value).Select(cell => Text(cell.Groups[1].Value)).ToArray())
            .Where(row => row.Length > 0).ToList();
        return rows.Count > 1 && rows[0].Length > 1 ? rows : null;
    }

    private static string KindOf(Output output) => ChartOf(output) is not null ? "chart" : TableOf(output) is not null ? "table" : "text";

    private static ChartFigure? ChartOf(Output output) =>
        output is DisplayOutput display && RichestFormat.Figure(display) is { } figure ? ChartFigure.Read(figure.Value) : null;

    private static string? HtmlOf(Output output) => ValueOf(output, RichestFormat.Html);

    private static string? ValueOf(Output output, string mimeType) =>
        (output as DisplayOutput)
            ?.Values.FirstOrDefault(value => value.MimeType.StartsWith(mimeType, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string TextOf(Output output) => output switch
    {
        StreamOutput stream => stream.Text,
        ErrorOutput error => error.Message,
        DisplayOutput display when display.Values.Any(value => value.MimeType == BrokenClaim.MimeType) =>
            RichestFormat.Find(display, RichestFormat.Markdown)?.Value ?? "",
        DisplayOutput { Values: [.., { MimeType: "text/plain" } plain] } => plain.Value,
        DisplayOutput { Values: [{ MimeType: "text/html" } html, ..] } => Text(html.Value),
        DisplayOutput { Values: [var first, ..] } => first.Value,
        _ => "",
    };

    // Thin and no-break spaces stand within numbers and stay.
    private static string[] Words(string text) =>
        text.Split([' ', '\n', '\t', '*', '#'], StringSplitOptions.RemoveEmptyEntries);

    private static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " ")).Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<caption[^>]*>(.*?)</caption>", RegexOptions.Singleline)]
    private static partial Regex Caption();

    [GeneratedRegex("<tr[^>]*>(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}

/// <summary>Numbers as a reader of a change wants them: no more digits than tell the old from the new.</summary>
internal static class ShortNumbers
{
    private const int UsualDigits = 4;
    private const int MostDecimals = 28;

    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = "\u202F", NegativeSign = "−" };

    /// <summary>A cell: shortened where it is a number, any other text as it is.</summary>
    public static string Of(string cell) => Number(cell) is { } number ? Text(number, Decimals(number)) : cell;

    /// <summary>Two different cells: numbers get as many decimals as it takes to see that they differ.</summary>
    public static (string Before, string After) Of(string before, string after)
    {
        if (Number(before) is not { } old || Number(after) is not { } now || old == now)
            return (Of(before), Of(after));
        var decimals = Math.Min(Decimals(old), Decimals(now));
        while (decimals < MostDecimals && Math.Round(old, decimals) == Math.Round(now, decimals))
            decimals++;
        return (Text(old, decimals), Text(now, decimals));
    }

    private static decimal? Number(string cell) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The decimals that leave the usual digits; those before the point are never rounded away.</summary>
    private static int Decimals(decimal number) =>
        number == 0 ? UsualDigits : Math.Clamp(UsualDigits - 1 - (int)Math.Floor(Math.Log10((double)Math.Abs(number))), 0, MostDecimals);

    private static string Text(decimal number, int decimals)
    {
        var rounded = Math.Round(number, decimals);
        return rounded.ToString((ReaderNumbers.MayBeYear((double)rounded) ? "0." : "#,##0.") + new string('#', decimals), Format);
    }
}
