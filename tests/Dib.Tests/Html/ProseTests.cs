using Dib.Html;

namespace Dib.Tests.Html;

/// <summary>What Markdown has beyond paragraphs: notes, formulas, alerts; and what only looks like them.</summary>
public class ProseTests
{
    [Theory]
    [InlineData(@"$\frac{a}{b}$", @"\frac{a}{b}")]
    [InlineData("x ($a_1 * b_1$), y", "a_1 * b_1")]
    [InlineData("$2x + 1$", "2x + 1")]
    [InlineData("$5$", "5")]
    [InlineData(@"$5\text{ or }6$", @"5\text{ or }6")]
    [InlineData("in $$a^2$$ line", "a^2")]
    [InlineData(@"$a\$b$", @"a\$b")]
    [InlineData("$$\nx^2 + y_1 * z_2\n$$", "x^2 + y_1 * z_2")]
    [InlineData("$<b>x</b>$", "<b>x</b>")]
    [InlineData("# About $x_1$", "x_1")]
    public void A_formula_is_kept_for_the_script_that_draws_it(string markdown, string tex)
    {
        foreach (var cell in Cells(markdown))
        {
            var page = Samples.Page(cell);
            page.QuerySelector("article .math")!.TextContent.ShouldBe(tex);
            page.QuerySelector("article .math")!.Children.ShouldBeEmpty();
            page.QuerySelectorAll("head [src='assets/katex.min.js'], head [href='assets/katex.min.css']").Length.ShouldBe(2);
        }
    }

