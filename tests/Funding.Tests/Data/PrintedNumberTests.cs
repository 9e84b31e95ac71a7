using Funding.Data;

namespace Funding.Tests.Data;

public class PrintedNumberTests
{
    [Theory]
    [InlineData("8 395 638", 8_395_638)]
    [InlineData("739\u00A0250\u202F000", 739_250_000)]
    [InlineData("1 997 500 000 kr", 1_997_500_000)]
    [InlineData("354 miljoner kronor", 354_000_000)]
    [InlineData("40,3 miljoner", 40_300_000)]
    [InlineData("1,436 miljarder", 1_436_000_000)]
    [InlineData("60 Mkr", 60_000_000)]
    [InlineData("12,5 tkr", 12_500)]
    [InlineData("0", 0)]
    [InlineData("−1 234 567", -1_234_567)]
    [InlineData("-1 234 567 kr", -1_234_567)]
    [InlineData("–1,5 Mkr", -1_500_000)]
    public void Swedish_amounts_are_read(string text, long kronor) => PrintedNumber.Parse(text).ShouldBe(kronor);

    [Theory]
    [InlineData("")]
    [InlineData("kr")]
    [InlineData("- 5")]
    [InlineData("--5")]
    [InlineData("5-")]
    [InlineData("–")]
    [InlineData("1,2,3")]
    [InlineData("12,345678 tkr")]
    [InlineData("14 euro")]
    [InlineData("12 14 m")]
    public void What_is_no_amount_is_not_guessed(string text) => PrintedNumber.Parse(text).ShouldBeNull();
}
