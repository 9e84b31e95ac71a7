using System.Text.Json;
using Dib.Html.Search;

namespace Dib.Tests.Html.Search;

public class SearchIndexTests
{
    [Fact]
    public void The_index_names_each_page_section_and_set_of_columns_once()
    {
        var json = Read(
            [("a.html", "A", [
                new Passage("s", "S", "one", null),
                new Passage("s", "S", "Gotland · 1", "Region · Kr"),
                new Passage("s", "S", "Skåne · 2", "Region · Kr"),
            ])]);
        json.GetProperty("p").GetArrayLength().ShouldBe(1);
        json.GetProperty("s").GetArrayLength().ShouldBe(1);
        json.GetProperty("c").EnumerateArray().Select(columns => columns.GetString()).ShouldBe(["Region · Kr"]);
        json.GetProperty("e").EnumerateArray().Select(entry => entry.GetRawText()).ShouldContain("[0,\"Gotland \\u00B7 1\",0]");
    }

    [Fact]
    public void Text_cannot_end_the_script_that_holds_it() =>
        SearchIndex.Write([("a.html", "</script><script>alert(1)</script>", [new Passage("", "", "\u2028</script>", null)])])
            .ShouldNotContain("<");

    [Fact]
    public void A_long_passage_is_cut() =>
        Read([("a.html", "A", [new Passage("", "", new string('x', 5000), null)])])
            .GetProperty("e")[0][1].GetString()!.Length.ShouldBeLessThan(500);

    private static JsonElement Read(IReadOnlyList<(string, string, IReadOnlyList<Passage>)> pages)
    {
        var script = SearchIndex.Write(pages);
        script.ShouldStartWith("window.searchIndex = ");
        return JsonDocument.Parse(script["window.searchIndex = ".Length..].TrimEnd(';', '\n')).RootElement;
    }
}
