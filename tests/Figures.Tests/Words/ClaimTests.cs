using static Figures.Writing;

namespace Figures.Tests.Words;

public class ClaimTests
{
    [Fact]
    public void A_claim_that_holds_says_its_sentence()
    {
        var gini = 0.4;
        var claim = Claim(gini > 0.1, $"Uneven: {gini:N1}.");
        claim.ToString().ShouldBe("Uneven: 0.4.");
        claim.ToJson().ShouldBe("""{"holds":true,"broken":false,"condition":"gini \u003E 0.1"}""");
    }

    [Fact]
    public void A_claim_that_fails_never_shows_its_sentence_and_says_which_condition_failed()
    {
        var gini = 0.0;
        var claim = Claim(gini > 0.1, $"Uneven: {gini:N1}.");
        claim.IsBroken.ShouldBeTrue();
        claim.ToString().ShouldBe("A sentence stood here that these data do not support: its condition `gini > 0.1` does not hold.");
        claim.ToJson().ShouldContain("\"broken\":true");
    }

    [Fact]
    public void Words_for_the_other_case_are_shown_and_nothing_is_broken()
    {
        Claim(false, $"Uneven.", otherwise: $"Even.").ToString().ShouldBe("Even.");
        Claim(false, $"Uneven.", otherwise: $"")
            .ShouldSatisfyAllConditions(claim => claim.IsBroken.ShouldBeFalse(), claim => claim.ToString().ShouldBe(""));
    }

    [Fact]
    public void Texts_and_claims_bring_their_formats_to_any_notebook()
    {
        var formatters = new PassageFormatterSource().CreateTypeFormatters().ToList();
        formatters.OfType<Formatter<Claim>>().Select(formatter => formatter.MimeType)
            .ShouldBe([MimeTypes.Claim, MimeTypes.Markdown, MimeTypes.Plain]);
        var markdown = formatters.OfType<Formatter<Passage>>().Single(formatter => formatter.MimeType == MimeTypes.Markdown);
        var written = new StringWriter();
        markdown.Format(Text($"Half is {0.5:N1}."), written).ShouldBeTrue();
        written.ToString().ShouldBe("Half is 0.5.");
    }
}
