using AngleSharp.Dom;

namespace Dib.Tests.Notebooks;

/// <summary>The figures that the data must give, as they stand in the pages that readers get.</summary>
[Collection<RenderedNotebooks>]
public class PublishedFiguresTests(RenderedNotebooks notebooks)
{
    [Fact]
    public void The_notebooks_render_without_an_error_and_the_imported_one_has_no_page()
    {
        notebooks.ExitCode.ShouldBe(0, notebooks.Output);
        notebooks.Pages.Keys.Where(page => !page.StartsWith("region-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(["0-overview", "1-funding-per-capita", "2-performance-versus-population", "3-bup-earmarks",
                "4-can-these-data-be-trusted", "5-methods", "6-explore", "data", "index", "index.en"]);
    }

    [Fact]
    public void Each_region_has_a_page_in_both_languages()
    {
        var pages = notebooks.Pages.Where(page => page.Key.StartsWith("region-", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBe(2 * 21);
        pages.Where(page => page.Key.EndsWith(".en", StringComparison.Ordinal)).ShouldAllBe(page =>
            page.Value.DocumentElement.GetAttribute("lang") == "en");
        pages.Select(page => page.Value.QuerySelector("h1")!.TextContent).Distinct().Count().ShouldBe(21);
    }

    [Theory]
    [InlineData("1", "10 443 100, its published total")]
    [InlineData("1", "the same per inhabitant: the backlog grant of 2022, 191.2746 kr")]
    [InlineData("1", "the amounts of the performance grant of 2021 take 13 distinct values")]
    [InlineData("1", "Gävleborg or Gotland got most of the grants together, Västra Götaland least; the mean of the country is 414.4 kr")]
    [InlineData("1", "from 337.8 kr per inhabitant in Västra Götaland to 523.0 kr in Gävleborg")]
    [InlineData("1", "Västra Götaland got 0 kr.")]
    [InlineData("1", "59.85–61.95 M kr")]
    [InlineData("1", "1 536.50–1 557.50 M kr")]
    [InlineData("1", "from 1.2 kr per inhabitant in Stockholm to 47.5 kr in Gotland")]
    [InlineData("2", "Stockholm and Skåne took 61.6 % of the money with 36.5 % of the inhabitants")]
    [InlineData("2", "Västra Götaland got 123.4 M kr less than a split per inhabitant")]
    [InlineData("2", "52.6 % of the 4 344.7 M kr in four grants depended on performance. In effect, "
        + "performance decided the split of 24.9 %")]
    [InlineData("2", "The largest-remainder method reproduces all 21 published amounts. Plain rounding misses Kalmar, "
        + "and its sum is off by 1 kr.")]
    [InlineData("2", "not for Värmland. It got 36 M kr, where its population gives 32.1–32.3 M kr")]
    [InlineData("3", "343 M kr for BUP, 22.2 % of its 1 547 M kr")]
    [InlineData("3", "from 10.6 kr per inhabitant in Värmland to 52.2 kr in Dalarna")]
    [InlineData("3", "Dalarna or Gotland got most, Norrbotten or Värmland least")]
    [InlineData("3", "sum to 1 547 M kr, of which 343 M kr for BUP and 1 204 M kr for other purposes")]
    [InlineData("3", "by another in the data, Dalarna, Gotland or Skåne may be first and Norrbotten or Värmland last")]
    [InlineData("3", "the highest share is in Dalarna, Skåne, Gotland or Blekinge, the lowest in Norrbotten or Värmland")]
    [InlineData("3", "about 1 500 M kr (whole payout), just over 300 M kr (BUP)")]
    [InlineData("0", "On paper, 52.6 % of the money rewarded performance; in effect, performance decided 24.9 %.")]
    [InlineData("0", "the costliest missed requirement cost Stockholm or Västra Götaland 68.1–72.2 M kr; per inhabitant, "
        + "the costliest cost Gotland or Jämtland Härjedalen 50.7–67.3 kr")]
    [InlineData("2", "five published amounts are a krona off what the likelier rule gives")]
    [InlineData("2", "By every rule that fits, Västra Götaland shared no pot. Three pots are the same in all of them")]
    [InlineData("0", "0.48 there and 0.00 in the backlog grant of 2022")]
    [InlineData("1", "in order 196 in Performance 2021, none in Backlog 2022")]
    [InlineData("2", "2 rules of 5 pots fit")]
    [InlineData("2", "Performance decided 39.4 % in Gävleborg, 9.5 % in Västra Götaland")]
    [InlineData("3", "two of them (126.67 M kr and 63.33 M kr) together come to the same 190 M kr, to within 66 kr, "
        + "by one of the two rules that fit")]
    [InlineData("3", "That is no proof.")]
    [InlineData("4", "yes: no figure contradicts another")]
    [InlineData("4", "One amount breaks the rule of its grant: Värmland in Accessibility 2024, not earmarked")]
    [InlineData("4", "“nära 2 miljarder kronor” allows 1 000–2 000 M kr")]
    [InlineData("4", "13 amounts of the state are known for the whole country only")]
    [InlineData("4", "Without Värmland, the coefficient would be 0.153 instead of 0.166 for Accessibility 2024, BUP.")]
    [InlineData("4", "about 1 500 M kr for Accessibility 2024, whose rows sum to 1 547 M kr")]
    [InlineData("index.en", "21 regions got 4 345 M kr in four grants, 2021–2024: 414 kr per inhabitant, least in Västra Götaland, "
        + "most in Gävleborg or Gotland. Together the money mostly followed people: 5.9 % of it would have to move for a split by "
        + "population, though 32.6 % of the performance grant of 2021 would.")]
    [InlineData("region-gotland.en", "Region Gotland got about 31.8 M kr in four state grants for shorter waiting times in health care, "
        + "2021–2024. That is 521 kr per inhabitant (512–530 kr as rounding allows), 106 kr more than the mean of the country, 414 kr, "
        + "and place 1–2 of 21 regions.")]
    [InlineData("region-gotland.en",
        "the costliest requirement that Region Gotland missed cost it 2.5–4.1 M kr, 40.9–67.3 kr per inhabitant")]
    public void The_prose_states(string page, string sentence) => notebooks.Text(page).ShouldContain(sentence);

    [Theory]
    [InlineData("2", "Difference from a split per inhabitant, M kr", "Västra Götaland", "−123.4")]
    [InlineData("2", "Difference from a split per inhabitant, M kr", "Östergötland", "−20.4")]
    [InlineData("2", "Difference from a split per inhabitant, M kr", "Örebro", "−17.6")]
    [InlineData("2", "Difference from a split per inhabitant, M kr", "Gävleborg", "25.8")]
    [InlineData("2", "Difference from a split per inhabitant, M kr", "Skåne", "71.1")]
    [InlineData("2", "Difference from a split per inhabitant, M kr", "Stockholm", "114.4")]
    [InlineData("2", "Paid, kr", "Västra Götaland", "0")]
    [InlineData("3", "Kr per inhabitant", "Dalarna", "52.2")]
    [InlineData("3", "Possible places", "Dalarna", "1–2")]
    [InlineData("3", "Rounding allows, kr", "Gotland", "41.0–57.3")]
    [InlineData("1", "The rows sum to", "Performance 2021", "739 250 000 kr")]
    [InlineData("1", "The page states", "Backlog 2022", "1 997.5 M kr")]
    [InlineData("1", "Together, rounding allows", "Gotland", "511.9–529.9")]
    [InlineData("2", "Cost, M kr", "Stockholm", "43.86–72.18")]
    [InlineData("2", "Gini, rounding allows", "Accessibility 2024, BUP", "0.148–0.185")]
    [InlineData("2", "Gini", "Performance 2021", "0.391")]
    [InlineData("2", "Hoover", "Performance 2021", "0.326")]
    [InlineData("2", "Gini", "Accessibility 2024", "0.034")]
    [InlineData("2", "Pots", "Skåne", "A and D")]
    [InlineData("2", "Pots", "Västra Götaland", "none")]
    [InlineData("4", "More or less than that, M kr", "Värmland", "2.75–4.89")]
    public void The_tables_state(string page, string column, string region, string value) =>
        Cells(page, column, region).ShouldContain(value);

    [Fact]
    public void The_table_of_levels_lists_all_values_of_2021()
    {
        var table = Tables("1").Single(table => RenderedPages.Headings(table).SequenceEqual(["Kr per inhabitant", "Regions"]));

        table.QuerySelectorAll("tbody tr").Select(row => RenderedPages.Plain(row.Children[0].TextContent)).ShouldBe(
            ["160.49", "121.52", "118.22", "77.46", "69.57", "65.41", "52.80", "40.76", "38.98", "27.29", "25.51", "13.47", "0.00"]);
    }

    [Fact]
    public void Years_without_a_figure_for_bup_say_so()
    {
        var table = Tables("3").Single(table => RenderedPages.Headings(table).Contains("Whole country"));

        table.QuerySelectorAll("tbody tr")
            .Select(row => string.Join("|", row.Children.Take(4).Select(cell => RenderedPages.Plain(cell.TextContent)))).ShouldBe(
            [
                "2021|1 July 2021|190 M kr|not published",
                "2022|–|not published|not published",
                "2023|–|not published|not published",
                "2024|August 2024|142 M kr|not published",
                "2024|December 2024|343 M kr|21 regions, to 1 M kr",
            ]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    public void Each_page_opens_with_question_and_answer_and_ends_with_its_limits_and_sources(string page)
    {
        var document = notebooks.Page(page);
        document.QuerySelectorAll("h1").Length.ShouldBe(1);
        document.QuerySelectorAll("article h2").Select(heading => heading.TextContent.Trim()).TakeLast(2)
            .ShouldBe(["What the data cannot say", "Sources"]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("5")]
    public void Every_table_and_figure_per_inhabitant_names_its_population(string page)
    {
        foreach (var table in Tables(page).Where(table => table.QuerySelector("caption") is not null
            && table.TextContent.Contains("per inhabitant") && !table.TextContent.Contains("Population used instead")))
            table.QuerySelector("caption")!.TextContent.ShouldContain("Divided by: population");
        foreach (var figure in notebooks.Page(page).QuerySelectorAll("article figure")
            .Where(figure => figure.TextContent.Contains("Kronor per inhabitant")))
            figure.TextContent.ShouldContain("Divided by: population");
    }

    [Fact]
    public void Every_measure_on_the_methods_page_agrees_with_its_check()
    {
        foreach (var (measure, check) in new[] { ("Gini", "Check: sum over pairs"), ("Gini", "Check: area under the curve"),
            ("Hoover", "Check: largest distance"), ("Gained, M kr", "Check, M kr"), ("Gained, M kr", "Lost, M kr"),
            ("Largest residual, kr", "Check: memberships applied anew, kr"), ("Sum, M kr", "Check: sum of the grants, M kr"),
            ("Kr per inhabitant, A ÷ P", "Check: Σ q × r") })
        {
            var table = Tables("5")
                .Single(table => RenderedPages.Headings(table).Contains(measure) && RenderedPages.Headings(table).Contains(check));
            var (at, beside) = (RenderedPages.Headings(table).IndexOf(measure), RenderedPages.Headings(table).IndexOf(check));
            foreach (var row in table.QuerySelectorAll("tbody tr"))
                row.Children[beside].TextContent.ShouldBe(row.Children[at].TextContent, $"{check}: {row.TextContent}");
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    [InlineData("index.en")]
    [InlineData("region-gotland.en")]
    public void The_title_of_a_figure_is_read_at_a_glance(string page)
    {
        const int Glance = 90;
        var titles = notebooks.Page(page).QuerySelectorAll("article figure figcaption > strong")
            .Select(title => title.TextContent.Trim()).ToList();
        titles.ShouldNotBeEmpty();
        titles.ShouldAllBe(title => title.Length < Glance);
    }

    [Fact]
    public void The_overview_has_five_findings_each_with_one_figure_and_a_link_to_a_section()
    {
        var main = notebooks.Page("0").QuerySelector("article")!;
        main.QuerySelectorAll("h2").Count(heading => char.IsAsciiDigit(heading.TextContent.Trim()[0])).ShouldBe(5);
        main.QuerySelectorAll("figure").Length.ShouldBe(5);
        var links = main.QuerySelectorAll(".prose a").Select(link => link.GetAttribute("href")!).ToList();
        links.Count.ShouldBeGreaterThan(9);
        foreach (var link in links.Where(link => !link.StartsWith('#')).Select(link => link.Split('#')))
        {
            var page = link[0].Replace(".html", "");
            notebooks.Pages.Keys.ShouldContain(page);
            if (link.Length > 1) notebooks.Pages[page].GetElementById(link[1]).ShouldNotBeNull(link[1]);
        }
        links.Count(link => link.Contains(".html#", StringComparison.Ordinal)).ShouldBe(6, "a finding leads to its section");
    }

    /// <summary>The tables of their own: a figure keeps its data in one too.</summary>
    private IEnumerable<IElement> Tables(string page) => notebooks.Tables(page);

    private IEnumerable<string> Cells(string page, string column, string region) => notebooks.Cells(page, column, region);
}
