using Dib.Cache;
using Dib.Documents;
using Dib.Protocol;
using Dib.Rendering;
using Dib.Running;

namespace Dib.Tests.Rendering;

public class RunComparisonTests
{
    [Fact]
    public void A_changed_table_says_row_and_column_of_each_value()
    {
        const string Before =
            "<table class=\"data\"><caption>Amounts</caption><thead><tr><th>Region</th><th>Kr</th></tr></thead><tbody><tr><td>Skåne</td>"
                + "<td>1\u202f000</td></tr><tr><td>Gotland</td><td>2</td></tr></tbody></table>";
        var change = Compare(
            [("x", Html(Before))],
            [("x", Html(Before.Replace("1\u202f000", "1\u202f001").Replace("Gotland</td><td>2", "Blekinge</td><td>3")))])
            .ShouldHaveSingleItem();
        change.Name.ShouldBe("Amounts");
        change.Cell.ShouldBe(1);
        change.Values.Select(value => value.ToString())
            .ShouldBe(["Skåne, Kr: 1\u202f000 → 1\u202f001", "new: Blekinge, 3", "gone: Gotland, 2"]);
    }

    [Fact]
    public void A_changed_chart_says_which_of_its_data_changed()
    {
        static string Chart(string value) =>
            """{"data":[],"layout":{},"meta":{"title":"Shares","table":{"columns":[{"name":"Region","type":"text"},"""
            + """{"name":"Share, %","type":"number"}],"rows":[["Skåne",""" + value + """],["Gotland",2.5]]}}}""";
        var change = Compare([("x", Plotly(Chart("1.5")))], [("x", Plotly(Chart("1.75")))]).ShouldHaveSingleItem();
        change.Name.ShouldBe("Shares");
        change.Values.ShouldHaveSingleItem().ToString().ShouldBe("Skåne, Share, %: 1.5 → 1.75");
    }

    [Theory]
    [InlineData("25.51193833739241", "25.7", "25.51 → 25.7")]
    [InlineData("25.51193833739241", "25.51197", "25.5119 → 25.512")]
    [InlineData("0.00012345678", "0.0002", "0.0001235 → 0.0002")]
    [InlineData("285124794.0", "285124795.25", "285\u202f124\u202f794 → 285\u202f124\u202f795")]
    [InlineData("-123.4567", "0", "−123.5 → 0")]
    [InlineData("2024", "2025", "2024 → 2025")]
    [InlineData("null", "13.466666666", "new: 13.47")]
    [InlineData("13.466666666", "null", "gone: 13.47")]
    public void Numbers_of_a_chart_have_no_more_digits_than_it_takes_to_see_that_they_differ(string before, string after, string expected)
    {
        static string Chart(string value) =>
            """{"data":[],"layout":{},"meta":{"title":"Shares","table":{"columns":[{"name":"Region","type":"text"},"""
            + """{"name":"Kr","type":"number"}],"rows":[["Skåne",""" + value + """]]}}}""";
        Compare([("x", Plotly(Chart(before)))], [("x", Plotly(Chart(after)))])
            .ShouldHaveSingleItem().Values.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe($"Skåne, Kr: {expected}");
    }

    [Fact]
    public void Changed_prose_says_which_words_changed()
    {
        var change = Compare(
            [("x", Markdown("Skåne got **739\u202f250 kr**, the most."))],
            [("x", Markdown("Skåne got **739\u202f251 kr**, the most of all."))])
            .ShouldHaveSingleItem();
        change.Values.Select(value => value.ToString()).ShouldBe(["739\u202f250 → 739\u202f251", "most. → most of all."]);
    }

    [Fact]
    public void A_chart_in_the_place_of_a_text_is_not_compared_word_by_word() =>
        Compare([("x", Markdown("A text."))], [("x", Plotly("""{"data":[],"layout":{},"meta":{"title":"Shares"}}"""))])
            .ShouldHaveSingleItem().Values.ShouldBeEmpty();

    [Fact]
    public void A_cell_put_in_between_is_new_and_what_follows_is_not_changed()
    {
        var change =
            Compare([("a", Markdown("A")), ("b", Markdown("B"))], [("a", Markdown("A")), ("new", Markdown("N")), ("b", Markdown("B"))])
            .ShouldHaveSingleItem();
        change.Before.ShouldBeNull();
        change.Cell.ShouldBe(2);
        change.Name.ShouldBe("N");
    }

    [Fact]
    public void An_edited_cell_is_compared_with_what_it_was_and_a_removed_one_is_gone()
    {
        var changes = Compare(
            [("a", Markdown("A")), ("b", Markdown("B 1")), ("c", Markdown("C"))], [("a", Markdown("A")), ("b2", Markdown("B 2"))]);
        changes.Count.ShouldBe(2);
        changes[0].Values.ShouldHaveSingleItem().ToString().ShouldBe("1 → 2");
        changes[1].After.ShouldBeNull();
        changes[1].Name.ShouldBe("C");
    }

    [Fact]
    public void The_same_outcome_has_no_changes() =>
        Compare([("a", Markdown("A")), ("b", Html("<p>"))], [("a", Markdown("A")), ("b", Html("<p>"))]).ShouldBeEmpty();

    [Fact]
    public void An_output_put_before_the_others_of_a_cell_is_new_and_what_follows_is_not_changed()
    {
        var table = Html("<table><caption>Amounts</caption><tr><th>Region</th><th>Kr</th></tr><tr><td>Skåne</td><td>1</td></tr></table>");
        var other = Html("<table><caption>Amounts</caption><tr><th>Region</th><th>Kr</th></tr><tr><td>Skåne</td><td>2</td></tr></table>");
        var changes = RunComparison.Compare(
            RunRecord.Of(
                new NotebookFile("/n.dib", "n.dib", new Notebook([])),
                WithOutputs(Markdown("A text."), table, Markdown("The end.")),
                System.Globalization.CultureInfo.InvariantCulture,
                "/"),
            WithOutputs(Markdown("Put before."), Markdown("A text."), other, Markdown("The end."))).Outputs;
        changes.Select(change => change.Name).ShouldBe(["Put before.", "Amounts"]);
        changes[0].Before.ShouldBeNull();
        changes[1].Values.ShouldHaveSingleItem().ToString().ShouldBe("Skåne, Kr: 1 → 2");
    }

    private static NotebookRun WithOutputs(params Output[] outputs) =>
        new("n.dib", new Notebook([]), [new CellRun(1, new Cell("csharp", "x"), CellStatus.Succeeded, outputs)]);

    private static IReadOnlyList<OutputChange> Compare((string Source, Output Output)[] before, (string Source, Output Output)[] after) =>
        RunComparison.Compare(RunRecord.Of(
            new NotebookFile("/n.dib", "n.dib", new Notebook([])),
            Run(before),
            System.Globalization.CultureInfo.InvariantCulture,
            "/"), Run(after)).Outputs;

    private static NotebookRun Run((string Source, Output Output)[] cells) => new(
        "n.dib", new Notebook([]),
        [.. cells.Select((cell, index) => new CellRun(index + 1, new Cell("csharp", cell.Source), CellStatus.Succeeded, [cell.Output]))]);

    private static DisplayOutput Html(string html) => new([new FormattedValue("text/html", html)]);

    private static DisplayOutput Markdown(string text) => new([new FormattedValue("text/markdown", text)]);

    private static DisplayOutput Plotly(string json) => new([new FormattedValue("application/vnd.plotly.v1+json", json)]);
}
