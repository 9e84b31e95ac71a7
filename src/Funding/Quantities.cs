namespace Funding;

/// <summary>
/// An amount as it was published, with the unit it was rounded to. A unit of 1 krona means the amount itself, without
/// uncertainty: grants are paid in whole kronor.
/// </summary>
/// <param name="Kronor">Kronor, never negative in these data.</param>
/// <param name="RoundingUnit">Kronor; 1 000 000 for an amount published in whole millions.</param>
public readonly record struct Amount(long Kronor, long RoundingUnit) : IFormattable
{
    /// <summary>Half a unit to either side of the amount, in kronor, and never on the other side of zero.</summary>
    public Interval Interval => RoundingUnit == 1 ? Interval.Exactly(Kronor)
        : Kronor < 0 ? new(Kronor - RoundingUnit / 2.0, Math.Min(0, Kronor + RoundingUnit / 2.0))
        : new(Math.Max(0, Kronor - RoundingUnit / 2.0), Kronor + RoundingUnit / 2.0);

    /// <summary>The amount as a value to compute with, in kronor.</summary>
    public Quantity Quantity => new(Kronor, Interval, Unit.Kronor);

    /// <summary>The amount in kronor with thin spaces.</summary>
    public override string ToString() => Format.Kronor(Kronor);

    /// <summary>The amount as a format of <see cref="Funding.Quantity"/> asks for; null for kronor with thin spaces.</summary>
    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        Quantity.ToString(format is null or "" ? "kr" : format, formatProvider);
}

/// <summary>
/// A value computed from published amounts, with its unit and the interval that their rounding allows.
/// Sums and differences treat the roundings as independent, so their intervals are the widest possible.
/// </summary>
/// <param name="Value">The value computed from the amounts as published.</param>
/// <param name="Interval">Where the value from the unrounded amounts lies.</param>
/// <param name="Unit">What the value counts; a plain number takes the unit of what it is added to.</param>
/// <remarks>
/// <c>$"{x}"</c> writes what a page shows: 343 M kr, 52.2 kr per inhabitant, 22.2 %, 0.39. A format asks for another unit, other
/// digits or more: <c>M1</c> millions of kronor with one decimal, <c>kr</c> kronor without "per inhabitant", <c>%0</c> whole per
/// cents, <c>3</c> three decimals; <c>+</c> before it writes the sign of a gain, <c>~</c> behind it the interval, 41.0–57.4 kr.
/// </remarks>
public readonly record struct Quantity(double Value, Interval Interval, Unit Unit = Unit.Number) : ISpanFormattable
{
    /// <summary>The lowest value possible.</summary>
    public double Low => Interval.Low;

    /// <summary>The highest value possible.</summary>
    public double High => Interval.High;

    /// <summary>Whether rounding leaves no doubt: the interval holds the value alone.</summary>
    public bool IsExact => Interval.Width == 0;

    /// <summary>A value without uncertainty.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">What it counts.</param>
    public static Quantity Exactly(double value, Unit unit = Unit.Number) => new(value, Interval.Exactly(value), unit);

    /// <summary>An exact amount of money.</summary>
    /// <param name="kronor">Kronor.</param>
    public static Quantity Kronor(double kronor) => Exactly(kronor, Unit.Kronor);

    /// <summary>An exact number of people or things.</summary>
    /// <param name="count">How many.</param>
    public static Quantity Count(long count) => Exactly(count, Unit.Count);

    /// <summary>An exact share.</summary>
    /// <param name="share">The share, 1 for all.</param>
    public static Quantity Share(double share) => Exactly(share, Unit.Share);

    /// <summary>Whether this is above <paramref name="other"/> whatever the rounding: the intervals are disjoint.</summary>
    /// <param name="other">The value to compare with.</param>
    public bool IsSurelyAbove(Quantity other) => Low > other.High;

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">The two have different units.</exception>
    public static Quantity operator +(Quantity left, Quantity right) =>
        new(left.Value + right.Value, left.Interval + right.Interval, Units.Common(left.Unit, right.Unit));

    /// <summary>The difference; both uncertainties add up.</summary>
    /// <exception cref="InvalidOperationException">The two have different units.</exception>
    public static Quantity operator -(Quantity left, Quantity right) =>
        new(left.Value - right.Value, left.Interval - right.Interval, Units.Common(left.Unit, right.Unit));

    /// <summary>The value with the other sign.</summary>
    public static Quantity operator -(Quantity quantity) => quantity * -1;

    /// <summary>The value multiplied by a number.</summary>
    public static Quantity operator *(Quantity quantity, double factor) =>
        new(quantity.Value * factor, quantity.Interval * factor, quantity.Unit);

    /// <summary>The value divided by a positive number.</summary>
    /// <param name="quantity">The value.</param>
    /// <param name="divisor">A number above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is zero or negative.</exception>
    public static Quantity operator /(Quantity quantity, double divisor) =>
        new(quantity.Value / divisor, quantity.Interval / divisor, quantity.Unit);

    /// <summary>
    /// The ratio of two independent values: kronor by a count are kronor per inhabitant, kronor by kronor a share, shares by
    /// shares a quotient. For a part of its own whole, this interval is wider than need be.
    /// </summary>
    /// <param name="numerator">What is divided; not below zero, unless the denominator is exact.</param>
    /// <param name="denominator">What it is divided by; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numerator may be negative, or the denominator zero or negative.</exception>
    public static Quantity operator /(Quantity numerator, Quantity denominator)
    {
        var interval = denominator.IsExact ? numerator.Interval / denominator.Value : numerator.Interval / denominator.Interval;
        return new(numerator.Value / denominator.Value, interval, Units.Ratio(numerator.Unit, denominator.Unit));
    }

    /// <summary>The same value counted otherwise: kronor per inhabitant times inhabitants as kronor, say.</summary>
    /// <param name="unit">The unit.</param>
    public Quantity In(Unit unit) => this with { Unit = unit };

    /// <summary>The sum of a sequence; zero, exactly, when it is empty.</summary>
    /// <param name="quantities">The summands.</param>
    /// <exception cref="InvalidOperationException">Two have different units.</exception>
    public static Quantity Sum(IEnumerable<Quantity> quantities)
    {
        var sum = Exactly(0);
        foreach (var quantity in quantities) sum += quantity;
        return sum;
    }

    /// <summary>The value as a page shows it, in the signs of the current culture.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The value as a format asks for.</summary>
    /// <param name="format">As the remarks of the type say; null for the usual form of the unit.</param>
    /// <param name="formatProvider">Whose signs to write; null for the current culture. One that gives a
    /// <see cref="System.Globalization.CultureInfo"/> says so in which language the words are, which otherwise is English.</param>
    /// <exception cref="FormatException">There is no such format, or the unit has no such form.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        QuantityFormat.Parse(format ?? "", Unit).Write(this, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = ToString(format.ToString(), provider);
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten == text.Length;
    }
}

