using static Funding.Reports.HouseTables;

namespace Funding.Reports;

/// <summary>How much each region got per inhabitant, and how even the split of each grant was.</summary>
public sealed class FundingPerInhabitant
{
    /// <summary>The index at which the colours of maps end: one small region would leave all others pale.</summary>
    internal const double DarkestIndex = 200;

    private readonly Dataset _data;
    private readonly IReadOnlyList<Grant> _grants;
    private readonly IReadOnlyList<Region> _regions;
    private readonly Lazy<IReadOnlyList<PossibleRanks>> _places;

    private FundingPerInhabitant(Dataset data)
    {
        (_data, _grants, _regions) = (data, data.RegionalGrants, Distribution.RegionsOf(data.RegionalGrants));
        Grants = [.. _grants.Select(MoneySplit.Of)];
        Even = [.. Grants.Where(grant => grant.IsEven)];
        Uneven = [.. Grants.Except(Even)];
        Focus = Grants.MaxBy(grant => grant.Moved.Value)!;
        Steepest = Grants.MaxBy(grant => grant.HighestQuotient.Value - grant.LowestQuotient.Value)!;
        Widest = Grants.MaxBy(grant => grant.Money.Highest[0].PerInhabitant.Value - grant.Money.Lowest[0].PerInhabitant.Value)!;
        Together = OfTogether();
        _places = new(() => AnyPopulation.Places([.. Grants.Select(grant => grant.Money)], data.PopulationBases));
    }

    /// <summary>Every grant with known regional amounts, the oldest first.</summary>
    public IReadOnlyList<MoneySplit> Grants { get; }

    /// <summary>Those that gave every region the same per inhabitant.</summary>
    public IReadOnlyList<MoneySplit> Even { get; }

    /// <summary>The others.</summary>
    public IReadOnlyList<MoneySplit> Uneven { get; }

    /// <summary>The grant that moved most money away from a split per inhabitant; the page looks closest at it.</summary>
    public MoneySplit Focus { get; }

    /// <summary>The grant whose location quotients lie furthest apart.</summary>
    public MoneySplit Steepest { get; }

    /// <summary>The grant whose amounts per inhabitant lie furthest apart.</summary>
    public MoneySplit Widest { get; }

    /// <summary>The grant with the highest Gini coefficient.</summary>
    public MoneySplit MostUneven => Grants.MaxBy(grant => grant.Gini.Value)!;

    /// <summary>The grant with the lowest Gini coefficient.</summary>
    public MoneySplit LeastUneven => Grants.MinBy(grant => grant.Gini.Value)!;

    /// <summary>
    /// What each region got per inhabitant of all grants together, each divided by its own population. No grant contains another,
    /// which <see cref="GrantSum.Total"/> makes sure of.
    /// </summary>
    public RegionValues Together { get; }

    /// <summary>The same for the whole country.</summary>
    public Quantity TogetherMean => AnyPopulation.Mean(Grants.Select(grant => grant.Money));

    /// <summary>The places that each region may have by that, whatever the rounding and whichever population people are counted by.</summary>
    internal IReadOnlyList<PossibleRanks> Places => _places.Value;

    /// <summary>The first year of the grants and the last: "2021–2024".</summary>
    internal string Years
    {
        get
        {
            var (first, last) = (_grants.Min(grant => grant.Year), _grants.Max(grant => grant.Year));
            return first == last ? $"{first}" : $"{first}–{last}";
        }
    }

    /// <summary>Grants whose amounts are known in rounded figures only.</summary>
    public IReadOnlyList<MoneySplit> Rounded => [.. Grants.Where(grant => !grant.Total.IsExact)];

    /// <summary>Grants whose table prints a population beside every amount.</summary>
    public IReadOnlyList<MoneySplit> WithPopulation =>
        [.. Grants.Where(grant =>
            grant.Grant is { NotPart.Count: 0, Table: { } table } && table.Rows.All(row => row.Population is not null))];

    /// <summary>The distinct amounts per inhabitant of <see cref="Focus"/>, to 0.01 kr, the highest first.</summary>
    public IReadOnlyList<IGrouping<double, DistributionRow>> Levels =>
        [.. Focus.Money.Rows.GroupBy(row => HouseTables.Rounded(row.PerInhabitant.Value, 2)).OrderByDescending(level => level.Key)];

    /// <summary>The number of pairs of regions.</summary>
    public int Pairs => _regions.Count * (_regions.Count - 1) / 2;

    /// <summary>In how many pairs of each grant one region surely got more per inhabitant: "196 in Performance 2021".</summary>
    public IReadOnlyList<ReaderText> OrderedPairs =>
        [.. Grants.Select(grant => Words($"{(Ordered(grant) == 0 ? "none" : Ordered(grant))} in {grant.Label}"))];

    /// <summary>National totals of the state whose split between regions is not known.</summary>
    public IReadOnlyList<Grant> WithoutSplit => Trust.WithoutSplitOf(_data);

