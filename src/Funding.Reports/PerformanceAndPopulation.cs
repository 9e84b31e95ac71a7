using static Funding.Reports.HouseTables;

namespace Funding.Reports;

/// <summary>Whether the money followed what the regions achieved, or how many people live there.</summary>
public sealed class PerformanceAndPopulation
{
    private static readonly (string Name, bool Effective)[] Views = [("By the terms", false), ("In effect", true)];

    private readonly Dataset _data;
    private readonly IReadOnlyList<Grant> _grants;
    private readonly IReadOnlyList<Region> _regions;
    private readonly IReadOnlyList<Principle> _principles;
    // What one page asks another need not pay for.
    private readonly Lazy<IReadOnlyList<PrincipleShare>> _inEffect;
    private readonly Lazy<IReadOnlyList<PrincipleShare>> _byTerms;
    private readonly Lazy<IReadOnlyList<PopulationFit>> _fits;
    private readonly Lazy<IReadOnlyList<Reconstruction>> _reconstructions;

    private PerformanceAndPopulation(Dataset data)
    {
        (_data, _grants, _regions) = (data, data.RegionalGrants, Distribution.RegionsOf(data.RegionalGrants));
        // What the page asks about begins each bar, where its lengths can be compared.
        _principles = [.. PrincipleSplit.Used(_grants).OrderByDescending(principle => principle == Principle.Performance)];
        (_inEffect, _byTerms) = (new(() => PrincipleSplit.ByRegion(_grants, effective: true)),
            new(() => PrincipleSplit.ByRegion(_grants, effective: false)));
        Grants = [.. _grants.Select(MoneySplit.Of)];
        Components = [.. _grants.SelectMany(grant => grant.Components)];
        ByPerformance = [.. Components.Where(component => component is { Effective: Principle.Performance, Purpose: null })
            .Select(MoneySplit.Of)];
        Measured = MoneySplit.WithEarmarks(Grants);
        _fits = new(() => PopulationFit.Of(_grants, data.PopulationBases));
        _reconstructions = new(() => [.. ByPerformance.Where(split => split.Total.IsExact).Select(Reconstruction.Of)]);
        var together = _regions.Select(region => (region, Quantity.Sum(
            _grants.Select(grant => grant.Find(region)?.Amount.Quantity).OfType<Quantity>())));
        Together = Distribution.Of(together, _grants[^1].PopulationBasis!);
    }

    /// <summary>Every grant with known regional amounts, the oldest first.</summary>
    public IReadOnlyList<MoneySplit> Grants { get; }

    /// <summary>Their components.</summary>
    public IReadOnlyList<Component> Components { get; }

    /// <summary>All the money.</summary>
    public Quantity Total => _grants.Total();

    /// <summary>The rules that made a difference, in words, each once.</summary>
    public IReadOnlyList<string> Rules => [.. Components.Select(component => Wording.Split(component.Effective)).Distinct()];

    /// <summary>The share of the money that a region could lose by missing a requirement.</summary>
    public Quantity Nominal => ShareOf(Principle.Performance, effective: false);

    /// <summary>The share whose split performance decided.</summary>
    public Quantity Effective => ShareOf(Principle.Performance, effective: true);

    /// <summary>Money not earmarked, where performance made the difference.</summary>
    public IReadOnlyList<MoneySplit> ByPerformance { get; }

    /// <summary>The one of them that moved most money away from a split per inhabitant, or null.</summary>
    public MoneySplit? Focus => ByPerformance.MaxBy(split => split.Moved.Value);

    /// <summary>Whole grants, and the earmarks within them.</summary>
    public IReadOnlyList<MoneySplit> Measured { get; }

    /// <summary>What lies furthest from an even split.</summary>
    public MoneySplit MostUneven => Measured.MaxBy(split => split.Gini.Value)!;

    /// <summary>What lies closest to it.</summary>
    public MoneySplit LeastUneven => Measured.MinBy(split => split.Gini.Value)!;

    /// <summary>What is known in rounded figures only.</summary>
    public IReadOnlyList<MoneySplit> Rounded => [.. Measured.Where(split => !split.Total.IsExact)];

