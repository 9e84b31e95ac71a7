using Dib.Html;
using Dib.Running;

namespace Dib.Tests.Html;

public class PageRendererTests
{
    [Fact]
    public void The_title_at_the_foot_of_printed_pages_is_text_and_nothing_else()
    {
        var html = Samples.Html(Samples.Markdown("# Å \"quoted\" `</style>`"));

        html.ShouldContain("@bottom-left { content: \"Å \\22 quoted\\22  \\3c /style\\3e ");
        html.Split("</style>").Length.ShouldBe(2, "one style, and it ends where it should");
    }

    [Fact]
    public void The_same_run_gives_the_same_page()
    {
        CellRun[] cells = [Samples.Markdown("# A\n\nb"), Samples.Code("var x = 1;", new StreamOutput(false, "t"))];

        Samples.Html(cells).ShouldBe(Samples.Html(cells));
        Samples.Html(cells).ShouldNotContain("\r");
    }

    [Fact]
    public void Headings_are_one_of_level_1_then_skip_no_level_and_have_ids_of_their_own()
    {
        var page = Samples.Page(
            Samples.Markdown("# Title\n\n#### Deep\n\n## Same\n\n# Second title\n\n## Cell 2"),
            Samples.Code("x", Samples.Display(("text/markdown", "## Same\n\n### Same\n\n## Contents\n\n## ???"))));

        page.QuerySelectorAll("main :is(h1, h2, h3, h4)").Select(heading => heading.LocalName)
            .ShouldBe(["h1", "h2", "h2", "h2", "h2", "h2", "h3", "h2", "h2"]);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        ids.ShouldBeUnique();
        page.QuerySelectorAll(".contents a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!)[1..]).ShouldBeSubsetOf(ids);
        page.QuerySelectorAll(".contents a").Length.ShouldBe(8);
    }

    [Fact]
    public void A_notebook_without_a_title_gets_one_from_its_file_name()
    {
        var run = Samples.Run("a/12-waiting_times.dib", [Samples.Markdown("## Part\n\nText")]);
        var page = Samples.Parse(PageRenderer.Render(new(run, Samples.Site(run))));

        page.QuerySelectorAll("h1").Select(heading => heading.TextContent).ShouldBe(["Waiting times"]);
        page.Title.ShouldBe("Waiting times – Grants");
    }

    [Fact]
    public void A_failed_notebook_says_so_on_top_and_leads_to_the_cell_and_line()
    {
        var run = Samples.Run(
            Samples.Markdown("# A"),
            Samples.Failed("a\nb", new ErrorOutput("It broke", "at X", 2), line: 40),
            Samples.Skipped("c"));
        var page = Samples.Parse(PageRenderer.Render(new(run, Samples.Site(run))));

        var banner = page.QuerySelector("main .banner[role=alert]")!;
        page.QuerySelector(banner.QuerySelector("a")!.GetAttribute("href")!)!
            .QuerySelector(".error")!.TextContent.ShouldContain("It broke");
        page.QuerySelector(".error-place")!.TextContent.ShouldBe("Cell 2, line 2 (sample.dib, line 41)");
        page.QuerySelector(".error details pre")!.TextContent.ShouldBe("at X");
        page.QuerySelector("#cell-3 .skipped")!.TextContent.ShouldBe("Cell 3 was not run because cell 2 failed.");
    }

    [Fact]
    public void A_notebook_that_succeeded_has_no_banner() =>
        Samples.Page(Samples.Markdown("# A"), Samples.Code("x")).QuerySelector(".banner").ShouldBeNull();

    [Fact]
    public void Code_is_folded_and_complete()
    {
        const string Source = "var x = \"<b>\";\n// å & ä\nif (x is { Length: > 2 }) return;";
        var code = Samples.Page(Samples.Code(Source)).QuerySelector("details.code")!;

        code.HasAttribute("open").ShouldBeFalse();
        code.QuerySelector("pre code")!.TextContent.ShouldBe(Source);
        code.QuerySelectorAll(".k").Select(word => word.TextContent).ShouldBe(["var", "if", "is", "return"]);
    }

    [Fact]
    public void Outputs_stand_in_their_order_and_blank_ones_not_at_all()
    {
        var cell = Samples.Page(Samples.Code("x",
            new StreamOutput(false, "\u001B[31mone\u001B[0m\n"),
            Samples.Display(("text/plain", "not shown"), ("text/html", "<p>two</p>")),
            new StreamOutput(false, " \n"),
            Samples.Display(("text/html", "")),
            new StreamOutput(true, "three"))).QuerySelector("#cell-1")!;

        cell.QuerySelectorAll(".output").Select(output => output.ClassName).ShouldBe(["output stdout", "output html", "output stderr"]);
        cell.QuerySelector(".stdout")!.TextContent.ShouldBe("one");
        cell.TextContent.ShouldNotContain("not shown");
    }

    [Fact]
    public void Displayed_markdown_reads_as_prose() =>
        Samples.Page(Samples.Code("x", Samples.Display(("text/plain", "raw"), ("text/markdown", "In **all** 3 $ and 4 $"))))
            .QuerySelector("#cell-1 > .prose")!.InnerHtml.Trim().ShouldBe("<p>In <strong>all</strong> 3 $ and 4 $</p>");

    [Fact]
    public void Every_wide_thing_scrolls_by_itself()
    {
        var page = Samples.Page(
            Samples.Markdown("| a | b |\n|---|---|\n| 1 | 2 |"),
            Samples.Code("x", Samples.Display(("text/html", "<table class=\"data\"><tr><td>1</td></tr></table>"))));

        page.QuerySelectorAll("table").ShouldAllBe(table => table.Closest(".scroll[tabindex='0'][role=region][aria-label]") != null);
        page.QuerySelectorAll("button[data-save=csv]").Length.ShouldBe(1);
    }

    [Fact]
    public void A_table_without_rows_is_shown_as_it_is() =>
        Samples.Page(Samples.Code("x", Samples.Display(("text/html", "<table class=\"data\"></table>"))))
            .QuerySelector(".table-frame table.data")!.ChildElementCount.ShouldBe(0);

    [Fact]
    public void Regions_have_labels_of_their_own_and_a_tables_is_its_caption()
    {
        const string Named = "<table class=\"data\"><caption>Sums &amp; \"means\"</caption><tr><td>1</td></tr></table>";
        const string Unnamed = "<table class=\"data\"><tr><td>1</td></tr></table>";
        var page = Samples.Page(
            Samples.Markdown("| a |\n|---|\n| 1 |\n\nand\n\n| a |\n|---|\n| 1 |"),
            Samples.Code(
                "x",
                Samples.Display(("text/html", Named)),
                Samples.Display(("text/html", Named)),
                Samples.Display(("text/html", Unnamed)),
                Samples.Display(("text/html", Unnamed))));

        page.QuerySelectorAll("[role=region]").Select(region => region.GetAttribute("aria-label")).ShouldBe(
            ["Table", "Table (2)", "Sums & \"means\"", "Sums & \"means\" (2)", "Output of cell 2", "Output of cell 2 (2)"]);
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    public void A_table_with_more_rows_than_one_sees_at_once_can_be_filtered(int rows, int filters)
    {
        var body = string.Concat(Enumerable.Range(0, rows).Select(i => $"<tr><td>{i}</td></tr>"));
        var page = Samples.Page(Samples.Code(
            "x", Samples.Display(("text/html", $"<table class=\"data\"><thead><tr><th>A</th></tr></thead><tbody>{body}</tbody></table>"))));

        page.QuerySelectorAll(".table-find label input[type=search]").Length.ShouldBe(filters);
    }

    [Fact]
    public void A_page_links_to_its_neighbours_and_marks_itself()
    {
        var runs = new[] { "1-a.dib", "2-b å.dib", "3-c.dib" }.Select(path => Samples.Run(path, [Samples.Markdown($"# {path}")])).ToArray();
        var page = Samples.Parse(PageRenderer.Render(new(runs[1], Samples.Site(runs))));

        page.QuerySelector(".neighbours .previous")!.GetAttribute("href").ShouldBe("1-a.html");
        page.QuerySelector(".neighbours .next")!.GetAttribute("href").ShouldBe("3-c.html");
        page.QuerySelector(".site-pages [aria-current=page]")!.GetAttribute("href").ShouldBe("2-b%20%C3%A5.html");
    }

    [Fact]
    public void A_large_notebook_stays_a_light_page()
    {
        var rows = string.Concat(
            Enumerable.Range(0, 100).Select(i => $"<tr><td>Region {i}</td><td class=\"number\" data-value=\"{i}\">{i}</td></tr>"));
        var cells = Enumerable.Range(0, 20)
            .Select(i => Samples.Code(
                $"var x{i} = rows.Where(row => row.Year == {i}).ToList();",
                Samples.Display(("text/html", $"<table class=\"data\">{rows}</table>"))))
            .ToArray();

        Samples.Html(cells).Length.ShouldBeLessThan(300_000);
    }
}
