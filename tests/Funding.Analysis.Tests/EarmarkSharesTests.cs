namespace Funding.Analysis.Tests;

public class EarmarkSharesTests
{
    private static readonly Grant Grant = TestData.Real.RegionalGrantsWithEarmark(Earmark.Bup).Single();

    private static Allocation Allocation(long kronor, long earmark, long unit) =>
        Grant.Allocations[0] with { Amount = new(kronor, unit), Earmark = new(Earmark.Bup, new(earmark, unit)) };

    [Fact]
    public void The_earmarks_share_is_lowest_when_the_earmark_was_rounded_up_and_the_whole_down()
    {
        var share = Allocation(10_000_000, 3_000_000, 1_000_000).EarmarkShare()!.Value;

        share.Value.ShouldBe(0.3);
        share.Low.ShouldBe(2.5 / 10.5, 1e-12);
        share.High.ShouldBe(3.5 / 9.5, 1e-12);
    }

    [Fact]
    public void The_share_never_exceeds_all() => Allocation(1_000_000, 1_000_000, 1_000_000).EarmarkShare()!.Value.High.ShouldBe(1);

    [Fact]
    public void There_is_no_share_of_nothing_and_none_without_an_earmark()
    {
        Allocation(0, 0, 1).EarmarkShare().ShouldBeNull();
        (Grant.Allocations[0] with { Earmark = null }).EarmarkShare().ShouldBeNull();
    }
}
