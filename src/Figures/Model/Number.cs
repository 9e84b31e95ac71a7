namespace Figures;

/// <summary>
/// A value to draw, or a gap. Any ordinary C# number converts to it, so that selectors may return
/// <see cref="double"/>, <see cref="decimal"/>, <see cref="int"/> or <see cref="long"/>, nullable or not.
/// </summary>
/// <param name="Value">The value; <see langword="null"/> is a gap and leaves its place in the chart empty.</param>
/// <remarks>
/// NaN and infinity are no gaps but mistakes of a calculation: charts refuse them, naming the row.
/// </remarks>
public readonly record struct Number(double? Value)
{
    /// <summary>Takes a floating-point number or a gap.</summary>
    public static implicit operator Number(double? value) => new(value);

    /// <summary>Takes a decimal number or a gap; a figure needs no more than the 15 digits that a double keeps.</summary>
    public static implicit operator Number(decimal? value) => new((double?)value);

    /// <summary>Takes an integer or a gap; exact up to 2^53.</summary>
    public static implicit operator Number(long? value) => new(value);
}
