namespace Funding;

/// <summary>
/// An amount as it was published, with the unit it was rounded to. A unit of 1 krona means the amount itself, without
/// uncertainty: grants are paid in whole kronor.
/// </summary>
/// <param name="Kronor">Kronor, never negative in these data.</param>
/// <param name="RoundingUnit">Kronor; 1 000 000 for an amount published in whole millions.</param>
public readonly record struct Amount(long Kronor, long RoundingUnit)
{
    /// <summary>Half a unit to either side of the amount, in kronor, and never below zero.</summary>
    public Interval Interval => RoundingUnit == 1
        ? Interval.Exactly(Kronor)
        : new(Math.Max(0, Kronor - RoundingUnit / 2.0), Kronor + RoundingUnit / 2.0);

    /// <summary>The amount as a value to compute with, in kronor.</summary>
    public Estimate Estimate => new(Kronor, Interval);

    /// <summary>The amount in kronor with thin spaces.</summary>
    public override string ToString() => Format.Kronor(Kronor);
}

/// <summary>
/// A value computed from published amounts, with the interval that their rounding allows.
/// Sums and differences treat the roundings as independent, so their intervals are the widest possible.
/// </summary>
/// <param name="Value">The value computed from the amounts as published.</param>
/// <param name="Interval">Where the value from the unrounded amounts lies.</param>
public readonly record struct Estimate(double Value, Interval Interval)
{
    /// <summary>The lowest value possible.</summary>
    public double Low => Interval.Low;

    /// <summary>The highest value possible.</summary>
    public double High => Interval.High;

    /// <summary>Whether rounding leaves no doubt: the interval holds the value alone.</summary>
    public bool IsExact => Interval.Width == 0;

    /// <summary>A value without uncertainty.</summary>
    /// <param name="value">The value.</param>
    public static Estimate Exactly(double value) => new(value, Interval.Exactly(value));

    /// <summary>Whether this is above <paramref name="other"/> whatever the rounding: the intervals are disjoint.</summary>
    /// <param name="other">The value to compare with.</param>
    public bool IsSurelyAbove(Estimate other) => Low > other.High;

    /// <summary>The sum.</summary>
    /// <param name="left">The first summand.</param>
    /// <param name="right">The second summand.</param>
    public static Estimate operator +(Estimate left, Estimate right) => new(left.Value + right.Value, left.Interval + right.Interval);

    /// <summary>The difference; both uncertainties add up.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    public static Estimate operator -(Estimate left, Estimate right) => new(left.Value - right.Value, left.Interval - right.Interval);

    /// <summary>The value multiplied by a number.</summary>
    /// <param name="estimate">The value.</param>
    /// <param name="factor">Any finite number.</param>
    public static Estimate operator *(Estimate estimate, double factor) => new(estimate.Value * factor, estimate.Interval * factor);

    /// <summary>The value divided by a positive number.</summary>
    /// <param name="estimate">The value.</param>
    /// <param name="divisor">A number above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is zero or negative.</exception>
    public static Estimate operator /(Estimate estimate, double divisor) => new(estimate.Value / divisor, estimate.Interval / divisor);

    /// <summary>The ratio of two independent values; for a part of its own whole, this interval is wider than need be.</summary>
    /// <param name="numerator">What is divided; not below zero.</param>
    /// <param name="denominator">What it is divided by; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numerator may be negative, or the denominator zero or negative.</exception>
    public static Estimate operator /(Estimate numerator, Estimate denominator) =>
        new(numerator.Value / denominator.Value, numerator.Interval / denominator.Interval);

    /// <summary>The sum of a sequence; zero, exactly, when it is empty.</summary>
    /// <param name="estimates">The summands.</param>
    public static Estimate Sum(IEnumerable<Estimate> estimates)
    {
        var sum = Exactly(0);
        foreach (var estimate in estimates) sum += estimate;
        return sum;
    }
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
    /// <param name="left">The first summand.</param>
    /// <param name="right">The second summand.</param>
    public static Interval operator +(Interval left, Interval right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>The interval of a difference: both uncertainties add up.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    public static Interval operator -(Interval left, Interval right) => new(left.Low - right.High, left.High - right.Low);

    /// <summary>The interval multiplied by a number.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="factor">Any finite number; a negative one exchanges the bounds.</param>
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
