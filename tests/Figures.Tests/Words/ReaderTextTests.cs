using static ReaderCulture;

namespace Figures.Tests.Words;

public class ReaderTextTests
{
    [Fact]
    public void A_text_keeps_its_values_and_writes_them_in_the_culture_of_its_reader()
    {
        ReaderText text = $"The share was {0.5:N1} of {1234.5:N1}.";

        text.ToString().ShouldBe("The share was 0.5 of 1\u202f234.5.");
        text.Template.ShouldBe("The share was {0} of {1}.");
        InSwedish(() => text.ToString()).ShouldBe("The share was 0,5 of 1\u202f234,5.");
    }

    [Fact]
    public void A_sequence_reads_as_a_list_and_its_items_take_the_format()
    {
        string[] names = ["Dalarna", "Gotland", "Skåne"];
        Text($"In {names}.").ShouldBe("In Dalarna, Gotland and Skåne.");
        Text($"In {names:or}.").ShouldBe("In Dalarna, Gotland or Skåne.");
        Text($"In {Array.Empty<string>()}.").ShouldBe("In none.");
        Text($"In {new[] { 1.26, 2.0 }:N1}.").ShouldBe("In 1.3 and 2.0.");
    }

    [Theory]
    [InlineData(0, "there no grants were")]
    [InlineData(1, "there one grant was")]
    [InlineData(9, "there nine grants were")]
    [InlineData(1210, "there 1\u202f210 grants were")]
    public void A_count_agrees_with_what_is_counted(int count, string expected) =>
        Text($"there {count:grant was|grants were}").ShouldBe(expected);

    [Theory]
    [InlineData("", "Two")]
    [InlineData("It ended. ", "Two")]
    [InlineData("It ended.\n\n", "Two")]
    [InlineData("## ", "Two")]
    [InlineData("One\n* ", "Two")]
    [InlineData("There were ", "two")]
    [InlineData("There were\n", "two")]
    [InlineData("(", "two")]
    public void What_opens_a_sentence_gets_a_capital_letter(string before, string expected)
    {
        var text = new ReaderText(before.Length, 1);
        text.AppendLiteral(before);
        text.AppendFormatted(2, "words");
        text.ToString().ShouldBe(before + expected);
    }

    [Fact]
    public void A_text_within_a_text_opens_a_sentence_only_where_that_does()
    {
        ReaderText inner = $"{3:words} rows";
        Text($"It has {inner}").ShouldBe("It has three rows");
        Text($"{inner} it has").ShouldBe("Three rows it has");
    }

    [Fact]
    public void A_year_is_no_number_to_group_and_nothing_is_nothing() => Text($"In {2024}, {null}").ShouldBe("In 2024, ");

    [Fact]
    public void A_title_a_label_and_a_caption_are_written_for_their_reader_too()
    {
        var figure = Samples.All["SeveralDots"].WithTitle($"From {0.5:N1}").WithCaption($"To {1.5:N1}");
        InSwedish(figure.ToJson).ShouldContain("\"title\":\"From 0,5\"");
        InSwedish(figure.ToHtml).ShouldContain("To 1,5");
        figure.ToHtml().ShouldContain("To 1.5");
    }

    [Fact]
    public void A_table_is_written_for_its_reader_too() =>
        InSwedish(new[] { new { Value = 0.5, Words = (ReaderText)$"{0.25:N2}" } }.ToTable($"Half is {0.5:N1}").ToHtml)
            .ShouldSatisfyAllConditions(html => html.ShouldContain("Half is 0,5"), html => html.ShouldContain(">0,5<"),
                html => html.ShouldContain(">0,25<"));

    private static string Text(ReaderText text) => text.ToString();
}
