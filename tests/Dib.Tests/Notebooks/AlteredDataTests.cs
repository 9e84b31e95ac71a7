using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Dib.Tests.Notebooks;

/// <summary>The notebooks over altered data: whatever the data say, prose, tables and figures say it too, in whole sentences.</summary>
public partial class AlteredDataTests
{
    private static readonly string[] Pages = ["0", "1", "2", "3", "4", "5", "6"];

    [Fact]
    public void Halved_amounts_halve_every_figure_and_leave_no_pot_a_round_sum()
    {
        using var data = new AlteredData();
        data.Halve();
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        pages.Cells("1", "Rows", "Accessibility 2024").ShouldBe(["published, each to 0.5 M kr"]);
        pages.Text("3").ShouldContain("held 171.5 M kr for BUP");
        pages.Text("4").ShouldContain("no figure contradicts another");
        // Both rules still fit, but only whole 10 000 kr told them apart: the pages must not choose one.
        pages.Text("2").ShouldContain("2 rules of 5 pots fit, and the amounts do not tell which one holds.");
        pages.Text("2").ShouldNotContain("likelier");
        pages.Text("0").ShouldContain("two such rules fit");
        pages.Text("0").ShouldMatch(@"cost (Stockholm or Västra Götaland|Västra Götaland or Stockholm) 34\.\d–36\.1 M kr");
    }

    [Fact]
    public void Amounts_that_went_to_other_regions_are_told_of_those()
    {
        using var data = new AlteredData();
        data.Rotate();
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        // What the pages say of single regions is not true of the rows any more.
        pages.Text("4").ShouldContain("statements contradict the rows");
    }

    [Fact]
    public void A_payers_population_that_is_not_in_the_data_is_unknown_and_breaks_no_rule()
    {
        using var data = new AlteredData();
        data.SplitByLaterPopulation("2022-backlog");
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        foreach (var page in (string[])["4"])
        {
            pages.Text(page).ShouldContain("ne amount breaks the rule of its grant: Värmland in Accessibility 2024, not earmarked; "
                + "and the population basis of Backlog 2022 is not in the data");
            pages.Text(page).ShouldNotContain("amounts break");
        }

        pages.Text("2").ShouldContain("Backlog 2022: that cannot be told. The population basis of the payer is not in the data");
    }

    [Fact]
    public void Amounts_to_the_krona_leave_fewer_places_open_and_the_page_does_not_say_that_they_are_rounded()
    {
        using var data = new AlteredData();
        data.PublishToTheKrona("2024-accessibility");
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        pages.Cells("3", "Possible places", "Dalarna").ShouldBe(["1"]);
        pages.Text("3").ShouldContain("21 places are certain");
        pages.Text("3").ShouldNotContain("rounded to");
        pages.Text("0").ShouldNotContain("rounded to");
        pages.Text("0").ShouldContain("Which region got most for child psychiatry");
    }

    [Fact]
    public void A_hedged_total_or_none_is_never_called_exact()
    {
        using var data = new AlteredData();
        data.State("2021-performance", "just-over", 739_000_000, 1_000_000);
        data.State("2022-backlog", "summed", 1_997_500_000, 1);
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        pages.Text("4").ShouldContain("No total was published to the krona.");
        pages.Cells("1", "The page states", "Performance 2021").ShouldBe(["Just over 739 M kr"]);
        pages.Cells("1", "The page states", "Backlog 2022").Single().ShouldStartWith("No published total");
    }

    [Fact]
    public void Two_grants_of_one_year_have_names_of_their_own()
    {
        using var data = new AlteredData();
        data.AddGrantLike("2021-performance", "2021-queues");
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        pages.Text("1").ShouldContain("Queues 2021");
        pages.Text("2").ShouldContain("Queues 2021, all regions");
    }

