namespace Funding.Data.Checks;

/// <summary>From one population to the next a region changes about as the others do: rows are not exchanged, no digit is lost.</summary>
internal static class PopulationCheck
{
    /// <summary>How far a region's change may be from the median region's: within four years the 21 regions stayed within 3 %.</summary>
    private const double Most = 0.05;

    public static void Run(RawData data)
    {
        var populations = data[Schemas.PopulationBases].Rows.Select(basis => data.Populations(basis["id"])).Where(RawData.AreComplete)
            .ToList();
        foreach (var (before, after) in populations.Zip(populations.Skip(1)))
        {
            var earlier = before.ToDictionary(row => row["region_code"], row => row.Whole("population"));
            var changes = after.Select(row => (Row: row, Ratio: row.Whole("population") / (double)earlier[row["region_code"]])).ToList();
            var usual = changes.Select(change => change.Ratio).Order().ElementAt(changes.Count / 2);
            foreach (var (row, ratio) in changes.Where(change => Math.Abs(change.Ratio / usual - 1) > Most))
                data.Add(Schemas.Population, row.Line,
                    $"{Format.Number(row.Whole("population"))} inhabitants in {data.NameOf(row["region_code"])}, "
                        + $"{ratio:0.###} times those of {before[0]["as_of"]}",
                    $"a change near the median region's, {usual:0.###}", "two rows were exchanged, or a digit is wrong, here or there");
        }
    }
}
