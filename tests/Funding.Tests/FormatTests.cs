using System.Globalization;

namespace Funding.Tests;

public class FormatTests
{
    [Fact]
    public void Thousands_are_parted_by_thin_spaces() => Format.Kronor(58_661_631).ShouldBe("58\u202F661\u202F631\u00A0kr");

    [Fact]
    public void A_negative_number_that_rounds_to_zero_has_no_sign() => Format.Number(-0.04, 1).ShouldBe("0.0");

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
