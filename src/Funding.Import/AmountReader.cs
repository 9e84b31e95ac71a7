namespace Funding.Import;

/// <summary>Turns cells into kronor, and notes the unit that the rows are printed to.</summary>
internal sealed partial class AmountReader(long factor)
{
    private long _finest = long.MaxValue;

    public List<string> Problems { get; } = [];

    /// <summary>Kronor: the last digit of the row that is printed most finely, since a table rounds all its rows alike.</summary>
    public long RoundingUnit { get; private set; } = 1;

    public RegionFigures Read(DecodedRow row)
    {
        var own = row.Amount.Factor ?? factor;
        var unit = own;
        var decimals = row.Code is null ? 0 : row.Amount.Decimals;
        for (var i = 0; i < decimals; i++) unit /= 10;
        if (row.Code is not null) Note(row, unit, decimals);
        return new(row.Line, row.Label, row.Code ?? "", Kronor(row, row.Amount, own),
            row.Earmark is { } earmark ? Kronor(row, earmark, earmark.Factor ?? own) : null,
            row.Population is { } people ? (long)people.Value : null, Text(row.Amount, own),
            row.Earmark is null ? null : Text(row.Earmark, own), row.Population?.Digits);
    }

    /// <summary>What an earmark is for, by the words after "varav" or in the header.</summary>
    public static string? PurposeOf(FoundTable table, string header)
    {
        var words = table.Rows.SelectMany(row => row.Runs).Select(run => run.Purpose).FirstOrDefault(purpose => purpose is { Length: > 0 });
        if (Bup().IsMatch(words ?? header)) return Earmark.Bup;
        return words;
    }

    private void Note(DecodedRow row, long unit, int decimals)
    {
        if (unit == 0 || (decimals > 0 && (row.Amount.Factor ?? factor) == 1))
            Problems.Add($"Line {row.Line}: '{row.Label}' has {row.Amount}, a fraction of a krona; expected whole kronor. "
                + "A decimal comma in the wrong place?");
        else if (row.Amount.Value != 0) _finest = Math.Min(_finest, unit);
        RoundingUnit = _finest == long.MaxValue ? Math.Max(1, unit) : _finest;
    }

    private long Kronor(DecodedRow row, TableCell cell, long unit)
    {
        var kronor = cell.Value * unit;
        if (kronor == decimal.Truncate(kronor) && kronor < TableCell.Largest) return (long)kronor;
        Problems.Add($"Line {row.Line}: '{row.Label}' has {cell}, "
            + $"expected an amount in whole kronor below {Format.Number((double)TableCell.Largest)}.");
        return 0;
    }

    // A printed table is read by itself later, so a unit that only the header named goes with the figure.
    private static string Text(TableCell cell, long factor) =>
        cell.Unit.Length > 0 || factor == 1 || cell.IsDash ? cell.ToString() : $"{cell.Digits} {MoneyWords.Word(factor)}";

    [GeneratedRegex(@"\bbup\b|barn-? och ungdomspsyk", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bup();
}
