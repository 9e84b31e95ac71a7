namespace Funding;

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
