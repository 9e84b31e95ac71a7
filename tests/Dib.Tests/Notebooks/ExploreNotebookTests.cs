namespace Dib.Tests.Notebooks;

/// <summary>The notebook for analysts: data frames shown as tables, charts of Plotly.NET as figures.</summary>
[Collection<RenderedNotebooks>]
public class ExploreNotebookTests(RenderedNotebooks notebooks)
{
    private const string Page = "6";

    [Theory]
    [InlineData("2021-performance", "amount", 739_250_000)]
    [InlineData("2022-backlog", "amount", 1_997_500_000)]
    [InlineData("2024-accessibility", "amount", 1_547_000_000)]
    [InlineData("2022-backlog", "published_total", 1_997_500_000)]
    [InlineData("2024-accessibility", "highest", 1_600_000_000)]
    [InlineData("2024-accessibility", "other", 1_204_000_000)]
    [InlineData("2021-bup", "published_total", 190_000_000)]
    public void A_frame_shows_its_kronor_to_the_krona(string name, string column, long kronor) =>
        notebooks.Values(Page, column, name).ShouldContain(kronor);

    [Theory]
    [InlineData("Gävleborg", "2021-performance", 160.49)]
    [InlineData("Västra Götaland", "2021-performance", 0)]
    [InlineData("Kalmar", "2022-backlog", 191.27)]
    [InlineData("Gotland", "2023-free-capacity", 47.5)]
    [InlineData("Dalarna", "per_inhabitant", 52.2)]
    [InlineData("Gotland", "per_inhabitant_low", 40.97)]
    [InlineData("Gotland", "per_inhabitant_high", 57.35)]
    [InlineData("large", "per_inhabitant", 81.96)]
    public void What_is_computed_in_a_frame_is_what_the_other_pages_say(string name, string column, double expected) =>
        notebooks.Values(Page, column, name).ShouldContain(value => Math.Abs(value - (decimal)expected) < 0.05m);

    [Fact]
    public void A_count_passes_over_what_is_not_known() =>
        notebooks.Values(Page, "earmark", "2021-performance").ShouldBe([0m]);

    [Fact]
    public void Four_cells_draw_a_figure_each() =>
        notebooks.Page(Page).QuerySelectorAll("article figure").Length.ShouldBe(4);
}