    [Theory]
    [InlineData("$5 or $6")]
    [InlineData("money $5 or $6, display")]
    [InlineData("$5–$6, $5-$6 and $5/$6")]
    [InlineData("$5–$6, 5$ and 6$")]
    [InlineData("US$5 and A$6 and 100 $ or 200 $")]
    [InlineData("from $20-ish$ to $5,000 (or 4,000$)")]
    [InlineData("a $ b $ c")]
    [InlineData("$HOME and $PATH, $a$b")]
    [InlineData("$5 per head (x_1) and 6$ more")]
    [InlineData("x[i] and [1] and [^1]")]
    [InlineData("H~2~O, 5^th^, x^2^, 2^10 and 2^20")]
    [InlineData("E = mc^2 and a^2 + b^2 = c^2")]
    [InlineData("10^-3 to 10^-6")]
    [InlineData(":smile: (c) -- ... \"quoted\" |a| {x} ::: !!!")]
    [InlineData("*[HTML]: Hyper Text")]
    public void What_only_looks_like_it_stays_text(string text)
    {
        foreach (var cell in Cells(text))
        {
            var page = Samples.Page(cell);
            page.QuerySelector(".prose p")!.TextContent.ShouldBe(text);
            page.QuerySelector(".prose p")!.Children.ShouldBeEmpty();
            page.QuerySelectorAll("[src*=katex]").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Notes_are_counted_through_the_page_and_lead_there_and_back()
    {
        const string First = "A[^1] b[^a] again[^1].\n\n[^1]: First *note*.\n[^a]: Second.\n\n[x](#y)";
        const string Second = "C[^1].\n\n[^1]: Third <b>note</b>.";
        var page = Samples.Page(
            Samples.Markdown(First), Samples.Code("x", Samples.Display(("text/markdown", Second))), Samples.Markdown(Second));

        page.QuerySelectorAll("sup.note").Select(mark => mark.TextContent).ShouldBe(["1", "2", "1", "3", "4"]);
        page.QuerySelectorAll(".notes li").Select(note => note.TextContent.Trim().Split(" ↩")[0])
            .ShouldBe(["First note.", "Second.", "Third <b>note</b>.", "Third note."]);
        page.QuerySelectorAll(".notes ol").Select(list => list.GetAttribute("start")).ShouldBe(["1", "3", "4"]);
        foreach (var link in page.QuerySelectorAll("sup.note a, .note-back"))
            page.QuerySelectorAll(link.GetAttribute("href")!).Length.ShouldBe(1, link.OuterHtml);
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
        page.QuerySelectorAll("article a").Select(link => link.TextContent).ShouldNotContain("First.");
    }

    [Fact]
    public void A_note_may_stand_in_another_cell_than_its_mark_and_one_that_nothing_marks_stays_text()
    {
        var page = Samples.Page(
            Samples.Markdown("A[^far] and `[^code]`.\n\n[^unmarked]: Kept *as it is*.\n\n```\n[^fenced]: x\n```\n"),
            Samples.Markdown("B[^Own] and [^none].\n\n[^far]: Far\n    away.\n[^own]: Own.\n[^code]: Kept too.\n"));

        page.QuerySelectorAll(".notes li").Select(note => string.Join(' ', note.TextContent.Split([' ', '\n', '↩'], 9,
            StringSplitOptions.RemoveEmptyEntries))).ShouldBe(["Far away.", "Own."]);
        page.QuerySelectorAll("sup.note").Select(mark => mark.ParentElement!.TextContent).ShouldBe(["A1 and [^code].", "B2 and [^none]."]);
        page.QuerySelector("#cell-1 .prose")!.TextContent.ShouldContain("[^unmarked]: Kept as it is.");
        page.QuerySelector("#cell-1 pre")!.TextContent.ShouldBe("[^fenced]: x");
        page.QuerySelector("#cell-2 .prose")!.TextContent.ShouldContain("[^code]: Kept too.");
    }

    [Fact]
    public void Alerts_are_drawn_and_other_quotes_are_quotes()
    {
        foreach (var cell in Cells("> [!WARNING]\n> Mind *this*.\n\n> [note] A quote."))
        {
            var page = Samples.Page(cell);
            var alert = page.QuerySelector(".markdown-alert-warning")!;
            alert.QuerySelector(".markdown-alert-title")!.TextContent.ShouldBe("Warning");
            alert.QuerySelector("em")!.TextContent.ShouldBe("this");
            page.QuerySelector("blockquote")!.TextContent.Trim().ShouldBe("[note] A quote.");
        }
    }

    [Fact]
    public void Of_diagrams_it_is_said_once_that_they_are_not_drawn()
    {
        var run = Samples.Run(
            Samples.Markdown("A\n\n```mermaid\ngraph TD; A-->B\n```"), Samples.Shown("mermaid", "graph LR; A-->B"),
            Samples.Markdown("```mermaid\nx\n```"));
        var state = new PageState(run, Samples.Site(run));

        Samples.Parse(PageRenderer.Render(state)).QuerySelectorAll(".code-block").Length.ShouldBe(3);

        state.Warnings.ShouldHaveSingleItem().ShouldStartWith("notebooks/sample.dib, line 3 (cell 1): diagrams of Mermaid");
    }

    [Fact]
    public void A_page_that_travels_alone_has_what_draws_its_formulas_in_it_and_another_page_has_not()
    {
        using var folder = new TemporaryFolder();
        var plotly = folder.Write("plotly.min.js", "/* plotly */");
        folder.Write("katex.min.js", "/* katex */");
        folder.Write("katex.min.css", "@font-face{src:url(fonts/A-b.woff2) format(\"woff2\"),url(fonts/A-b.woff) format(\"woff\")}");
        folder.Write("fonts/A-b.woff2", "font");
        var runs = new[] { "$x$", "x" }.Select((text, i) => Samples.Run($"{i}.dib", [Samples.Markdown(text)])).ToList();
        const string Font = "@font-face{src:url(data:font/woff2;base64,Zm9udA==)}";

        var site = Path.Combine(folder.Path, "site");
        new SiteWriter(new SiteOptions("Site", plotly) { SelfContained = true }).Write(runs, site);
        File.ReadAllText(Path.Combine(site, "0.html")).ShouldContain("/* katex */");
        File.ReadAllText(Path.Combine(site, "0.html")).ShouldContain(Font);
        File.ReadAllText(Path.Combine(site, "1.html")).ShouldNotContain("/* katex */");

        new SiteWriter(new SiteOptions("Site", plotly)).Write(runs, site);
        File.ReadAllText(Path.Combine(site, "assets", "katex.min.css")).ShouldBe(Font);
        File.ReadAllText(Path.Combine(site, "1.html")).ShouldNotContain("katex");
    }

    private static Running.CellRun[] Cells(string markdown) =>
        [Samples.Markdown(markdown), Samples.Code("x", Samples.Display(("text/markdown", markdown)))];
}
