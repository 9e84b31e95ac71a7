namespace Funding.Analysis;

/// <summary>
/// Kronor of one year in the prices of another, by the consumer price index. For national totals only: there is no index by
/// region, and a national one multiplies every region alike, so it changes no share, rank or measure of inequality, while it
/// would lend regional figures a precision they lack.
/// </summary>
public static class Prices
{
    /// <summary>The money of a grant in the prices of another year, kronor: amount × index(year) ÷ index(year of the grant).</summary>
    /// <param name="dataset">The data, which hold the index.</param>
    /// <param name="grant">The grant; its national total is deflated.</param>
    /// <param name="year">The year whose prices to use.</param>
    /// <exception cref="KeyNotFoundException">The index has no such year; names the years it has.</exception>
    public static Quantity InPricesOf(this Dataset dataset, Grant grant, int year) =>
        grant.Money * (Index(dataset, year) / Index(dataset, grant.Year));

    private static double Index(Dataset dataset, int year) =>
        dataset.PriceIndex.FirstOrDefault(entry => entry.Year == year)?.Index
        ?? throw new KeyNotFoundException(
            $"The price index has no {year}; it has {string.Join(", ", dataset.PriceIndex.Select(entry => entry.Year))}.");
}