    [Fact]
    public void A_fixed_part_and_population_are_told_as_the_rule_that_they_are()
    {
        using var data = new AlteredData();
        data.SplitByFixedPartAndPopulation("2023-free-capacity", 1_000_000, 3.8);
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        pages.Text("0").ShouldContain("by a fixed part and population");
        pages.Cells("5", "Rule that explains every row", "Free capacity 2023").ShouldBe(["a fixed part and population"]);
    }

    public static TheoryData<string, string> ToSomeRegions => new(Sample.OneOf(3, new (string, string)[]
    {
        ("2024-accessibility", "Accessibility 2024 (18 regions)"),
        ("2021-performance", "Performance 2021 (18 regions)"),
        ("2022-backlog", "Backlog 2022 (18 regions)"),
    }));

    [Theory]
    [MemberData(nameof(ToSomeRegions))]
    public void A_grant_to_18_regions_is_named_so_and_those_left_out_have_no_amount_and_no_place_in_it(string grant, string label)
    {
        using var data = new AlteredData();
        data.LeaveOut(grant, "09", "10", "23");
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        pages.Text("1").ShouldContain($"{label}: Gotland, Blekinge and Jämtland Härjedalen not part of it, nor counted in its mean.");
        pages.Text("4").ShouldContain($"not part are Gotland, Blekinge and Jämtland Härjedalen in {label}");
        foreach (var left in (string[])["Gotland", "Blekinge", "Jämtland Härjedalen"])
        {
            pages.Cells("1", label, left).ShouldBe(["–", "", ""], "a place, kronor per inhabitant and an amount");
            pages.Values("1", label, left).ShouldBeEmpty();
        }
    }

    public static TheoryData<string, long, bool> PaidBack => new(Sample.OneOf(2, new (string, long, bool)[]
    {
        ("2021-performance", 1_234_567, false),
        ("2022-backlog", 345_678, true),
    }));

    [Theory]
    [MemberData(nameof(PaidBack))]
    public void Money_paid_back_is_below_zero_wherever_it_stands_and_no_pots_explain_it(string grant, long kronor, bool hasPots)
    {
        using var data = new AlteredData();
        data.PayBack(grant, kronor, "07", "17");
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        pages.Text("2").Contains("pots fit").ShouldBe(hasPots);
    }

    [Fact]
    public void A_region_without_any_money_breaks_no_page()
    {
        using var data = new AlteredData();
        data.Empty("09");
        var expected = data.Save();
        using var pages = new RenderedPages(data.Place);

        Follow(pages, expected);
        pages.Text("4").ShouldContain("Gotland in Backlog 2022");
        pages.Cells("3", "Possible places", "Gotland").ShouldBe(["21"]);
    }

    [Fact]
    public void An_imported_page_appears_wherever_it_belongs_and_what_it_changed_is_listed()
    {
        using var data = new AlteredData();
        using var pages = new RenderedPages(data.Place);
        var before = Captioned(pages);
        var expected = data.Import("2025-accessibility.txt");
        pages.Render();

        Follow(pages, expected);
        expected.Grants.Count.ShouldBe(5);
        expected.Grants[^1].Total.ShouldBe(1_608_000_000m);
        expected.Grants[^1].Rows.Sum(row => row.Earmark).ShouldBe(364_000_000m);
        foreach (var page in Pages) pages.Text(page).ShouldContain("2025");
        pages.Text("1").ShouldContain("The index has no value yet for Performance 2025.");
        pages.Text("2").ShouldContain("Performance 2025, not earmarked");
        pages.Text("2").ShouldContain("too coarse for this search");
        pages.Values("2", "Fitted amount, kr", "Pot A").Single().ShouldBe(274_630_000m, 10);
        pages.Text("3").ShouldContain("Performance 2025: most BUP per inhabitant in");
        pages.Text("0").ShouldContain("The performance grant of 2025 gave ");
        pages.Page("3").QuerySelectorAll("article figure").Length.ShouldBe(5);
        Changes(pages, before);
    }

