using System.Globalization;

namespace Funding.Tests;

public class QuantityTests
{
    private static readonly Quantity Rounded = new Amount(15_000_000, 1_000_000).Quantity;

    [Theory]
    [InlineData(343_000_000, "", "343 M kr")]
    [InlineData(739_250_000, "", "739.25 M kr")]
    [InlineData(72_213_777.4, "", "72.2 M kr")]
    [InlineData(500_000, "", "0.5 M kr")]
    [InlineData(66, "", "66 kr")]
    [InlineData(-123_393_000, "M1", "−123.4 M kr")]
    [InlineData(35_200_000, "+M1", "+35.2 M kr")]
    [InlineData(58_661_631, "kr", "58 661 631 kr")]
    [InlineData(1_500_000, "Mn2", "1.50")]
    public void Money_is_read_in_its_shortest_exact_form_or_as_the_format_asks(double kronor, string format, string expected) =>
        Plain(Quantity.Kronor(kronor).ToString(format, null)).ShouldBe(expected);

    [Fact]
    public void Each_unit_has_its_usual_form()
    {
        var perInhabitant = Quantity.Kronor(100) / Quantity.Count(8);
        Plain($"{perInhabitant}").ShouldBe("12.5 kr per inhabitant");
        Plain($"{perInhabitant:kr}").ShouldBe("12.5 kr");
        Plain($"{perInhabitant:kr4}").ShouldBe("12.5000 kr");
        Plain($"{Quantity.Share(0.2217)}").ShouldBe("22.2 %");
        Plain($"{Quantity.Share(0.3263):%0}").ShouldBe("33 %");
        Plain($"{Quantity.Exactly(0.3912, Unit.Quotient)}").ShouldBe("0.39");
        Plain($"{Quantity.Exactly(0.3912, Unit.Quotient):3}").ShouldBe("0.391");
        Plain($"{Quantity.Count(10_443_100)}").ShouldBe("10 443 100");
    }

    [Fact]
    public void An_interval_is_written_with_a_dash_once_where_it_is_a_point_and_with_a_word_below_zero()
    {
        Plain($"{Rounded:M1~}").ShouldBe("14.5–15.5 M kr");
        Plain($"{Quantity.Kronor(2e6):M1~}").ShouldBe("2.0 M kr");
        Plain($"{Quantity.Kronor(0) - Rounded:M1~}").ShouldBe("−15.5 to −14.5 M kr");
    }

    [Fact]
    public void A_reader_gets_the_signs_of_the_culture_that_is_asked_for() =>
        Plain(Quantity.Kronor(1_234_500_000).ToString("", CultureInfo.GetCultureInfo("sv-SE"))).ShouldBe("1 234,5 M kr");

    [Theory]
    [InlineData(52.21, Unit.KronorPerInhabitant, "kr", "52,2 kr")]
    [InlineData(52.21, Unit.KronorPerInhabitant, "", "52,2 kr per invånare")]
    [InlineData(58_661_631, Unit.Kronor, "kr", "58 661 631 kr")]
    [InlineData(4_344_650_000, Unit.Kronor, "M1", "4 344,7 M kr")]
    [InlineData(0.2217, Unit.Share, "", "22,2 %")]
    public void A_Swedish_sentence_gets_Swedish_signs_and_words(double value, Unit unit, string format, string expected) =>
        Plain(Quantity.Exactly(value, unit).ToString(format, new SwedishWords())).ShouldBe(expected);

    [Fact]
    public void A_culture_alone_says_how_numbers_are_written_not_in_which_language_the_sentence_is()
    {
        var swedish = CultureInfo.GetCultureInfo("sv-SE");
        Plain(Quantity.Exactly(52.21, Unit.KronorPerInhabitant).ToString("", swedish)).ShouldBe("52,2 kr per inhabitant");
        Plain((Quantity.Kronor(0) - Rounded).ToString("M1~", swedish)).ShouldBe("−15,5 to −14,5 M kr");
        Plain((Quantity.Kronor(0) - Rounded).ToString("M1~", new SwedishWords())).ShouldBe("−15,5 till −14,5 M kr");
    }

    [Fact]
    public void A_format_that_does_not_fit_the_unit_is_refused_with_what_was_expected()
    {
        Should.Throw<FormatException>(() => $"{Quantity.Share(0.5):M1}").Message.ShouldContain("'M1' does not fit Share");
        Should.Throw<FormatException>(() => $"{Rounded:percent}").Message.ShouldContain("expected a unit (kr, M, %)");
    }

    [Fact]
    public void Units_follow_from_what_is_divided_and_different_ones_are_never_added()
    {
        (Rounded / Quantity.Count(3)).Unit.ShouldBe(Unit.KronorPerInhabitant);
        (Rounded / Rounded).Unit.ShouldBe(Unit.Share);
        (Quantity.Share(0.5) / Quantity.Share(0.25)).Unit.ShouldBe(Unit.Quotient);
        (Rounded * 2 + Rounded).Unit.ShouldBe(Unit.Kronor);
        Quantity.Sum([]).Unit.ShouldBe(Unit.Number);
        Quantity.Sum([Rounded, Rounded]).Unit.ShouldBe(Unit.Kronor);
        Should.Throw<InvalidOperationException>(() => Rounded + Quantity.Share(0.5)).Message
            .ShouldContain("Kronor and Share cannot be added");
        Should.Throw<InvalidOperationException>(() => Rounded - Rounded / Quantity.Count(3));
    }

    [Fact]
    public void A_loss_may_be_divided_by_people_but_not_by_what_is_uncertain()
    {
        (-Rounded / Quantity.Count(10)).Interval.ShouldBe(new(-1_550_000, -1_450_000));
        Should.Throw<ArgumentOutOfRangeException>(() => -Rounded / Rounded);
    }

    [Fact]
    public void A_short_buffer_is_not_written_past_its_end()
    {
        Span<char> room = stackalloc char[3];
        Rounded.TryFormat(room, out var written, "M1", null).ShouldBeFalse();
        written.ShouldBe(0);
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    /// <summary>What a Swedish text gives its values: words by the culture that is asked for, signs of its own.</summary>
    private sealed class SwedishWords : IFormatProvider
    {
        private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

        public object? GetFormat(Type? formatType)
        {
            if (formatType == typeof(CultureInfo)) return Swedish;
            var signs = (NumberFormatInfo)Swedish.NumberFormat.Clone();
            (signs.NegativeSign, signs.NumberNegativePattern) = ("\u2212", 1);
            return formatType == typeof(NumberFormatInfo) ? signs : null;
        }
    }
}
