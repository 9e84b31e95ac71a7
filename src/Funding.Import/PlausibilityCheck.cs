namespace Funding.Import;

/// <summary>Looks at the amounts per inhabitant: a wrong unit shows in the country, a misprint in one region.</summary>
internal static class PlausibilityCheck
{
    private const double OutlierFactor = 4;
    private const double OffPopulation = 0.1;

    /// <summary>How far above the median no grant split by performance has paid a region: 3 times is the most that is known.</summary>
    private const double ImpossibleFactor = 8;

    public static IEnumerable<ImportCheck> Run(IReadOnlyList<RegionFigures> rows, Func<string, long> inhabitants,
        Proposal grant, bool isConfirmed, ImportOptions options)
    {
        var average = rows.Sum(row => (double)row.Amount) / rows.Sum(row => (double)inhabitants(row.Code));
        var isPlausible = UnitChoice.Plausible.Contains(average);
        var expected = $", expected {UnitChoice.Plausible.Low}–{Format.Number(UnitChoice.Plausible.High)}: "
            + "is the unit right? Give --unit to insist";
        yield return new("unit", isPlausible ? Verdict.Passed : options.Unit is not null ? Verdict.Noted : Verdict.Failed,
            $"{Format.Kronor(average, 2)} per inhabitant{(isPlausible ? "" : expected)}");
        if (grant.Principle == Principle.Equal) yield break;

        var byPopulation = grant is { Principle: Principle.Population, Effective: Principle.Population, PerRegion: null };
        var per = rows.Select(row => (row.Label, Kronor: row.Amount / (double)inhabitants(row.Code),
            Rounding: grant.RoundingUnit / (double)inhabitants(row.Code))).ToList();
        var median = per.Select(row => row.Kronor).Order().ElementAt(per.Count / 2);
        var outliers = per.Where(row => byPopulation
            ? Math.Abs(row.Kronor - average) > average * OffPopulation + row.Rounding
            : row.Kronor > median * OutlierFactor || row.Kronor * OutlierFactor < median).ToList();
        if (outliers.Count == 0)
        {
            yield return new("per inhabitant", Verdict.Passed,
                $"{Format.Number(per.Min(row => row.Kronor), 2)}–{Format.Number(per.Max(row => row.Kronor), 2)} kr, no outlier");
            yield break;
        }

        // A total that agrees shows that no digit is lost, but not that no two rows are exchanged.
        var isImpossible = byPopulation || !isConfirmed || outliers.Any(row => row.Kronor > median * ImpossibleFactor);
        var (word, usual) = byPopulation ? ("mean", average) : ("median", median);
        yield return new("per inhabitant", isImpossible && !options.AcceptOutliers ? Verdict.Failed : Verdict.Noted,
            $"{word} {Format.Kronor(usual, 2)}; far from it: "
                + Prose.List(outliers.Select(row => $"{row.Label} {Format.Kronor(row.Kronor, 2)}"))
                + (isImpossible && !options.AcceptOutliers
                    ? ": was a digit lost, or rows exchanged? If the page is right, give --accept-outliers" : ""));
    }
}