    /// <summary>The share of each region's money that performance decided, the highest first.</summary>
    public RegionValues Decided => new(
        "Share of each region's money that performance decided", ValueScale.Percent("% of the region's money", "Decided by performance, %"),
        [.. _inEffect.Value.Where(part => part.Principle == Principle.Performance).Select(part => new RegionValue(part.Region!, part.Share))
            .OrderByDescending(row => row.Value.Value)],
        "");

    /// <summary>The pots behind each payment by performance that is known to the krona.</summary>
    public IReadOnlyList<Reconstruction> Reconstructions => _reconstructions.Value;

    /// <summary>The reconstruction with the most money for which rules were found, or null.</summary>
    public Reconstruction? Pots => Reconstructions.Where(pots => pots.Rules.Count > 0).MaxBy(pots => pots.Split.Total.Value);

    /// <summary>Payments by performance whose amounts are too coarse to search.</summary>
    public IReadOnlyList<string> TooCoarse => [.. ByPerformance.Where(split => !split.Total.IsExact).Select(split => split.Label)];

    /// <summary>Whether money split by population follows a population in the data.</summary>
    public IReadOnlyList<PopulationFit> Fits => _fits.Value;

    /// <summary>All grants together, by the latest population.</summary>
    public Distribution Together { get; }

    /// <summary>What a split of all the money by population would have given more, the largest gain first.</summary>
    public RegionValues ByPopulationInstead => new(
        "What a split of the same money by population would have given, minus what was paid, M kr, "
            + $"{Prose.Count(_grants.Count, "grant", "grants")} together. Divided by: {Wording.Small(Together.Basis.Title)}",
        ValueScale.Millions("Change, M kr"),
        [.. Counterfactual.ByPopulation(Together).Select(row => new RegionValue(row.Region, row.Change))
            .OrderByDescending(row => row.Value.Value)],
        "");

    /// <summary>The sources of everything on the page.</summary>
    public Passage Sources => SourceNotes.English.List(SourceNotes.All(_grants, _data.PopulationBases));

    /// <summary>The question asked of a dataset.</summary>
    /// <param name="data">The data.</param>
    public static PerformanceAndPopulation Of(Dataset data) => new(data);

    /// <summary>The shares of all the money by rule, by the terms and in effect.</summary>
    public Figure ShareChart() => Chart.StackedBars(
            Views.SelectMany(view =>
                _principles.Select(principle => (View: view.Name, Principle: principle, Share: ShareOf(principle, view.Effective)))),
            part => part.View, part => Wording.Capital(Wording.Split(part.Principle)), part => PartOfBar(part.Share))
        .WithUnit("% of all money", 1)
        .WithCaption($"Per cent of the {Total:M1} in {Grants.Count:grant|grants} with known regional amounts.")
        .WithAlt($"{Views.Select(view => Words($"{view.Name}: {SharesOf(view.Effective)}"))}.");

    /// <summary>Each component and the rule that split it.</summary>
    public Table ComponentTable() => Components.Select(component => Row(
        ("Money", component.Label),
        ("Sum, kr", (long)component.Total.Value),
        ("Share of all, %", Percent(component.Total.Value / Total.Value)),
        ("Split by the terms", Wording.Split(component.Nominal)),
        ("Split in effect", Wording.Split(component.Effective)),
        ("Why they differ", component.Note)))
        .ToTable("Each part of the grants and the rule that split it");

    /// <summary>The shares of each region's money by the rule that made the difference.</summary>
    public Figure RegionChart() => Chart.StackedBars(
            Decided.Rows.SelectMany(row => _principles.Select(principle => Part(_inEffect.Value, row.Region, principle))),
            part => part.Region!.Name, part => Wording.Capital(Wording.Split(part.Principle)), part => PartOfBar(part.Share))
        .WithUnit("% of the region's money", 1)
        .WithCaption($"Per cent of what each region got in {Grants.Count:grant|grants}, by the rule that made the difference.")
        .WithAlt($"Stacked bars for {Decided.Rows.Count:region|regions}. The part decided by performance runs from {Decided.Lowest.Value} "
            + $"({Decided.Lowest.Region}) to {Decided.Highest.Value} ({Decided.Highest.Region}).");

