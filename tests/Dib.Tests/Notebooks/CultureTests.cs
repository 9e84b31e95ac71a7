using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Dib.Tests.Notebooks;

/// <summary>The notebooks as a reader of Swedish numbers gets them.</summary>
[Collection<RenderedNotebooks>]
public sealed partial class CultureTests(RenderedNotebooks notebooks, CultureTests.Swedish swedish) : IClassFixture<CultureTests.Swedish>
{
    [Theory]
    [InlineData("1", "the same per inhabitant: the backlog grant of 2022, 191,2746 kr")]
    [InlineData("1", "1 536,50–1 557,50 M kr")]
    [InlineData("2", "Stockholm and Skåne took 61,6 % of the money with 36,5 % of the inhabitants")]
    [InlineData("3", "from 10,6 kr per inhabitant in Värmland to 52,2 kr in Dalarna")]
    [InlineData("index", "21 regioner fick 4 345 Mkr i fyra bidrag 2021–2024: 414 kr per invånare, minst i Västra Götaland, mest i "
        + "Gävleborg eller Gotland. Sammanlagt följde pengarna mest folkmängden: 5,9 % av dem hade behövt flyttas")]
    [InlineData("region-gotland", "Det är 521 kr per invånare (512–530 kr enligt avrundningen), 106 kr mer än genomsnittet i landet, "
        + "414 kr, och ger plats 1–2 av 21 bland regionerna.")]
    [InlineData("region-gotland", "missade 2,5–4,1 Mkr, 40,9–67,3 kr per invånare")]
    public void Prose_has_decimal_commas(string page, string sentence) => swedish.Text(page).ShouldContain(sentence);

    [Fact]
    public void No_number_of_a_table_or_a_chart_has_a_decimal_point()
    {
        swedish.ExitCode.ShouldBe(0, swedish.Output);
        // What is written in English has an English reader's numbers, whoever else reads the site.
        foreach (var (name, page) in swedish.Pages.Where(page => !page.Key.EndsWith(".en", StringComparison.Ordinal)))
        {
            page.DocumentElement.GetAttribute("data-culture").ShouldBe("sv-SE", name);
            page.QuerySelectorAll("article td, svg text, svg title").Select(part => part.TextContent)
                .Where(text => Point().IsMatch(text)).ShouldBeEmpty(name);
        }
        Swedish.Plain(string.Concat(swedish.Page("2").QuerySelectorAll("svg text").Select(text => text.TextContent + "|")))
            .ShouldContain("114,4|");
        swedish.Page("2").QuerySelectorAll("figure script")
            .ShouldAllBe(script => script.TextContent.Contains("\"separators\":\",\u202f\"", StringComparison.OrdinalIgnoreCase)
                || script.TextContent.Contains("\"separators\":\",\\u202f\"", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_is_sorted_saved_and_drawn_is_the_same_in_every_culture()
    {
        foreach (var (name, page) in notebooks.Pages)
        {
            Raw(swedish.Pages[name]).ShouldBe(Raw(page), name);
            Places(swedish.Pages[name]).Count().ShouldBe(Places(page).Count(), name);
            Places(swedish.Pages[name]).ShouldAllBe(place => !place.Contains(','));
        }
    }

    private static IEnumerable<string?> Raw(IDocument page) =>
        page.QuerySelectorAll("[data-value]").Select(cell => cell.GetAttribute("data-value"));

    private static IEnumerable<string> Places(IDocument page) =>
        page.QuerySelectorAll("svg rect").Select(mark => mark.GetAttribute("x")! + " " + mark.GetAttribute("width"));

    [GeneratedRegex(@"\d\.\d")]
    private static partial Regex Point();

    public sealed class Swedish() : RenderedPages(Repository.Root, "--culture", "sv-SE");
}