    /// <summary>The latest year of the price index.</summary>
    public int PriceYear => _data.PriceIndex.Max(entry => entry.Year);

    /// <summary>Grants of years that the price index has.</summary>
    public IReadOnlyList<Grant> Indexed => [.. _grants.Where(grant => _data.PriceIndex.Any(entry => entry.Year == grant.Year))];

    /// <summary>Grants of years that it does not have yet.</summary>
    public IReadOnlyList<string> NotIndexed => [.. _grants.Except(Indexed).Select(grant => grant.Label)];

    /// <summary>The largest change of any region's amount per inhabitant had another population been used.</summary>
    public (MoneySplit Grant, PopulationBasis Basis, Quantity Change) LargestChange =>
        Grants.SelectMany(grant => _data.PopulationBases.Select(basis => (grant, basis, Change: Change(grant, basis))))
            .MaxBy(item => item.Change.Value);

    /// <summary>The number of known populations.</summary>
    public int Populations => _data.PopulationBases.Count;

    /// <summary>The sources of everything on the page.</summary>
    public Passage Sources =>
        SourceNotes.English.List(SourceNotes.All(_grants, _data.PopulationBases, _data.Sources.Where(source => source.Id == "KPI")));

    /// <summary>The question asked of a dataset.</summary>
    /// <param name="data">The data.</param>
    public static FundingPerInhabitant Of(Dataset data) => new(data);

    /// <summary>The grants with mean, lowest and highest.</summary>
    public Table GrantTable() => Grants.Select(grant => Row(
        ("Grant", grant.Label),
        ("Title", grant.Grant.Title),
        ("Split in effect", grant.Rule),
        ("Sum of the rows, kr", (long)grant.Total.Value),
        ("Mean, kr each", HouseTables.Rounded(grant.Mean.Value, 1)),
        ("Lowest, kr each", HouseTables.Rounded(grant.Money.Lowest[0].PerInhabitant.Value, 1)),
        ("Highest, kr each", HouseTables.Rounded(grant.Money.Highest[0].PerInhabitant.Value, 1))))
        .ToTable($"The grants with known regional amounts; mean, lowest and highest are kronor per inhabitant. "
            + $"{Wording.Denominators(_grants)}");

    /// <summary>How exactly each grant is known: what its page states, what its rows sum to, and what rounding allows.</summary>
    public Table CertaintyTable() => Grants.Select(grant => Row(
        ("Grant", grant.Label),
        ("The page states", Words($"{grant.Grant.PublishedTotal:s}")),
        ("The rows sum to", Words($"{grant.Total:kr}")),
        ("Rounding allows", Words($"{grant.Total:M2~}")),
        ("Rows", grant.Grant.IsConstructed ? "constructed from a stated share" : Words($"published, each to {Unit(grant.Grant)}"))))
        .ToTable("How exactly the amounts are known");

    /// <summary>Every region and grant as an index: 100 is the mean of the country in the same grant.</summary>
    public Figure HeatMap() => Chart.Matrix(
            Cells(), cell => cell.Grant.Label, cell => cell.Row.Region.Name, cell => cell.Row.LocationQuotient.Value * 100,
            cell => $"{cell.Row.LocationQuotient.Value * 100:N0}", midpoint: 100)
        .WithColorsTo(DarkestIndex)
        .WithUnit("index, mean of the country = 100", 0)
        .WithColumns(["Region", .. Grants.Select(grant => grant.Label)])
        .WithCaption($"Kronor per inhabitant as an index: 100 is the mean of the country in the same grant, blue is above "
            + $"and brown below it; the colours stop at {DarkestIndex}. Regions in the order of {Focus.Label}. "
            + Wording.Denominators(_grants))
        .WithAlt($"Heat map of {_regions.Count:region|regions} by {Grants.Count:grant|grants}. {Grants.Select(IndexRange)}.");

    private static ReaderText IndexRange(MoneySplit grant) =>
        $"{grant.Label} from {grant.LowestQuotient.Value * 100:N0} to {grant.HighestQuotient.Value * 100:N0}";

    /// <summary>Every region and grant in kronor per inhabitant, with intervals.</summary>
    public Figure Dots() => Chart.Dots(
            Cells(), cell => cell.Row.Region.Name, cell => cell.Row.PerInhabitant.Value, cell => cell.Row.PerInhabitant.Low,
            cell => cell.Row.PerInhabitant.High, series: cell => cell.Grant.Label)
        .WithUnit("kr per inhabitant", 1)
        .WithHues(Grants.Select(grant => grant.Hue))
        .InPanels()
        .WithColumns("Region", "Grant", "Kr per inhabitant", "Lowest by rounding", "Highest by rounding")
        .WithCaption($"Kronor per inhabitant. Lines show what rounding in the published amounts allows; where none is seen, "
            + $"the amount is exact or the line is shorter than the dot. Regions in the order of {Focus.Label}. "
            + Wording.Denominators(_grants))
        .WithAlt($"{Grants.Select(grant => Words($"{grant.Label}: {grant.Range}"))}.");

