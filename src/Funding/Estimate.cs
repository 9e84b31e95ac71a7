namespace Funding;

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
