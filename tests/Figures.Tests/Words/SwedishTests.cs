using System.Globalization;
using static Figures.Writing;
using static ReaderCulture;

namespace Figures.Tests.Words;

/// <summary>Texts that exist in two languages, and those that exist in one.</summary>
public class SwedishTests
{
    private static readonly string[] Names = ["Dalarna", "Gotland", "Skåne"];

    [Fact]
    public void A_reader_of_Swedish_gets_the_Swedish_text_and_every_other_the_English_one()
    {
        var text = Text($"It was {0.5:N1}.", sv: $"Det var {0.5:N1}.");

        text.ToString().ShouldBe("It was 0.5.");
        In("sv-SE", text.ToString).ShouldBe("Det var 0,5.");
        In("sv-FI", text.ToString).ShouldBe("Det var 0,5.");
        In("de-DE", text.ToString).ShouldBe("It was 0,5.");
    }

    [Fact]
    public void Lists_and_counts_follow_the_language_of_their_sentence_not_the_culture()
    {
        In("sv-SE", Text($"{Names} or {Names:or}", sv: $"{Names} men {Names:or}").ToString)
            .ShouldBe("Dalarna, Gotland och Skåne men Dalarna, Gotland eller Skåne");
        In("sv-SE", Text($"{Names}, {3:grant|grants}, {1234.5:N1}").ToString)
            .ShouldBe("Dalarna, Gotland and Skåne, three grants, 1\u202f234,5");
        In("sv-SE", Text($"x", sv: $"i {Array.Empty<string>()}").ToString).ShouldBe("i ingen");
    }

    [Theory]
    [InlineData(0, "det är inga bidrag")]
    [InlineData(1, "det är ett bidrag")]
    [InlineData(9, "det är nio bidrag")]
    [InlineData(1210, "det är 1\u202f210 bidrag")]
    public void A_Swedish_count_of_one_has_the_article_of_its_noun(int count, string expected) =>
        In("sv-SE", Text($"x", sv: $"det är {count:ett bidrag|bidrag}").ToString).ShouldBe(expected);

    [Fact]
    public void A_count_opens_a_Swedish_sentence_with_a_capital_letter() =>
        In("sv-SE", Text($"x", sv: $"{8:words} fick mer. {Names[0]} fick {2:words}.").ToString)
            .ShouldBe("Åtta fick mer. Dalarna fick två.");

    [Fact]
    public void A_text_within_a_text_follows_the_one_around_it()
    {
        var inner = Writing.Words($"by {2:words}", sv: $"med {2:words}");

        In("sv-SE", Text($"x", sv: $"delat {inner}").ToString).ShouldBe("delat med två");
        In("sv-SE", Text($"split {inner}").ToString).ShouldBe("split by two", "an English sentence has no Swedish word in it");
        In("sv-SE", Text($"x", sv: $"delat {Writing.Words($"by {2:words}")}").ToString).ShouldBe("delat by two", "said in English only");
    }

    [Fact]
    public void A_value_is_told_the_language_of_its_sentence_and_the_signs_of_its_reader()
    {
        In("sv-SE", Text($"x", sv: $"är {new Told()}").ToString).ShouldBe("är sv 1,5");
        In("sv-SE", Text($"{new Told()}").ToString).ShouldBe(" 1,5");
        Text($"{new Told()}").ToString().ShouldBe(" 1.5");
    }

    [Fact]
    public void Each_case_of_a_claim_has_its_translation()
    {
        In("sv-SE", Claim(true, $"yes", otherwise: $"no", sv: $"ja", svOtherwise: $"nej").ToString).ShouldBe("ja");
        In("sv-SE", Claim(false, $"yes", otherwise: $"no", sv: $"ja", svOtherwise: $"nej").ToString).ShouldBe("nej");
        var broken = Claim(Names.Length == 0, $"yes", sv: $"ja");
        In("sv-SE", broken.ToString)
            .ShouldBe("Här stod en mening som dessa data inte stöder: dess villkor `Names.Length == 0` gäller inte.");
        broken.Condition.ShouldBe("Names.Length == 0");
    }

    [Fact]
    public void A_figure_is_Swedish_in_each_of_its_forms_and_English_where_nobody_translated_it()
    {
        var figure = Samples.All["SeveralDots"].WithTitle($"Most", sv: $"Mest").WithCaption($"A caption", sv: $"En text")
            .WithAlt($"Dots", sv: $"Punkter").InSwedish(sv => sv.WithUnit("kr per invånare"));

        foreach (var form in new[] { figure.ToJson, figure.ToHtml })
        {
            Decoded(In("sv-SE", form)).ShouldSatisfyAllConditions(text => text.ShouldContain("Mest"), text => text.ShouldContain("En text"),
                text => text.ShouldContain("Punkter"), text => text.ShouldContain("kr per invånare"));
            Decoded(form()).ShouldSatisfyAllConditions(text => text.ShouldContain("Most"), text => text.ShouldNotContain("invånare"));
        }

        In("sv-SE", figure.ToJson).ShouldContain(" till ", customMessage: "between the ends of an interval");
        In("sv-SE", Samples.All["SeveralDots"].ToJson).ShouldNotContain(" till ");
    }

