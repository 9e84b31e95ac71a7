namespace Funding.Reports;

/// <summary>Rows of tables whose headings only the data know.</summary>
internal static class HouseTables
{
    public static Dictionary<string, object?> Row(params IEnumerable<(string Heading, object? Value)> cells) =>
        cells.ToDictionary(cell => cell.Heading, cell => cell.Value);

    /// <summary>A cell of a region's row: empty where the region is not part of the grant.</summary>
    public static object? Cell(MoneySplit grant, Region region, Func<DistributionRow, double> value) =>
        grant.Money.Find(region) is { } row ? value(row) : null;

    /// <summary>Rounds for a reader; a small negative number becomes 0, not minus 0.</summary>
    public static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>Millions of kronor for a column that says so.</summary>
    public static double Millions(Quantity money, int decimals = 1) => Rounded(money.Value / 1e6, decimals);

    public static double Percent(Quantity share, int decimals = 1) => Rounded(share.Value * 100, decimals);

    public static double Percent(double share, int decimals = 1) => Rounded(share * 100, decimals);

    public static string YesNo(bool yes) => yes ? "yes" : "no";

    /// <summary>A part of a bar of parts in per cent, cut off rather than rounded: together they must not pass 100.</summary>
    public static double PartOfBar(Quantity share) => Math.Floor(share.Value * 10_000) / 100;
}