    /// <summary>The distinct amounts per inhabitant of <see cref="Focus"/> and who got them.</summary>
    public Table LevelTable() =>
        Levels.Select(level => Row(("Kr per inhabitant", level.Key), ("Regions", Prose.List(level.Select(row => row.Region)))))
        .ToTable($"{Focus.Label}: the distinct amounts per inhabitant. {Wording.Denominators([Focus.Grant])}");

    /// <summary>Every place that a region may have.</summary>
    public Table PlaceTable() => ByRegion(
        (grant, region) => grant.Ranks.SingleOrDefault(rank => rank.Region == region)?.ToString() ?? "–",
        $"Possible places by kronor per inhabitant. {Wording.Denominators(_grants)}");

    /// <summary>Kronor per inhabitant of every region and grant, and of all grants together.</summary>
    public Table PerInhabitantTable() => _regions.Select(region => Row([
            ("Region", region.Name),
            .. Grants.Select(grant => (grant.Label, Cell(grant, region, row => HouseTables.Rounded(row.PerInhabitant.Value, 1)))),
            ("Together", HouseTables.Rounded(Together[region].Value, 1)),
            ("Together, rounding allows", Words($"{Together[region]:n~}"))]))
        .ToTable($"Kronor per inhabitant. {Wording.Denominators(_grants)}");

    /// <summary>The amounts of every region and grant.</summary>
    public Table AmountTable() => ByRegion((grant, region) => Cell(grant, region, row => Millions(row.Money)), "Amounts, M kr");

    /// <summary>National totals in the prices of one year.</summary>
    public Table PriceTable() => Indexed.Select(grant => Row(
        ("Grant", grant.Label),
        ("Paid, M kr", Millions(grant.Money)),
        ($"In prices of {PriceYear}, M kr", Millions(_data.InPricesOf(grant, PriceYear))),
        ("Price change since, %", Percent(_data.InPricesOf(grant, PriceYear).Value / grant.Money.Value - 1)),
        ($"Kr per inhabitant in prices of {PriceYear}",
            HouseTables.Rounded(_data.InPricesOf(grant, PriceYear).Value / Distribution.Of(grant).Inhabitants, 1))))
        .ToTable($"National totals, deflated by the consumer price index (SCB). {Wording.Denominators(Indexed)}");

    /// <summary>How much another population would change.</summary>
    public Table PopulationTable() => _data.PopulationBases.Select(basis => Row([
            ("Population used instead", basis.Title),
            .. Grants.Select(grant => ($"{grant.Label}, %", (object?)Percent(Change(grant, basis))))]))
        .ToTable("Largest change of any region's amount per inhabitant, in per cent; 0 where it is the population used on these pages");

    /// <summary>The unit that a grant's amounts are rounded to, as money.</summary>
    internal static Quantity Unit(Grant grant) => Quantity.Kronor(grant.Allocations[0].Amount.RoundingUnit);

    /// <summary>A region is surely above as many others as there are places below its last one.</summary>
    private static int Ordered(MoneySplit grant) => grant.Ranks.Sum(rank => grant.Ranks.Count - rank.Last);

    private static Quantity Change(MoneySplit grant, PopulationBasis basis)
    {
        var changes = grant.Money.By(basis).Rows
            .Select(row => Math.Abs(row.PerInhabitant.Value / grant.Money[row.Region].PerInhabitant.Value - 1));
        return Quantity.Share(changes.Where(double.IsFinite).DefaultIfEmpty(0).Max());
    }

    private List<(MoneySplit Grant, DistributionRow Row)> Cells() =>
        [.. Focus.PerInhabitant.Rows.SelectMany(place => Grants
            .Select(grant => (Grant: grant, Row: grant.Money.Find(place.Region))).Where(cell => cell.Row is not null)
            .Select(cell => (cell.Grant, cell.Row!)))];

    private Table ByRegion(Func<MoneySplit, Region, object?> value, ReaderText caption) =>
        _regions.Select(region => Row([("Region", region.Name), .. Grants.Select(grant => (grant.Label, value(grant, region)))]))
            .ToTable(caption);

    private RegionValues OfTogether()
    {
        // Refuses grants that contain each other.
        _ = _grants.Total();
        var rows = _regions.Select(region =>
            new RegionValue(region, Quantity.Sum(Grants.Select(grant => grant.Money.Find(region)?.PerInhabitant).OfType<Quantity>())));
        return new RegionValues(
            $"Kronor per inhabitant of {Prose.Count(Grants.Count, "grant", "grants")} together, each divided by its own population",
            ValueScale.KronorPerInhabitant, [.. rows.OrderByDescending(row => row.Value.Value)], Wording.Denominators(_grants));
    }
}
