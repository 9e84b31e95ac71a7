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
        const string Before = "<table class=\"data\"><caption>Amounts</caption><thead><tr><th>Region</th><th>Kr</th></tr></thead><tbody><tr><td>Skåne</td><td>1\u202f000</td></tr><tr><td>Gotland</td><td>2</td></tr></tbody></table>";
        var change = Compare([("x", Html(Before))], [("x", Html(Before.Replace("1\u202f000", "1\u202f001").Replace("Gotland</td><td>2", "Blekinge</td><td>3")))]).ShouldHaveSingleItem();
        change.Name.ShouldBe("Amounts");
        change.Cell.ShouldBe(1);
        change.Values.Select(value => value.ToString()).ShouldBe(["Skåne, Kr: 1\u202f000 → 1\u202f001", "new: Blekinge, 3", "gone: Gotland, 2"]);
    }

    [Fact]
    public void A_changed_chart_says_which_of_its_data_changed()
    {
        static string Chart(string value) => """{"data":[],"layout":{},"meta":{"title":"Shares","table":{"columns":[{"name":"Region","type":"text"},{"name":"Share, %","type":"number"}],"rows":[["Skåne",VALUE],["Gotland",2.5]]}}}""".Replace("VALUE", value);
        var change = Compare([("x", Plotly(Chart("1.5")))], [("x", Plotly(Chart("1.75")))]).ShouldHaveSingleItem();
        change.Name.ShouldBe("Shares");
        change.Values.ShouldHaveSingleItem().ToString().ShouldBe("Skåne, Share, %: 1.5 → 1.75");
    }

    [Fact]
    public void Changed_prose_says_which_words_changed()
    {
        var change = Compare([("x", Markdown("Skåne got **739\u202f250 kr**, the most."))], [("x", Markdown("Skåne got **739\u202f251 kr**, the most of all."))]).ShouldHaveSingleItem();
        change.Values.Select(value => value.ToString()).ShouldBe(["739\u202f250 → 739\u202f251", "most. → most of all."]);
    }

    [Fact]
    public void A_chart_in_the_place_of_a_text_is_not_compared_word_by_word() =>
        Compare([("x", Markdown("A text."))], [("x", Plotly("""{"data":[],"layout":{},"meta":{"title":"Shares"}}"""))]).ShouldHaveSingleItem().Values.ShouldBeEmpty();

    [Fact]
    public void A_cell_put_in_between_is_new_and_what_follows_is_not_changed()
    {
        var change = Compare([("a", Markdown("A")), ("b", Markdown("B"))], [("a", Markdown("A")), ("new", Markdown("N")), ("b", Markdown("B"))]).ShouldHaveSingleItem();
        change.Before.ShouldBeNull();
        change.Cell.ShouldBe(2);
        change.Name.ShouldBe("N");
    }

    [Fact]
    public void An_edited_cell_is_compared_with_what_it_was_and_a_removed_one_is_gone()
    {
        var changes = Compare([("a", Markdown("A")), ("b", Markdown("B 1")), ("c", Markdown("C"))], [("a", Markdown("A")), ("b2", Markdown("B 2"))]);
        changes.Count.ShouldBe(2);
        changes[0].Values.ShouldHaveSingleItem().ToString().ShouldBe("1 → 2");
        changes[1].After.ShouldBeNull();
        changes[1].Name.ShouldBe("C");
    }

    [Fact]
    public void The_same_outcome_has_no_changes() =>
        Compare([("a", Markdown("A")), ("b", Html("<p>"))], [("a", Markdown("A")), ("b", Html("<p>"))]).ShouldBeEmpty();

    private static IReadOnlyList<OutputChange> Compare((string Source, Output Output)[] before, (string Source, Output Output)[] after) =>
        RunComparison.Compare(RunRecord.Of(new NotebookFile("/n.dib", "n.dib", new Notebook([])), Run(before)), Run(after)).Outputs;

    private static NotebookRun Run((string Source, Output Output)[] cells) => new(
        "n.dib", new Notebook([]), [.. cells.Select((cell, index) => new CellRun(index + 1, new Cell("csharp", cell.Source), CellStatus.Succeeded, [cell.Output]))]);

    private static DisplayOutput Html(string html) => new([new FormattedValue("text/html", html)]);

    private static DisplayOutput Markdown(string text) => new([new FormattedValue("text/markdown", text)]);

    private static DisplayOutput Plotly(string json) => new([new FormattedValue("application/vnd.plotly.v1+json", json)]);
}