    /// <summary>The same as numbers, by the terms and in effect.</summary>
    public Table RegionTable() => _regions.Select(region => Row([
            ("Region", region.Name),
            ("All money, M kr",
                HouseTables.Rounded(_principles.Sum(principle => Part(_inEffect.Value, region, principle).Money.Value) / 1e6, 1)),
            .. Views.SelectMany(view => _principles
                .Where(principle => _grants.Any(grant => grant.Uses(principle, view.Effective)))
                .Select(principle => ($"{view.Name}: {Wording.Split(principle)}",
                    (object?)Percent(Part((view.Effective ? _inEffect : _byTerms).Value, region, principle).Share))))]))
        .ToTable($"Share of each region's money by rule, per cent, in {Grants.Count:grant|grants} together");

    /// <summary>Share of the money against share of the inhabitants.</summary>
    /// <param name="split">The money.</param>
    public static Figure ShareScatter(MoneySplit split)
    {
        List<DistributionRow> named = [.. split.Winners, .. split.Loser is { } loser ? new[] { loser } : []];
        return Chart.Scatter(split.Money.Rows, row => row.Region.Name, row => row.ShareOfPeople * 100,
            row => row.ShareOfMoney.Value * 100, highlight: named.Contains)
            .WithAxes("Share of inhabitants, %", "Share of money, %")
            .WithUnit("%", 1)
            .WithHues(split.Hue)
            .WithDiagonal("Same share of both")
            .WithColumns("Region", "Share of inhabitants, %", "Share of money, %")
            .WithCaption($"Regions above the line took more than their share of inhabitants, regions below it less. "
                + $"{Wording.Denominators([split.Grant])}")
            .WithAlt($"Scatter of {split.Money.Rows.Count:region|regions}: {named.Select(Shares)}.");
    }

    private static ReaderText Shares(DistributionRow row) =>
        $"{row.Region} with {Quantity.Share(row.ShareOfPeople)} of the inhabitants and {row.ShareOfMoney} of the money";

    /// <summary>Each region's share, location quotient and difference from a split per inhabitant.</summary>
    /// <param name="split">The money.</param>
    public static Table ShareTable(MoneySplit split) => split.Money.Rows.Select(row => Row(
        ("Region", row.Region.Name),
        ("Paid, kr", (long)row.Money.Value),
        ("Share of money, %", Percent(row.ShareOfMoney, 2)),
        ("Share of inhabitants, %", Percent(row.ShareOfPeople, 2)),
        ("Location quotient", HouseTables.Rounded(row.LocationQuotient.Value, 2)),
        ("Difference from a split per inhabitant, M kr", Millions(row.DifferenceFromPerCapita))))
        .ToTable($"{split.Label}, all regions. {Wording.Denominators([split.Grant])}").WithSum("Paid, kr");

    /// <summary>The Lorenz curve of each grant and earmark; that of the most and that of the least even stand out.</summary>
    public Figure LorenzChart() => Chart.Lines(
            Measured.SelectMany(split => Inequality.Lorenz(split.Money).Select(point => (split.Label, Point: point))),
            point => point.Label, point => point.Point.ShareOfPeople * 100, point => point.Point.ShareOfMoney * 100,
            label => IsExtreme(Measured.First(split => split.Label == label)))
        .WithAxes("Inhabitants, %", "Money, %")
        .WithUnit("%", 1)
        .WithHues(Measured.Select(split => split.Hue))
        .WithDiagonal("Same per inhabitant")
        .WithColumns("Money", "Inhabitants, %", "Money, %")
        .WithCaption($"Lorenz curves between regions, those with least per inhabitant first, amounts as published. "
            + $"Grey, between the two: {Measured.Where(split => !IsExtreme(split)).Select(split => split.Label)}. "
            + $"{Wording.Denominators(_grants)}")
        .WithAlt($"Lorenz curves. Gini coefficients: {Measured.Select(split => Words($"{split.Label} {split.Gini:3}"))}.");

    private bool IsExtreme(MoneySplit split) => split == MostUneven || split == LeastUneven;

