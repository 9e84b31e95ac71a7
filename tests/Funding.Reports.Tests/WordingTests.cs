namespace Funding.Reports.Tests;

public class WordingTests
{
    [Fact]
    public void Every_principle_is_said_in_words_of_its_own() =>
        Enum.GetValues<Principle>().Select(Wording.Split).Distinct().Count().ShouldBe(PrincipleWords.All.Count);

    [Theory]
    [InlineData("Population 31 December 2020", "population 31 December 2020")]
    [InlineData("BUP", "BUP")]
    [InlineData("A", "a")]
    [InlineData("", "")]
    public void A_small_letter_leaves_acronyms_alone(string text, string expected) => Wording.Small(text).ShouldBe(expected);

    [Theory]
    [InlineData("2021-12-22", "22 December 2021")]
    [InlineData("2024-12", "December 2024")]
    [InlineData("", "")]
    [InlineData("spring", "spring")]
    public void A_date_says_no_more_than_is_known(string date, string expected) => Wording.Date(date).ShouldBe(expected);

    [Fact]
    public void The_split_of_a_grant_names_each_principle_that_made_a_difference_once()
    {
        var both = TestData.Real.RegionalGrants.Single(grant => grant.Components.Count > 1);

        Wording.Split(both).ShouldBe("by performance and by population");
        Wording.Split(TestData.Real.NationalTotals[0]).ShouldBe("in a way that is not known");
    }

    [Fact]
    public void A_denominator_names_its_grants_only_where_there_are_several()
    {
        var grants = TestData.Real.RegionalGrants;

        Wording.Denominators(grants.Where(grant => grant.Year == 2024)).ShouldBe("Divided by: population 31 December 2023.");
        Wording.Denominators(grants).ShouldBe(
            "Divided by: population printed with the grant of January 2022 for Performance 2021 and Backlog 2022; "
            + "population 31 December 2023 for Free capacity 2023 and Accessibility 2024.");
    }

    [Fact]
    public void Sources_name_publisher_and_date_and_each_once()
    {
        var grants = TestData.Real.RegionalGrantsOf(2024);

        Wording.Sources(grants.Concat(grants)).ShouldBe("Sources: Socialdepartementet, December 2024; SCB.");
        Wording.Sources(grants, populations: false).ShouldBe("Source: Socialdepartementet, December 2024.");
    }
}
