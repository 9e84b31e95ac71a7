namespace Funding.Tests;

public class IntervalTests
{
    [Fact]
    public void A_difference_adds_both_uncertainties() => (new Interval(9, 11) - new Interval(2, 3)).ShouldBe(new(6, 9));

    [Fact]
    public void A_negative_factor_keeps_low_below_high() => (new Interval(1, 2) * -3).ShouldBe(new(-6, -3));

    [Fact]
    public void Division_by_nothing_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new Interval(1, 2) / 0);

    [Fact]
    public void Intervals_that_touch_overlap()
    {
        new Interval(1, 2).Overlaps(new(2, 3)).ShouldBeTrue();
        new Interval(1, 2).Overlaps(new(2.1, 3)).ShouldBeFalse();
    }

    [Fact]
    public void An_amount_in_kronor_is_exact_and_one_in_millions_is_not()
    {
        new Amount(8_395_638, 1).Interval.Width.ShouldBe(0);
        new Amount(3_000_000, 1_000_000).Interval.ShouldBe(new(2_500_000, 3_500_000));
        new Amount(0, 1_000_000).Interval.ShouldBe(new(0, 500_000));
    }

    [Theory]
    [InlineData(1_990_000_000, 10_000_000, Qualifier.Truncated, 1_997_500_000, true)]
    [InlineData(1_990_000_000, 10_000_000, Qualifier.Rounded, 1_997_500_000, true)]
    [InlineData(1_990_000_000, 10_000_000, Qualifier.Rounded, 1_984_000_000, false)]
    [InlineData(1_480_000_000, 10_000_000, Qualifier.Nearly, 1_478_500_000, true)]
    [InlineData(1_480_000_000, 10_000_000, Qualifier.Nearly, 1_480_500_000, false)]
    [InlineData(60_000_000, 10_000_000, Qualifier.JustOver, 60_900_000, true)]
    [InlineData(60_000_000, 10_000_000, Qualifier.JustOver, 59_900_000, false)]
    [InlineData(739_250_000, 1, Qualifier.Exact, 739_250_001, false)]
    public void A_printed_total_allows_what_its_hedge_allows(long printed, long unit, Qualifier qualifier, double total, bool allowed) =>
        new PublishedTotal(printed, unit, qualifier).Interval.Contains(total).ShouldBe(allowed);

    [Fact]
    public void Only_disjoint_intervals_make_one_value_surely_larger()
    {
        new Quantity(5, new(4, 6)).IsSurelyAbove(new(3, new(2, 3.9))).ShouldBeTrue();
        new Quantity(5, new(4, 6)).IsSurelyAbove(new(3, new(2, 4))).ShouldBeFalse();
    }

    [Fact]
    public void A_ratio_is_lowest_with_the_lowest_part_of_the_highest_whole()
    {
        var ratio = new Amount(3, 2).Quantity / new Amount(6, 4).Quantity;
        ratio.ShouldBe(new Quantity(0.5, new(0.25, 1), Unit.Share));
        Should.Throw<ArgumentOutOfRangeException>(() => ratio / Quantity.Exactly(0));
        Should.Throw<ArgumentOutOfRangeException>(() => (ratio - Quantity.Exactly(1)) / ratio);
    }
}