    /// <summary>The Gini coefficient of each grant, the highest first.</summary>
    public Figure GiniChart() => Chart.Dots(
            Grants.OrderByDescending(grant => grant.Gini.Value), grant => $"{grant.Label} {grant.Rule}", grant => grant.Gini.Value,
            grant => grant.Gini.Low, grant => grant.Gini.High,
            highlight: grant => grant.Gini.Value == Grants.Max(other => other.Gini.Value))
        .WithUnit("Gini coefficient between regions", 3)
        .WithHues(Grants.MaxBy(grant => grant.Gini.Value)!.Hue)
        .WithColumns("Grant", "Gini", "Lowest by rounding", "Highest by rounding")
        .WithCaption($"Gini coefficient, weighted by inhabitants: 0 is the same per inhabitant everywhere. "
            + $"Lines show what rounding in the amounts allows. {Wording.Denominators(_grants)}")
        .WithAlt($"Dots for {Grants.Count:grant|grants}: {Grants.Select(grant => Words($"{grant.Label} {grant.Gini:3}"))}.");

    /// <summary>The measures of inequality with their bounds.</summary>
    public Table InequalityTable() => Measured.OrderByDescending(split => split.Gini.Value).Select(split => Row(
        ("Money", split.Label),
        ("Split in effect", split.Rule),
        ("Gini", HouseTables.Rounded(split.Gini.Value, 3)),
        ("Gini, rounding allows", Words($"{split.Gini:3~}")),
        ("Hoover", HouseTables.Rounded(split.Hoover.Value, 3)),
        ("Hoover, rounding allows", Words($"{split.Hoover:3~}")),
        ("Theil", HouseTables.Rounded(Inequality.Theil(split.Money), 3))))
        .ToTable($"Inequality between regions, weighted by inhabitants. {Wording.Denominators(_grants)}");

    /// <summary>For each part split by population: whether one amount per inhabitant explains it, and how exactly.</summary>
    public Table FitTable() => Fits.Select(fit => Row(
        ("Money", fit.Component.Label),
        ("Rows explained", $"{fit.Fit.Consistent.Count} of {fit.Money.Rows.Count}"),
        ("At, kr per inhabitant", Words($"{fit.Fit.Rate:n2~}")),
        ("Population", fit.IsBasisKnown ? fit.Money.Basis.Title : "not in the data"),
        ("Largest remainders give", LargestRemainders(fit) is var (hits, rows) ? $"{hits} of {rows} to the krona" : "rounded amounts"),
        ("Outside it", Prose.List(fit.Breaking.Select(row => row.Region), "none"))))
        .ToTable("Money split by population, and how far one amount per inhabitant explains it. Divided by: population named in each row.");

    /// <summary>Parts to the krona that the largest-remainder method reproduces whole.</summary>
    public IReadOnlyList<MoneySplit> ToTheKrona =>
        [.. Fits.Where(fit => LargestRemainders(fit) is var (hits, rows) && hits == rows).Select(fit => MoneySplit.Of(fit.Component))];

    /// <summary>Where plain rounding misses one of <see cref="ToTheKrona"/>, and by how much its sum is off.</summary>
    public (IReadOnlyList<Region> Missed, Quantity SumOff) PlainRounding(MoneySplit split)
    {
        var plain = split.Money.Rows
            .Select(row => Math.Round(split.Total.Value * row.ShareOfPeople, MidpointRounding.AwayFromZero)).ToList();
        return ([.. split.Money.Rows.Where((row, i) => plain[i] != row.Money.Value).Select(row => row.Region)],
            Quantity.Kronor(Math.Abs(plain.Sum() - split.Total.Value)));
    }

    /// <summary>Parts whose payer counted a population that is not in the data.</summary>
    public IReadOnlyList<string> UnknownBasis => [.. Fits.Where(fit => !fit.IsBasisKnown).Select(fit => fit.Component.Label)];

    /// <summary>Rows that break the split by population of their grant.</summary>
    public IReadOnlyList<(Component Component, BreakingRow Row)> Breaking =>
        [.. Fits.SelectMany(fit => fit.Breaking.Select(row => (fit.Component, row)))];

    /// <summary>The same money by other rules: how much would move, and to whom.</summary>
    public Table CounterfactualTable() => Grants.Select(grant => (grant.Label, grant.Money)).Append(("All together", Together))
        .SelectMany(money => OtherRules()
            .Select(rule => (Money: money.Item1, Rule: rule.Name, Distribution: money.Item2, Rows: rule.Split(money.Item2))))
        .Select(item => Row(
            ("Money", item.Money),
            ("Split instead", item.Rule),
            ("Money that would move, M kr", HouseTables.Rounded(Gained(item.Rows) / 1e6, 1)),
            ("Of all, %", Percent(Gained(item.Rows) / item.Distribution.Total.Value)),
            ("Would gain most", Most(item.Rows.MaxBy(row => row.Change.Value)!)),
            ("Would lose most", Most(item.Rows.MinBy(row => row.Change.Value)!))))
        .ToTable($"The same money split another way. {Wording.Denominators(_grants)} All together is divided by the "
            + $"{Wording.Small(Together.Basis.Title)}.");

