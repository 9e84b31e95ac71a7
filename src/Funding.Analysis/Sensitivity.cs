namespace Funding.Analysis;

/// <summary>How much the measures of inequality depend on choices: whom to count, which rows to trust, and rounding.</summary>
public static class Sensitivity
{
    /// <summary>Measures the same money by every population, with all regions and without some.</summary>
    /// <param name="distribution">The money.</param>
    /// <param name="bases">The populations.</param>
    /// <param name="without">Regions to leave out in turn, all at once; none to measure all regions only.</param>
    /// <returns>For each population the row of all regions, then, if any are left out, the row without them.
    /// Rounding is in the intervals.</returns>
    public static IReadOnlyList<SensitivityRow> Of(
        Distribution distribution, IEnumerable<PopulationBasis> bases, params IReadOnlyCollection<Region> without)
    {
        List<SensitivityRow> rows = [];
        foreach (var basis in bases)
        {
            var measured = distribution.By(basis);
            rows.Add(Row(measured, []));
            if (without.Count > 0) rows.Add(Row(measured.Without(without), without));
        }

        return rows;
    }

    private static SensitivityRow Row(Distribution distribution, IReadOnlyCollection<Region> without) =>
        new(distribution.Basis, [.. without], Inequality.Gini(distribution), Inequality.Hoover(distribution),
            Inequality.Theil(distribution));
}

/// <summary>The measures of inequality under one set of choices.</summary>
/// <param name="Basis">The population counted.</param>
/// <param name="Without">The regions left out; none for all regions.</param>
/// <param name="Gini">The Gini coefficient with its bounds under rounding.</param>
/// <param name="Hoover">The Hoover index with its bounds under rounding.</param>
/// <param name="Theil">The Theil index of the money as published, nats.</param>
public sealed record SensitivityRow(
    PopulationBasis Basis, IReadOnlyList<Region> Without, Quantity Gini, Quantity Hoover, double Theil);
