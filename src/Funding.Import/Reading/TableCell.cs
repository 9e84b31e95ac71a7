namespace Funding.Import.Reading;

/// <summary>One number of a table, as it was printed.</summary>
internal sealed class TableCell
{
    public TableCell(IEnumerable<string> groups, string unit, bool isEarmark)
    {
        Digits = string.Join(' ', groups);
        Unit = unit;
        IsEarmark = isEarmark;
        Decimals = Digits.IndexOf(',') is >= 0 and var comma ? Digits.Length - comma - 1 : 0;
        // A run of digits that no number type holds is no amount; the largest value fails every check that follows.
        Value = IsDash ? 0 : decimal.TryParse(
            Digits.Replace(" ", "").Replace(',', '.').Replace('−', '-').Replace('–', '-'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Math.Min(value, Largest)
            : Largest;
    }

    /// <summary>No sum of amounts comes near it, and no product with a unit overflows.</summary>
    public const decimal Largest = 1_000_000_000_000_000;

    public string Digits { get; }

    /// <summary>The unit printed after it, or empty.</summary>
    public string Unit { get; }

    /// <summary>Whether "varav" stands before it.</summary>
    public bool IsEarmark { get; }

    public int Decimals { get; }

    public decimal Value { get; }

    /// <summary>Whether it says that there is nothing, which is not the same as 0.</summary>
    public bool IsDash => PrintedNumber.IsDash(Digits);

    public long? Factor => Unit.Length == 0 ? null : MoneyUnit.Factor(Unit);

    public override string ToString() => Unit.Length == 0 ? Digits : $"{Digits} {Unit}";
}