    /// <summary>The list of changes in the terminal and the page of changes name every table that differs,
    /// and none that does not.</summary>
    private static void Changes(RenderedPages pages, ILookup<string, string> before)
    {
        var changes = pages.Page("changes");
        var listed = changes.QuerySelectorAll("section.change > h3")
            .Select(heading => RenderedPages.Plain(heading.TextContent).Trim()).ToList();
        var after = Captioned(pages);
        foreach (var caption in after.Select(group => group.Key))
            listed.Any(heading => heading.EndsWith($": {caption}", StringComparison.Ordinal))
                .ShouldBe(!after[caption].SequenceEqual(before[caption]), caption);
        ListedInTerminal().Matches(pages.Output).Select(line => RenderedPages.Plain($"Cell {line.Groups["cell"]}: {line.Groups["name"]}"))
            .ShouldBe(listed, ignoreOrder: true);
        foreach (var page in Pages) pages.Output.ShouldMatch($@"notebooks/{page}-[a-z-]+\.dib: \d+ outputs changed");
        RenderedPages.Plain(changes.Body!.TextContent).ShouldContain("new: Performance 2025, "
            + "Regionerna får årets sista utbetalning för kortare vårdköer, by performance, 1 608 000 000");
    }

    private static ILookup<string, string> Captioned(RenderedPages pages) =>
        (from page in Pages
         from table in pages.Tables(page)
         let caption = RenderedPages.Plain(table.QuerySelector("caption")?.TextContent ?? "").Trim()
         where caption.Length > 0
         select (caption, table.OuterHtml)).ToLookup(table => table.caption, table => table.OuterHtml);

    private static void Follow(RenderedPages pages, Expected expected)
    {
        pages.ExitCode.ShouldBe(0, pages.Output);
        Prose(pages, expected);
        Tables(pages, expected);
        Figures(pages, expected);
        foreach (var page in Pages.Concat(["front", "region"])) Sentences(pages.Page(page), page);
    }

    private static void Prose(RenderedPages pages, Expected expected)
    {
        string[] words = ["no", "one", "two", "three", "four", "five", "six"];
        var count = words[expected.Grants.Count];
        var focus = expected.Focus;
        pages.Text("1").ShouldContain($"{char.ToUpperInvariant(count[0])}{count[1..]} grants were split between the regions.");
        pages.Text("2").ShouldContain($"of the {Expected.Text(expected.Grants.Sum(grant => grant.Total) / 1e6m, 1)} M kr in {count} "
            + "grants depended on performance");
        pages.Text("1").ShouldContain($"The split of {focus.Name}, ");
        pages.Text("1").ShouldContain($"from {Expected.Text(focus.Rows.Min(row => row.PerHead), 1)} kr per inhabitant in ");
        pages.Text("1").ShouldContain($"to {Expected.Text(focus.Rows.Max(row => row.PerHead), 1)} kr in ");
        var loser = focus.Rows.MinBy(focus.Difference)!;
        pages.Text("0").ShouldContain($"{loser.Region} got {(loser.Amount == 0 ? "0 kr" : "")}");
        pages.Text("0").ShouldContain($"{Expected.Text(-focus.Difference(loser) / 1e6m, 1)} M kr less than a split per inhabitant");
        var uneven = expected.Grants.MaxBy(grant => grant.Gini)!;
        pages.Text("0").ShouldContain($"{uneven.Label} was the most uneven per inhabitant: Gini {Expected.Text(uneven.Gini, 2)}");
        foreach (var grant in expected.Grants.Where(grant => grant.HasEarmark))
            pages.Text("3").ShouldContain($"{Expected.Text(grant.Rows.Sum(row => row.Earmark!.Value) / grant.Total * 100, 1)} % of its ");
    }