    /// <summary>The same for every region, all grants together.</summary>
    public Table ChangeTable() => _regions.Select(region => Row([
            ("Region", region.Name),
            ("Paid, M kr", Millions(Together[region].Money)),
            .. OtherRules().SelectMany(rule =>
            {
                var row = rule.Split(Together).Single(row => row.Region == region);
                return new[]
                {
                    ($"{Wording.Capital(rule.Name)}: M kr", (object?)Millions(row.Change)),
                    ($"{Wording.Capital(rule.Name)}: kr each", HouseTables.Rounded(row.ChangePerInhabitant.Value, 1)),
                };
            })]))
        .ToTable($"All grants together: what each rule would have given, minus what was paid, in M kr and in kr for each inhabitant. "
            + $"Divided by: "
            + $"{Wording.Small(Together.Basis.Title)}.");

    /// <summary>Every grant against a split per inhabitant.</summary>
    public Table DifferenceTable() => _regions.Select(region => Row([
            ("Region", region.Name),
            .. Grants.Select(grant => (grant.Label, Cell(grant, region, row => Millions(row.DifferenceFromPerCapita))))]))
        .ToTable($"Amount paid minus the same money split per inhabitant, M kr. {Wording.Denominators(_grants)}");

    /// <summary>How far rounding may move the differences of each rounded grant: "up to ±0.6 M kr in Accessibility 2024".</summary>
    public IReadOnlyList<ReaderText> RoundingOfDifferences =>
        [.. Grants.Where(grant => !grant.Total.IsExact)
            .Select(grant => Words($"up to ±{Quantity.Kronor(LargestDoubt(grant)):M1} in {grant.Label}"))];

    private static double LargestDoubt(MoneySplit grant) => grant.Money.Rows.Max(row => row.DifferenceFromPerCapita.Interval.Width / 2);

    private IEnumerable<ReaderText> SharesOf(bool effective) =>
        _principles.Select(principle => Words($"{ShareOf(principle, effective)} {Wording.Split(principle)}"));

    private Quantity ShareOf(Principle principle, bool effective) =>
        Quantity.Share(Components.Where(part => (effective ? part.Effective : part.Nominal) == principle)
            .Sum(part => part.Total.Value) / Total.Value);

    private static PrincipleShare Part(IReadOnlyList<PrincipleShare> split, Region region, Principle principle) =>
        split.Single(part => part.Region == region && part.Principle == principle);

    private static (int Hits, int Rows)? LargestRemainders(PopulationFit fit)
    {
        if (!fit.IsBasisKnown || !fit.Money.Total.IsExact) return null;
        var paid = fit.Money.Rows.Select(row => (long)row.Money.Value).ToList();
        var split = LargestRemainder.Split(paid.Sum(), [.. fit.Money.Rows.Select(row => row.Inhabitants)]);
        return (paid.Zip(split).Count(pair => pair.First == pair.Second), paid.Count);
    }

    private IEnumerable<(string Name, Func<Distribution, IReadOnlyList<CounterfactualRow>> Split)> OtherRules() =>
    [
        ("by population", Counterfactual.ByPopulation),
        ("in equal shares", Counterfactual.ByEqualShares),
        .. Reconstructions.Where(pots => pots.Likeliest is not null)
            .Select(pots => ($"by the pots of {pots.Split.Label}",
                (Func<Distribution, IReadOnlyList<CounterfactualRow>>)(money => Counterfactual.ByPots(money, pots.Likeliest!)))),
    ];

    private static double Gained(IEnumerable<CounterfactualRow> rows) => rows.Sum(row => Math.Max(0, row.Change.Value));

    private static ReaderText Most(CounterfactualRow row)
    {
        if (Math.Abs(row.Change.Value) < 50_000) return "–";
        return $"{row.Region} ({row.Change:+M1}, {row.ChangePerInhabitant:kr1} per inhabitant)";
    }
}
