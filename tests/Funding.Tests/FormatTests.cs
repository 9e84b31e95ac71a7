using System.Globalization;

namespace Funding.Tests;

public class FormatTests
{
    [Fact]
    public void Thousands_are_parted_by_thin_spaces() => Format.Kronor(58_661_631).ShouldBe("58\u202F661\u202F631\u00A0kr");

    [Fact]
    public void Millions_have_a_decimal_point_and_a_true_minus() => Format.Millions(-123_402_512).ShouldBe("−123.4\u00A0M\u00A0kr");

    [Fact]
    public void Thousands_of_millions_are_parted_too() => Format.Millions(1_997_500_000).ShouldBe("1\u202F997.5\u00A0M\u00A0kr");

    [Fact]
    public void A_negative_number_that_rounds_to_zero_has_no_sign() => Format.Number(-0.04, 1).ShouldBe("0.0");

    [Fact]
    public void A_share_is_a_percentage() => Format.Percent(0.6159).ShouldBe("61.6\u00A0%");

    [Fact]
    public void A_range_of_one_printed_value_is_that_value() => Format.Range(new(5.01, 5.04), 1).ShouldBe("5.0");

    [Theory]
    [InlineData(343e6, "343 M kr")]
    [InlineData(171.5e6, "171.5 M kr")]
    [InlineData(2.85e6, "2.85 M kr")]
    [InlineData(123_456_789, "123.46 M kr")]
    [InlineData(500_000, "0.5 M kr")]
    [InlineData(1, "1 kr")]
    [InlineData(0, "0 kr")]
    public void Money_is_written_with_the_decimals_it_has(double kronor, string expected) =>
        Format.Money(kronor).Replace('\u00A0', ' ').ShouldBe(expected);

    [Fact]
    public void A_range_below_zero_is_not_joined_by_a_dash() => Format.Range(new(-2, 3)).ShouldBe("−2 to 3");

    [Theory]
    [InlineData("", "\u22121\u202F234\u202F567.5")]
    [InlineData("sv-SE", "\u22121\u202F234\u202F567,5")]
    [InlineData("fr-FR", "\u22121\u202F234\u202F567,5")]
    [InlineData("en-GB", "\u22121,234,567.5")]
    [InlineData("de-DE", "\u22121.234.567,5")]
    [InlineData("en-IN", "\u221212,34,567.5")]
    [InlineData("ar-SA", "\u22121٬234٬567٫5")]
    public void The_signs_are_those_of_the_culture_and_its_spaces_thin(string culture, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Format.Number(-1_234_567.5, 1).ShouldBe(expected);
    }
}
