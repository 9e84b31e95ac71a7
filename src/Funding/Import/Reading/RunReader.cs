using System.Text.RegularExpressions;
using Funding.Data;

namespace Funding.Import.Reading;

/// <summary>Reads what follows a region's name, if it is figures and nothing else.</summary>
internal static partial class RunReader
{
    /// <summary>The figures of a row, or null if the text says something else.</summary>
    public static IReadOnlyList<Run>? Read(string text)
    {
        var rest = Lead().Replace(text, "").TrimEnd(' ', '\t', '|', ';', '*', '.');
        if (rest.Length == 0) return null;
        var runs = new List<Run>();
        if (Earmark().Match(rest) is { Success: true } earmark)
        {
            if (One(earmark.Groups["figure"].Value) is not { } part) return null;
            runs.Add(part with { IsEarmark = true, Purpose = earmark.Groups["purpose"] is { Success: true } purpose ? purpose.Value.Trim() : null });
            rest = rest[..earmark.Index];
        }

        var amounts = new List<Run>();
        foreach (var piece in Separator().Split(rest.Trim()))
        {
            if (piece.Trim().Length == 0) continue;
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

    private static Run? One(string text) => Figure().Match(text.Trim()) is { Success: true, Index: 0 } match && match.Length == text.Trim().Length ? ToRun(match) : null;

    private static Run ToRun(Match match) =>
        new(match.Groups["digits"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), Blanks().Replace(match.Groups["unit"].Value, " "));

    [GeneratedRegex(@"^(?:[\s:|;=.…]|[–—-](?!\d))+", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\t|\||;|\ {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\G\s*(?:(?:ca\.?|cirka|drygt|nära|knappt)\ )?(?<digits>\d+(?:,\d+)?(?:\ \d+(?:,\d+)?)*)(?:\ ?(?<unit>%|" + MoneyUnit.Pattern + @")(?![\p{L}]))?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"[\s,(]*\(?\s*(?:varav|därav)\s+(?<figure>\d[\d ,]*(?:" + MoneyUnit.Pattern + @")?)\s*(?:(?:till|för|avser|är|rör|i)\s+(?<purpose>[^()]*?))?\s*\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earmark();
}
