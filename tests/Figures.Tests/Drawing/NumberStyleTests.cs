using System.Globalization;

namespace Figures.Tests.Drawing;

public class NumberStyleTests
{
    [Theory]
    [InlineData(1997500000, 0, "1\u202f997\u202f500\u202f000")]
    [InlineData(-123.4, 1, "\u2212123.4")]
    [InlineData(-0.04, 1, "0.0")]
    [InlineData(10.25, 1, "10.3")]
    public void Numbers_have_thin_spaces_a_true_minus_and_no_minus_zero(double value, int decimals, string expected) =>
        new NumberStyle(decimals, CultureInfo.InvariantCulture).Format(value).ShouldBe(expected);

    [Fact]
    public void A_culture_changes_the_decimal_sign_only() =>
        new NumberStyle(1, CultureInfo.GetCultureInfo("sv-SE")).Format(-1234.5).ShouldBe("\u22121\u202f234,5");

    [Theory]
    [InlineData(new[] { 3.0, 12000 }, "5")]
    [InlineData(new[] { 3.5, 52.2 }, "5.0")]
    [InlineData(new[] { 0.391, 0.034 }, "5.000")]
    public void Decimals_follow_the_size_of_the_values(double[] values, string five) =>
        NumberStyle.For(values, null, CultureInfo.InvariantCulture).Format(5).ShouldBe(five);
}