    [Fact]
    public void A_figure_that_is_drawn_again_in_Swedish_keeps_all_but_its_names()
    {
        Figure Draw() => Chart.Bars(Names, name => $"{Writing.Words("in", sv: "i")} {name}", name => name.Length)
            .WithUnit(Writing.Words("letters", sv: "bokstäver").ToString());
        var figure = Draw().InSwedish(Draw).WithTitle($"Names", sv: $"Namn").WithHeight(321).WithHues(3).WithVerticalLine(5);

        foreach (var form in new[] { figure.ToJson, figure.ToSvg })
        {
            Decoded(form()).ShouldSatisfyAllConditions(text => text.ShouldContain("in Skåne"), text => text.ShouldContain("letters"));
            Decoded(In("sv-SE", form)).ShouldSatisfyAllConditions(text => text.ShouldContain("i Skåne"),
                text => text.ShouldContain("bokstäver"), text => text.ShouldNotContain("letters"),
                text => text.ShouldContain(Palette.Fourth));
        }
        In("sv-SE", figure.ToJson).ShouldSatisfyAllConditions(text => text.ShouldContain("\"height\":321"),
            text => text.ShouldContain("\"title\":\"Namn\""), text => text.ShouldContain("\"x0\":5"));
    }

    [Fact]
    public void What_is_said_of_the_Swedish_figure_later_adds_to_what_was_said_before()
    {
        var figure = Samples.All["Bars"].InSwedish(sv => sv.WithUnit("kr")).InSwedish(sv => sv.WithColumns("Region", "Kronor"));

        In("sv-SE", figure.ToJson).ShouldSatisfyAllConditions(
            text => text.ShouldContain("\"unit\":\"kr\""), text => text.ShouldContain("\"Kronor\""));
    }

    [Fact]
    public void A_table_has_its_headings_in_both_languages_and_sums_by_the_names_of_its_rows()
    {
        var table = new[] { new { Name = "A", Money = 2 }, new { Name = "B", Money = 3 } }
            .ToTable($"Money", sv: $"Pengar").WithSum("Money")
            .WithColumns(Writing.Words("Who", sv: "Vem"), Writing.Words("Paid", sv: "Utbetalt"));

        table.ToText().ShouldSatisfyAllConditions(text => text.ShouldStartWith("Money\nWho  Paid"), text => text.ShouldEndWith("5\n"));
        In("sv-SE", table.ToText).ShouldStartWith("Pengar\nVem  Utbetalt");
        Should.Throw<ArgumentException>(() => table.WithColumns("one")).Message.ShouldContain("2 columns (Name, Money), but 1 names");
    }

    [Theory]
    [InlineData("Money.", "<caption>Money.</caption>")]
    [InlineData("Kr 2.5 each", "<caption>Kr 2.5 each</caption>")]
    [InlineData("Kr each. By <b>: X. Y", "<caption>Kr each. <span class=\"caption-note\">By &lt;b&gt;: X. Y</span></caption>")]
    public void The_first_sentence_of_a_caption_names_its_table_and_the_rest_is_a_note(string caption, string html) =>
        new[] { new { Name = "A" } }.ToTable($"{caption}").ToHtml().ShouldContain(html);

    [Fact]
    public void Key_numbers_stand_with_what_they_are_as_terms_that_no_text_can_leave()
    {
        var numbers = KeyNumbers.Of(new KeyNumber($"{1234.5:N1}", Writing.Words("<b>paid</b>", sv: "utbetalt")));

        numbers.ToText().ShouldBe("1\u202f234.5  <b>paid</b>");
        numbers.ToHtml().ShouldContain("&lt;b&gt;paid&lt;/b&gt;</dt>");
        In("sv-SE", numbers.ToHtml).ShouldSatisfyAllConditions(html => html.ShouldContain(">utbetalt</dt>"),
            html => html.ShouldContain("1\u202f234,5</dd>"));
    }

    private static string Decoded(string text) =>
        System.Text.RegularExpressions.Regex.Unescape(text.Replace("\\/", "/", StringComparison.Ordinal));

    private sealed class Told : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) =>
            $"{(formatProvider!.GetFormat(typeof(CultureInfo)) as CultureInfo)!.TwoLetterISOLanguageName.Replace("iv", "")} "
            + 1.5.ToString("N1", formatProvider);
    }
}