    private static void Tables(RenderedPages pages, Expected expected)
    {
        foreach (var grant in expected.Grants)
        {
            pages.Values("1", "Sum of the rows, kr", grant.Label).Single().ShouldBe(grant.Total);
            pages.Values("2", "Gini", grant.Label).Single().ShouldBe(grant.Gini, 0.00051m);
            foreach (var row in grant.Rows)
            {
                pages.Values("1", grant.Label, row.Region)
                    .ShouldContain(value => Near(value, row.PerHead), $"{grant.Year}, {row.Region}: kronor per inhabitant");
                pages.Values("1", grant.Label, row.Region)
                    .ShouldContain(value => Near(value, row.Amount / 1e6m), $"{grant.Year}, {row.Region}: M kr");
                pages.Values("2", grant.Label, row.Region)
                    .ShouldContain(value => Near(value, grant.Difference(row) / 1e6m), $"{grant.Year}, {row.Region}: difference");
                if (row.Earmark is { } earmark)
                    pages.Values("3", "Kr per inhabitant", row.Region)
                        .ShouldContain(value => Near(value, earmark / row.People), $"{grant.Year}, {row.Region}: BUP");
            }
        }
    }

    private static void Figures(RenderedPages pages, Expected expected)
    {
        var focus = expected.Focus;
        var map = Figure(pages.Page("1"), ["Region", "Kr per inhabitant"]);
        var index = Figure(pages.Page("1"), ["Region", .. expected.Grants.Select(grant => grant.Label)]);
        var differences = Figure(pages.Page("0"), ["Region", "Difference, M kr"]);
        foreach (var row in focus.Rows)
        {
            map[row.Region][0]!.Value.ShouldBe(row.PerHead, 0.0051m, $"map: {row.Region}");
            differences[row.Region][0]!.Value.ShouldBe(focus.Difference(row) / 1e6m, 0.051m, $"differences: {row.Region}");
            foreach (var (grant, place) in expected.Grants.Select((grant, place) => (grant, place)))
            {
                var mean = grant.Total / grant.Rows.Sum(each => each.People);
                if (grant.Rows.SingleOrDefault(each => each.Region == row.Region) is { } own)
                    index[row.Region][place]!.Value.ShouldBe(own.PerHead / mean * 100, 0.051m, $"index: {grant.Year}, {row.Region}");
                else index[row.Region][place].ShouldBeNull($"index: {grant.Year}, {row.Region}");
            }
        }
    }

    /// <summary>The data behind the first figure with these columns: name, then the numbers as they are kept for the chart.</summary>
    private static Dictionary<string, List<decimal?>> Figure(IDocument page, string[] columns) =>
        page.QuerySelectorAll("article figure table").First(table => RenderedPages.Headings(table).SequenceEqual(columns))
            .QuerySelectorAll("tbody tr").ToDictionary(row => row.Children[0].TextContent,
                row => row.Children.Skip(1).Select(cell => cell.GetAttribute("data-value") is { } value ? RenderedPages.Number(value)
                    : (decimal?)null).ToList());

    internal static void Sentences(IDocument page, string name)
    {
        foreach (var element in page.QuerySelectorAll("article p, article li, article caption, article figcaption, "
            + "article h2, article h3, article td"))
        {
            var text = element.TextContent;
            Broken().Match(text).Value.ShouldBe("", $"page {name}: {text}");
        }
    }

    /// <summary>Equal to one decimal, which is what the tables keep.</summary>
    private static bool Near(decimal found, decimal expected) => Math.Abs(found - expected) <= 0.051m;

    [GeneratedRegex(@"^  cell (?<cell>\d+), (?<name>.*?)(?: \((?:new|gone)\))?\r?$", RegexOptions.Multiline)]
    private static partial Regex ListedInTerminal();

    [GeneratedRegex(@"NaN|∞|\S  +\S|−0(?:[.,]0+)?(?![.,]?\d)|\b(?:1|[Oo]ne) (?:regions|grants|places|pots|amounts|rows)\b"
        + @"|\(\)|\( | [,.;)](?!\w)|(?:^|\s)(?:and|or) (?:and|[,.;])|, ?[,.;]|: ?[.;]|\.\.|<null>|\bno in\b")]
    private static partial Regex Broken();
}
