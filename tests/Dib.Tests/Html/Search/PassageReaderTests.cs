using Dib.Html.Search;

namespace Dib.Tests.Html.Search;

public class PassageReaderTests
{
    [Fact]
    public void Paragraphs_stand_under_their_heading_and_rows_know_their_columns()
    {
        var passages = PassageReader.Read("""
            <article><div class="prose"><h1 id="top-title">Money</h1><p>Who <em>got</em> it &amp; why?</p>
            <h2 id="rows">Rows</h2><table><thead><tr><th>Region</th><th>Kr each</th></tr></thead>
            <tbody><tr><td>Gotland</td><td class="number" data-value="47.5">47.5</td></tr></tbody></table></div></article>
            """);
        passages.ShouldBe(
        [
            new Passage("top-title", "Money", "Money", null),
            new Passage("top-title", "Money", "Who got it & why?", null),
            new Passage("rows", "Rows", "Rows", null),
            new Passage("rows", "Rows", "Gotland · 47.5", "Region · Kr each"),
        ]);
    }

    [Fact]
    public void What_a_figure_shows_leads_to_the_figure_and_what_follows_to_the_section()
    {
        var passages = PassageReader.Read("""
            <h2 id="map">Map</h2><figure class="chart" id="figure-1"><figcaption><strong>Most in the north</strong></figcaption>
            <table><tr><td>Norrbotten</td></tr></table></figure><p>After it.</p>
            """);
        passages.Select(passage => (passage.Anchor, passage.Heading, passage.Text)).ShouldBe(
        [
            ("map", "Map", "Map"),
            ("figure-1", "Most in the north", "Most in the north"),
            ("figure-1", "Most in the north", "Norrbotten"),
            ("map", "Map", "After it."),
        ]);
    }

    [Fact]
    public void Code_scripts_drawings_and_buttons_are_no_text_of_a_page()
    {
        PassageReader.Read("""
            <script>var hidden = "<p>hidden</p>";</script><style>p { color: hidden }</style><svg><text>hidden</text></svg>
            <pre>hidden</pre><button>hidden</button><!-- hidden --><p class="needs-script">hidden</p><p>seen</p>
            """).ShouldHaveSingleItem().Text.ShouldBe("seen");
    }

    [Theory]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("<p title=\"a > b\">quoted</p>", "quoted")]
    [InlineData("text <p", "text <p")]
    [InlineData("<!-- never closed", null)]
    [InlineData("<script>never closed", null)]
    [InlineData("a<b>b</b></p></p></table>c", "ab")]
    public void Whatever_stands_there_it_ends_and_takes_text_for_text(string html, string? first) =>
        PassageReader.Read(html).FirstOrDefault()?.Text.ShouldBe(first);

    [Fact]
    public void Any_cut_of_a_page_is_read_to_its_end()
    {
        const string Page = "<h2 id='a'>A &amp; b</h2><table><tr><th>x</th></tr><tr><td>1<p>2</p></td></tr></table><figure "
            + "id=\"f\"><figcaption>c</figcaption></figure><!-- d --><p>e</p>";
        for (var from = 0; from < Page.Length; from++)
        {
            for (var to = from; to <= Page.Length; to++)
                Should.NotThrow(() => PassageReader.Read(Page[from..to]));
        }
    }
}
