using System.Globalization;
using System.Text.RegularExpressions;

namespace Dib.Tests.Notebooks;

/// <summary>The page of a region and the front page in both languages, over the data as they are and altered ones.</summary>
public partial class RegionPageTests
{
    private static readonly Dictionary<string, Action<AlteredData>> Alterations = new()
    {
        ["as they are"] = _ => { },
        ["halved"] = data => data.Halve(),
        ["gone to other regions"] = data => data.Rotate(),
        ["nothing for Gotland"] = data => data.Empty("09"),
        ["no part for Gotland"] = data => data.LeaveOut("2021-performance", "09", "10", "23"),
        ["no part for Gotland, rounded"] = data => data.LeaveOut("2024-accessibility", "09", "10", "23"),
        ["split by another population"] = data => data.SplitByLaterPopulation("2022-backlog"),
        ["to the krona"] = data => data.PublishToTheKrona("2024-accessibility"),
        ["a fixed part"] = data => data.SplitByFixedPartAndPopulation("2023-free-capacity", 1_000_000, 3.8),
        ["one grant more"] = data => data.AddGrantLike("2021-performance", "2021-second"),
        ["paid back"] = data => data.PayBack("2021-performance", 1_234_567, "07", "14"),
        ["another total"] = data => data.State("2021-performance", "just-over", 700_000_000, 100_000_000),
    };

    public static TheoryData<string> Names => [.. Sample.OneOf(3, Alterations.Keys)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_pages_say_follows_the_data_in_both_languages(string name)
    {
        using var data = new AlteredData();
        data.Keep("front", "region");
        Alterations[name](data);
        var expected = data.Save();
        foreach (var region in (string[])["Gotland", "Västra Götaland"])
        {
            using var english = new RenderedPages(data.Place, "--input", $"region={region}");
            using var swedish = new RenderedPages(data.Place, "--input", $"region={region}", "--culture", "sv-SE");
            foreach (var pages in (RenderedPages[])[english, swedish])
            {
                pages.ExitCode.ShouldBe(0, pages.Output);
                foreach (var page in (string[])["front", "region"])
                    AlteredDataTests.Sentences(pages.Page(page), $"{page} of {region}, {name}");
            }

            Says(english, expected, region, "Kr per inhabitant", "kr per inhabitant");
            Says(swedish, expected, region, "Kr per invånare", "kr per invånare");
            EnglishWord().Match(OwnWords(swedish.Text("region"))).Value.ShouldBe("", swedish.Text("region"));
            EnglishWord().Match(OwnWords(swedish.Text("front"))).Value.ShouldBe("", swedish.Text("front"));
        }
    }

    private static void Says(RenderedPages pages, Expected expected, string region, string column, string unit)
    {
        var isSwedish = column == "Kr per invånare";
        var shares = expected.Grants.Select(grant => grant.Rows.SingleOrDefault(row => row.Region == region)).ToList();
        var table = pages.Tables("region").First();
        var rows = table.QuerySelectorAll("tbody tr").ToList();
        rows.Count.ShouldBe(expected.Grants.Count);
        var at = RenderedPages.Headings(table).IndexOf(column);
        foreach (var (row, share) in rows.Zip(shares))
        {
            var value = row.Children[at].GetAttribute("data-value");
            if (share is null) value.ShouldBeNull($"no part, so no amount: {row.TextContent}");
            else RenderedPages.Number(value!).ShouldBe(share.PerHead, 0.051m);
        }

        var (perHead, mean) = (shares.OfType<ExpectedRow>().Sum(row => row.PerHead), expected.Mean);
        var written = Text(Math.Round(perHead, 0, MidpointRounding.AwayFromZero), isSwedish);
        pages.Text("region").ShouldContain($"{written} {unit}");
        pages.Text("region").ShouldContain($"{Text(Math.Round(mean, 0, MidpointRounding.AwayFromZero), isSwedish)} kr");
        pages.Text("front").ShouldContain($"{Text(Math.Round(mean, 0, MidpointRounding.AwayFromZero), isSwedish)} {unit}");
        pages.Text("front").ShouldContain(
            $"{Text(Math.Round(expected.Grants.Sum(grant => grant.Total) / 1e6m, 0, MidpointRounding.AwayFromZero), isSwedish)} M kr");
        var left = shares.Count(share => share is null);
        pages.Text("region").Contains(isSwedish ? "ingår inte i bidraget" : "is no part of the").ShouldBe(left > 0);
    }

    private static string Text(decimal number, bool isSwedish) => RenderedPages.Plain(number.ToString("N0",
        isSwedish ? CultureInfo.GetCultureInfo("sv-SE") : new NumberFormatInfo { NumberGroupSeparator = " " })).Replace('-', '−');

    /// <summary>What the page has around the notebook, and the title that a grant's own page gave it, are in another language.</summary>
    private static string OwnWords(string text) => Around().Replace(text, "")
        .Replace("Second half of the supplement of 2021, by waiting times September to November", "", StringComparison.Ordinal);

    [GeneratedRegex(@"Code cell \d+, \d+ lines?|Save as SVG ?PNG ?CSV|Copy|Save as CSV|Save for Excel|Filter rows|Data(?=[A-ZÅÄÖ])")]
    private static partial Regex Around();

    [GeneratedRegex(@"\b(?:the|and|of|than|by|per inhabitant|grants?|which|got|country|allows?|population|[Ss]ources?)\b")]
    private static partial Regex EnglishWord();
}
