namespace Funding.Tests;

public class ProseTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("A", "A")]
    [InlineData("A and B", "A", "B")]
    [InlineData("A, B and C", "A", "B", "C")]
    public void A_list_reads_as_a_sentence_does(string expected, params string[] items) => Prose.List(items).ShouldBe(expected);

    [Fact]
    public void Alternatives_are_joined_by_or() => Prose.List(["A", "B", "C"], last: "or").ShouldBe("A, B or C");

    [Theory]
    [InlineData(0, "no regions were")]
    [InlineData(1, "one region was")]
    [InlineData(9, "nine regions were")]
    [InlineData(21, "21 regions were")]
    public void A_count_agrees_with_its_noun_and_verb(int count, string expected) =>
        Prose.Count(count, "region was", "regions were").ShouldBe(expected);

    [Theory]
    [InlineData("Population 31 December 2020", "population 31 December 2020")]
    [InlineData("BUP", "BUP")]
    [InlineData("A", "a")]
    [InlineData("", "")]
    public void A_small_letter_leaves_acronyms_alone(string text, string expected) => Prose.Small(text).ShouldBe(expected);

    [Theory]
    [InlineData("2021-12-22", "22 December 2021")]
    [InlineData("2024-12", "December 2024")]
    [InlineData("", "")]
    [InlineData("spring", "spring")]
    public void A_date_says_no_more_than_is_known(string date, string expected) => Prose.Date(date).ShouldBe(expected);

    [Fact]
    public void The_split_of_a_grant_names_each_principle_that_made_a_difference_once()
    {
        var both = TestData.Real.RegionalGrants.Single(grant => grant.Components.Count > 1);

        Prose.Split(both).ShouldBe("by performance and by population");
        Prose.Split(TestData.Real.NationalTotals[0]).ShouldBe("in a way that is not known");
    }

    [Fact]
    public void A_denominator_names_its_grants_only_where_there_are_several()
    {
        var grants = TestData.Real.RegionalGrants;

        Prose.Denominators(grants.Where(grant => grant.Year == 2024)).ShouldBe("Divided by: population 31 December 2023.");
        Prose.Denominators(grants).ShouldBe(
            "Divided by: population printed with the grant of January 2022 for Performance 2021 and Backlog 2022; "
            + "population 31 December 2023 for Free capacity 2023 and Accessibility 2024.");
    }

    [Fact]
    public void Sources_name_publisher_and_date_and_each_once()
    {
        var grants = TestData.Real.RegionalGrantsOf(2024);

        Prose.Sources(grants.Concat(grants)).ShouldBe("Sources: Socialdepartementet, December 2024; SCB.");
        Prose.Sources(grants, populations: false).ShouldBe("Source: Socialdepartementet, December 2024.");
    }

    [Fact]
    public void A_component_is_called_by_its_grant_and_if_that_has_several_by_its_purpose() =>
        TestData.Real.RegionalGrants.SelectMany(grant => grant.Components).Select(component => component.Label)
            .ShouldBe(["Performance 2021", "Backlog 2022", "Free capacity 2023", "Accessibility 2024, BUP", "Accessibility 2024, not earmarked"]);
}
