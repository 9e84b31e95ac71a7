namespace Funding.Analysis.Tests;

public class GrantSumTests
{
    private static readonly Dataset Data = TestData.Real;

    [Fact]
    public void Grants_that_share_no_money_are_added_with_their_intervals() =>
        new[] { Data.Grant("2021-performance"), Data.Grant("2024-accessibility") }.Total()
            .ShouldBe(new Quantity(2_286_250_000, new(2_275_750_000, 2_296_750_000), Unit.Kronor));

    [Theory]
    [InlineData("2021-performance", "2021-supplement")]
    [InlineData("2021-performance", "2021-agreement")]
    [InlineData("2022-frame", "2022-backlog")]
    [InlineData("2024-bup-december", "2024-accessibility")]
    [InlineData("2024-agreement", "2024-bup-august")]
    [InlineData("2022-backlog", "2022-backlog")]
    [InlineData("2022-equal-care", "2022-equal-care-regions")]
    public void Money_that_would_count_twice_is_refused_with_both_names(string first, string second)
    {
        var exception = Should.Throw<OverlappingGrantsException>(
            () => new[] { Data.Grant("2023-frame"), Data.Grant(first), Data.Grant(second) }.Total());
        foreach (var id in (string[])[first, second])
        {
            exception.Message.ShouldContain(id);
            exception.Message.ShouldContain(Data.Grant(id).Title);
        }
    }

    [Fact]
    public void Nothing_sums_to_zero() => Array.Empty<Grant>().Total().ShouldBe(Quantity.Exactly(0));
}