/// <summary>What a <see cref="Quantity"/> counts.</summary>
public enum Unit
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>Money in kronor.</summary>
    Kronor,

    /// <summary>Money in kronor for each inhabitant.</summary>
    KronorPerInhabitant,

    /// <summary>A part of a whole, 1 for all.</summary>
    Share,

    /// <summary>A ratio or a coefficient: location quotient, Gini, Hoover.</summary>
    Quotient,

    /// <summary>People or things.</summary>
    Count,
}

internal static class Units
{
    public static Unit Common(Unit left, Unit right) =>
        left == right || right == Unit.Number ? left
        : left == Unit.Number ? right
        : throw new InvalidOperationException($"{left} and {right} cannot be added: they are different units. "
            + "Was one divided by inhabitants and the other not?");

    public static Unit Ratio(Unit numerator, Unit denominator) => (numerator, denominator) switch
    {
        (Unit.Kronor, Unit.Count) => Unit.KronorPerInhabitant,
        (Unit.Kronor, Unit.Kronor) or (Unit.Count, Unit.Count) => Unit.Share,
        (_, Unit.Number) => numerator,
        _ => numerator == denominator ? Unit.Quotient : Unit.Number,
    };
}

/// <summary>
/// The closed interval in which an unrounded value lies. Bounds of money are kronor; half kronor are exact in a double.
/// </summary>
/// <param name="Low">The lowest value possible.</param>
/// <param name="High">The highest value possible; never below <paramref name="Low"/>.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval that holds one value only.</summary>
    /// <param name="value">The value.</param>
    public static Interval Exactly(double value) => new(value, value);

    /// <summary>High minus low.</summary>
    public double Width => High - Low;

    /// <summary>Whether <paramref name="value"/> lies in the interval, its ends included.</summary>
    /// <param name="value">The value to look for.</param>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>Whether the two intervals have a value in common; if not, the two values differ whatever their rounding.</summary>
    /// <param name="other">The other interval.</param>
    public bool Overlaps(Interval other) => Low <= other.High && other.Low <= High;

    /// <summary>The interval of the sum of two values.</summary>
    public static Interval operator +(Interval left, Interval right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>The interval of a difference: both uncertainties add up.</summary>
    public static Interval operator -(Interval left, Interval right) => new(left.Low - right.High, left.High - right.Low);

    /// <summary>The interval multiplied by a number.</summary>
    public static Interval operator *(Interval interval, double factor) =>
        factor < 0 ? new(interval.High * factor, interval.Low * factor) : new(interval.Low * factor, interval.High * factor);

    /// <summary>The interval divided by a positive number.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="divisor">A number above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is zero or negative.</exception>
    public static Interval operator /(Interval interval, double divisor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(divisor);
        return new(interval.Low / divisor, interval.High / divisor);
    }

    /// <summary>The interval of the ratio of two independent values, neither of them negative.</summary>
    /// <param name="numerator">What is divided; not below zero.</param>
    /// <param name="denominator">What it is divided by; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numerator may be negative, or the denominator zero or negative.</exception>
    public static Interval operator /(Interval numerator, Interval denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator.Low, nameof(numerator));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator.Low, nameof(denominator));
        return new(numerator.Low / denominator.High, numerator.High / denominator.Low);
    }
}
