namespace Funding.Import.Reading;

/// <summary>Reads what follows a region's name, if it is figures and nothing else.</summary>
internal static partial class RunReader
{
    /// <summary>The figures of a row, or null if the text says something else.</summary>
    public static IReadOnlyList<Run>? Read(string text)
    {
        if (OnlyDashes().Match(text) is { Success: true } dashes)
            return [.. dashes.Groups["dash"].Captures.Select(dash => new Run([dash.Value], ""))];
        var rest = Lead().Replace(text, "").TrimEnd(' ', '\t', '|', ';', '*', '.');
        if (rest.Length == 0) return null;
        var runs = new List<Run>();
        if (Earmark().Match(rest) is { Success: true } earmark)
        {
            if (One(earmark.Groups["figure"].Value) is not { } part) return null;
            var purpose = earmark.Groups["purpose"] is { Success: true } found ? found.Value.Trim() : null;
            runs.Add(part with { IsEarmark = true, Purpose = purpose });
            rest = rest[..earmark.Index];
        }

        var amounts = new List<Run>();
        foreach (var piece in Cells(rest.Trim()))
        {
            if (piece.Trim().Length == 0) continue;
            if (PrintedNumber.IsDash(piece))
            {
                amounts.Add(new([piece.Trim()], ""));
                continue;
            }

            var at = 0;
            foreach (Match match in Figure().Matches(piece))
            {
                if (match.Index != at) return null;
                at += match.Length;
                amounts.Add(ToRun(match));
            }

            if (at != piece.Length) return null;
        }

        return amounts.Count == 0 ? null : [.. amounts, .. runs];
    }

    /// <summary>What stands between the marks that part cells, blanks around it included.</summary>
    public static string[] Cells(string text) => Separator().Split(text);

    private static Run? One(string text) =>
        Figure().Match(text.Trim()) is { Success: true, Index: 0 } match && match.Length == text.Trim().Length ? ToRun(match) : null;

    private static Run ToRun(Match match) =>
        new(match.Groups["digits"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Blanks().Replace(match.Groups["unit"].Value, " "));

    [GeneratedRegex(@"^(?:[\s:|;=.…]|[–—-](?!\d|\s*[\t;|]))+", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^[\s:|;]*(?:(?<dash>[–—−-])[\s|;]*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyDashes();

    [GeneratedRegex(@"\t|\||;|\ {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"\G\s*(?:(?:ca\.?|cirka|drygt|nära|knappt)\ )?(?<digits>[−–-]?\d+(?:,\d+)?(?:\ [−–-]?\d+(?:,\d+)?)*)"
            + @"(?:\ ?(?<unit>[%‰]|" + MoneyWords.Pattern + @")(?![\p{L}]))?\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"[\s,(]*\(?\s*(?:varav|därav)\s+(?<figure>\d[\d ,]*(?:" + MoneyWords.Pattern
        + @")?)\s*(?:(?:till|för|avser|är|rör|i)\s+(?<purpose>[^()]*?))?\s*\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earmark();
}

/// <summary>
/// Digits that stand together with blanks between, and the unit after them: one number, or several whose borders the blanks
/// do not show. "2 411 859 461 327 417" has six groups and is any of five pairs.
/// </summary>
internal sealed record Run(IReadOnlyList<string> Groups, string Unit, bool IsEarmark = false, string? Purpose = null)
{
    /// <summary>A page with more columns than this is no table of grants.</summary>
    public const int MostNumbers = 4;

    /// <summary>A share in per cent or per mille stands beside amounts and is none.</summary>
    public bool IsPercentage => Unit is "%" or "‰";

    /// <summary>The fewest numbers the run can be; more than <see cref="MostNumbers"/> if it is none at all.</summary>
    public int Fewest
    {
        get
        {
            for (var count = 1; count <= MostNumbers; count++)
                if (Splits(count).Any()) return count;
            return MostNumbers + 1;
        }
    }

    /// <summary>Every way to read the run as so many numbers.</summary>
    public IEnumerable<IReadOnlyList<TableCell>> Splits(int count) => From(0, count);

    private IEnumerable<IReadOnlyList<TableCell>> From(int start, int count)
    {
        if (count == 0 || start >= Groups.Count)
        {
            if (count == 0 && start == Groups.Count) yield return [];
            yield break;
        }

        for (var end = start + 1; end <= Groups.Count - (count - 1); end++)
        {
            // Only a later group may be rejected for good: what follows a wrong group is wrong as well.
            if (end > start + 1 && !IsFollower(Groups[end - 1])) yield break;
            if (end > start + 1 && (!IsLeader(Groups[start]) || Groups[end - 2].Contains(','))) yield break;
            if (end == start + 1 && !IsAlone(Groups[start])) continue;
            foreach (var rest in From(end, count - 1))
                yield return [new TableCell(Groups.Skip(start).Take(end - start), end == Groups.Count ? Unit : "", IsEarmark), .. rest];
        }
    }

    private static bool IsFollower(string group) =>
        char.IsAsciiDigit(group[0]) && (group.Length == 3 ? !group.Contains(',') : group.Length > 4 && group[3] == ',');

    private static bool IsLeader(string signed) =>
        Unsigned(signed) is var group && group.Length <= 3 && !group.Contains(',') && group[0] != '0';

    private static bool IsAlone(string signed) =>
        Unsigned(signed) is var group && (group[0] != '0' || group.Length == 1 || group[1] == ',');

    /// <summary>The digits after a minus, which pages write as any dash.</summary>
    private static string Unsigned(string group) => group.Length > 1 ? group.TrimStart('−', '–', '-') : group;
}
