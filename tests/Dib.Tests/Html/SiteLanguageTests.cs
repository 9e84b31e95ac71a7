using System.Text.Json;
using System.Text.RegularExpressions;
using Dib.Html;

namespace Dib.Tests.Html;

public partial class SiteLanguageTests
{
    /// <summary>A table that a kernel shows brings the keys of what it says of its other rows.</summary>
    private static readonly Regex FromTables = new(@"^table\.(rest|more)");

    public static TheoryData<string> Codes() => [.. SiteLanguage.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_language_has_the_same_words_with_the_same_places_for_values(string code)
    {
        foreach (var part in (string[])["page", "scripts"])
            Words(code, part).ToDictionary(word => word.Key, word => Places(word.Value))
                .ShouldBe(Words("en", part).ToDictionary(word => word.Key, word => Places(word.Value)), ignoreOrder: true);
        Words(code, "page")["months"].Split('|').Length.ShouldBe(12);

        // The form for one may say it in a word.
        static string Places(string text) => Regex.IsMatch(text, @"\b1\b") ? "one"
            : string.Join(' ', Place().Matches(text).Select(place => place.Value).Order());
    }

    [Fact]
    public void Every_word_is_said_somewhere_and_every_word_that_is_said_is_there()
    {
        var engine = Sources("src/Dib", "*.cs") + Sources("src/Shared/Tables", "*.cs");
        var scripts = Sources("src/Dib/Html/assets", "*.js");
        foreach (var (source, part) in new[] { (engine, "page"), (scripts, "scripts") })
        {
            var words = Words("en", part);
            Said().Matches(source).Select(said => said.Groups["key"].Value).Except(words.Keys).ShouldBeEmpty();
            words.Keys.Where(key => !FromTables.IsMatch(key) && !Regex.IsMatch(source, $"\"{Regex.Escape(Stem(key))}\\\\?\""))
                .ShouldBeEmpty();
        }

        static string Stem(string key) => key.EndsWith(".one", StringComparison.Ordinal) ? key[..^".one".Length] : key;
    }

    [Fact]
    public void Dates_and_counts_are_said_as_a_reader_says_them()
    {
        var (english, swedish) = (SiteLanguage.English, SiteLanguage.Swedish);
        english.Date("2021-12-22").ShouldBe("22 December 2021");
        swedish.Date("2021-12-22").ShouldBe("22 december 2021");
        swedish.Date("2024-05").ShouldBe("maj 2024");
        swedish.Date("spring").ShouldBe("spring");
        swedish.Say("data.rows", 1).ShouldBe("1 rad");
        swedish.Say("data.rows", 21).ShouldBe("21 rader");
        english.Html("made", "<code>a{1}&amp;</code>").ShouldBe("Made from the notebook <code>a{1}&amp;</code>.");
        Should.Throw<KeyNotFoundException>(() => english.Say("no such words"));
    }

    [Fact]
    public void An_alert_is_called_what_the_language_of_the_prose_calls_it()
    {
        var run = Samples.Run(Samples.Markdown("# A\n\n> [!WARNING]\n> Text"));
        var site = Samples.Site(run) with { Language = SiteLanguage.Swedish };
        Title(site).ShouldBe("Varning");
        Title(site with { ProseLanguage = "en" }).ShouldBe("Warning");

        string Title(SiteContext site) =>
            Samples.Parse(PageRenderer.Render(new(run, site))).QuerySelector(".markdown-alert-title")!.TextContent.Trim();
    }

    [Fact]
    public void A_Swedish_page_of_English_prose_says_which_is_which()
    {
        var runs = new[]
        {
            Samples.Run("a.dib", [Samples.Markdown("# A title\n\nProse.\n\n## One\n\n## Two"), Samples.Code("1")]),
            Samples.Run("b.dib", [Samples.Markdown("# Another")]),
        };
        var site = Samples.Site(runs) with { Language = SiteLanguage.Swedish, ProseLanguage = "en" };
        var page = Samples.Parse(PageRenderer.Render(new(runs[0], site)));

        page.DocumentElement.GetAttribute("lang").ShouldBe("sv");
        page.QuerySelector("article")!.GetAttribute("lang").ShouldBe("en");
        Language("h1").ShouldBe("en");
        Language(".skip-link").ShouldBe("sv");
        Language("details.code summary").ShouldBe("sv");
        Language(".site-pages li").ShouldBe("en");
        Language(".contents summary").ShouldBe("sv");
        Language(".contents li").ShouldBe("en");
        Language(".neighbours a span").ShouldBe("sv");
        page.QuerySelector(".skip-link")!.TextContent.ShouldBe("Hoppa till innehållet");
        page.QuerySelector("[data-switch=code]")!.TextContent.ShouldBe("Visa kod");

        var one = Samples.Parse(PageRenderer.Render(new(runs[0], site with { ProseLanguage = null })));
        one.QuerySelectorAll("[lang]").Length.ShouldBe(1);

        string? Language(string selector) => page.QuerySelector(selector)!.Closest("[lang]")!.GetAttribute("lang");
    }

    private static Dictionary<string, string> Words(string code, string part)
    {
        using var json = JsonDocument.Parse(Repository.Text("src", "Dib", "Html", "Words", code + ".json"));
        return json.RootElement.GetProperty(part).EnumerateObject().ToDictionary(word => word.Name, word => word.Value.GetString()!);
    }

    private static string Sources(string folder, string pattern) => string.Join('\n',
        Directory.EnumerateFiles(Repository.Path(folder.Split('/')), pattern, SearchOption.AllDirectories).Select(File.ReadAllText));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("""\b(?:[sS]ay|language\.Html|Language\.Html)\("(?<key>[^"]+)["]""")]
    private static partial Regex Said();
}
