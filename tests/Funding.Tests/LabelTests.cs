namespace Funding.Tests;

public class LabelTests
{
    [Fact]
    public void A_grant_is_called_by_its_purpose_and_its_year()
    {
        TestData.Real.RegionalGrants.Select(grant => grant.Label)
            .ShouldBe(["Performance 2021", "Backlog 2022", "Free capacity 2023", "Accessibility 2024"]);
        TestData.Real.RegionalGrants[1].Name.ShouldBe("the backlog grant of 2022");
        (TestData.Real.RegionalGrants[1] with { Id = "extra", Year = 2025 }).Label.ShouldBe("Extra 2025");
        (TestData.Real.RegionalGrants[1] with { Id = "2025", Year = 2025 }).Label.ShouldBe("State 2025");
    }

    [Fact]
    public void A_component_is_called_by_its_grant_and_if_that_has_several_by_its_purpose() =>
        TestData.Real.RegionalGrants.SelectMany(grant => grant.Components).Select(component => component.Label)
            .ShouldBe(["Performance 2021", "Backlog 2022", "Free capacity 2023", "Accessibility 2024, BUP",
                "Accessibility 2024, not earmarked"]);
}
