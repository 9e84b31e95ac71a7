namespace Funding.Tests;

public class AllocationTests
{
    private static readonly Grant Grant = TestData.Real.RegionalGrantsWithEarmark(Earmark.Bup).Single();

    private static Allocation Allocation(long kronor, long earmark, long unit) =>
        Grant.Allocations[0] with { Amount = new(kronor, unit), Earmark = new(Earmark.Bup, new(earmark, unit)) };

    [Fact]
    public void The_earmarks_share_is_lowest_when_the_earmark_was_rounded_up_and_the_whole_down()
    {
        var share = Allocation(10_000_000, 3_000_000, 1_000_000).EarmarkShare!.Value;

        share.Value.ShouldBe(0.3);
        share.Low.ShouldBe(2.5 / 10.5, 1e-12);
        share.High.ShouldBe(3.5 / 9.5, 1e-12);
    }

    [Fact]
    public void The_share_never_exceeds_all() => Allocation(1_000_000, 1_000_000, 1_000_000).EarmarkShare!.Value.High.ShouldBe(1);

    [Fact]
    public void There_is_no_share_of_nothing_and_none_without_an_earmark()
    {
        Allocation(0, 0, 1).EarmarkShare.ShouldBeNull();
        (Grant.Allocations[0] with { Earmark = null }).EarmarkShare.ShouldBeNull();
    }

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
