using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>Pages whose frame speaks Swedish around English prose, as those of the repository's own site.</summary>
[Collection(SideBySide.Using)]
public class LanguageTests(RenderedSites sites)
{
    private static readonly string[] Spoken = ["aria-label", "title", "placeholder", "alt"];

    public static TheoryData<string> Pages() =>
        [.. Sites.All.Single(site => site.Name == Sites.Real).Pages.Where(page => !page.EndsWith(".en.html", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_word_of_an_English_frame_stands_in_a_Swedish_one(string name)
    {
        var page = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(sites.FolderOf(Sites.Real), name)));
        var frame = page.Body!.Descendants<IElement>()
            .Where(element => element.Closest("[lang]")!.GetAttribute("lang") == "sv"
                && element.Closest("pre, code, script, style, svg") is null)
            .SelectMany(element => element.ChildNodes.OfType<IText>().Select(text => text.Data)
                .Concat(Spoken.Select(element.GetAttribute).OfType<string>()))
            .ToList();
        frame.ShouldContain(text => text.Contains("Hoppa till innehållet"));
        var (english, swedish) = (Words("en"), Words("sv"));
        foreach (var word in english.Except(swedish))
            frame.ShouldAllBe(text => !Regex.IsMatch(text, $@"\b{Regex.Escape(word)}(?!\w)"));
    }

    [Fact]
    public async Task A_table_of_a_Swedish_page_is_filtered_copied_and_saved_in_Swedish()
    {
        using var site = new TemporarySite();
        site.AddFile("site.json", """{ "title": "T", "language": "sv" }""");
        site.AddFile("a.dib", $$"""
            #!csharp

            #r "{{Repository.Path("artifacts", "bin", "Figures", "release", "Figures.dll")}}"
            using Figures;
            Enumerable.Range(1, 120).Select(i => new { Ort = i == 7 ? "Södermanland" : $"Ort {i}", Kr = i * 1000.5 })
                .ToTable("Orter").WithSum("Kr")
            """);
        (await site.RenderAsync()).ExitCode.ShouldBe(0);
        await using var visit = await sites.OpenAsync(site.Home("http"), "a.html");
        (await visit.Page.InnerTextAsync("tr.rest")).ShouldBe("… 20 rader till, alla finns i filen som sparas");
        (await visit.Page.InnerTextAsync("tr.total")).ShouldStartWith("Summa\t");
        (await visit.Page.Locator("[data-save=excel]").CountAsync()).ShouldBe(0);

        await visit.Page.GetByLabel("Filtrera rader").FillAsync("sodermanland 7003,5");
        (await visit.Page.InnerTextAsync(".table-find [aria-live]")).ShouldBe("1 av 120 rader");
        (await visit.Page.InnerTextAsync("tr.total")).ShouldBe("Summa av 1 rad\t7\u202f003.5");
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Spara som CSV" });
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync()))
            .ShouldBe("Ort;Kr\r\nSödermanland;7003,5\r\nSumma av 1 rad;7003,5\r\n");
        await visit.Page.GetByLabel("Filtrera rader").FillAsync("7 003.5");
        (await visit.Page.InnerTextAsync(".table-find [aria-live]")).ShouldBe("1 av 120 rader");
        visit.Problems.ShouldBeEmpty();
    }

    /// <summary>What a language says without values.</summary>
    private static HashSet<string> Words(string code)
    {
        using var json = JsonDocument.Parse(Repository.Text("src", "Dib", "Html", "Words", code + ".json"));
        return [.. json.RootElement.EnumerateObject().SelectMany(part => part.Value.EnumerateObject())
            .Select(word => word.Value.GetString()!).Where(word => !word.Contains('{') && word.Any(char.IsLetter))];
    }
}
