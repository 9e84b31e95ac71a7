namespace Funding.Reports;

/// <summary>Money that was split between the regions, a whole grant or one component of it, and what is said of it.</summary>
public sealed class MoneySplit
{
    private const int FirstYear = 2021;

    private MoneySplit(Grant grant, Component? component, Distribution money)
    {
        (Grant, Component, Money) = (grant, component, money);
        _ranks = new(() => Ranking.PerInhabitant(money));
        _gini = new(() => Inequality.Gini(money));
        _hoover = new(() => Inequality.Hoover(money));
    }

    private readonly Lazy<IReadOnlyList<PossibleRanks>> _ranks;
    private readonly Lazy<Quantity> _gini;
    private readonly Lazy<Quantity> _hoover;

    /// <summary>The grant.</summary>
    public Grant Grant { get; }

    /// <summary>The component, or null for the whole grant.</summary>
    public Component? Component { get; }

    /// <summary>The money, measured against the grant's population.</summary>
    public Distribution Money { get; }

    /// <summary>The name for tables and charts: "Backlog 2022".</summary>
    public string Label => Component?.Label ?? Grant.Label;

    /// <summary>How it was in effect split: "by population".</summary>
    public string Rule => Component is null ? Wording.Split(Grant) : Wording.Split(Component.Effective);

    /// <summary>The place among the colours of charts that a grant of its year has on every page. Two of one year share it and are told
    /// apart by their names.</summary>
    public int Hue => Grant.Year - FirstYear;

    /// <summary>All the money.</summary>
    public Quantity Total => Money.Total;

    /// <summary>Kronor per inhabitant of the whole country.</summary>
    public Quantity Mean => Money.PerInhabitant;

    /// <summary>From the least per inhabitant to the most, as published, with the regions.</summary>
    public ReaderText Range => $"from {Money.Lowest[0].PerInhabitant} in {Regions(Money.Lowest)} "
        + $"to {Money.Highest[0].PerInhabitant:kr} in {Regions(Money.Highest)}";

    /// <summary>The regions with most per inhabitant as published.</summary>
    public IReadOnlyList<Region> Highest => Regions(Money.Highest);

    /// <summary>The regions with least per inhabitant as published.</summary>
    public IReadOnlyList<Region> Lowest => Regions(Money.Lowest);

    /// <summary>Whether one amount per inhabitant explains every row within its rounding.</summary>
    public bool IsEven => Proportionality.Of(Money).IsComplete;

    /// <summary>The largest location quotient.</summary>
    public Quantity HighestQuotient => Money.Rows.MaxBy(row => row.LocationQuotient.Value)!.LocationQuotient;

    /// <summary>The smallest location quotient.</summary>
    public Quantity LowestQuotient => Money.Rows.MinBy(row => row.LocationQuotient.Value)!.LocationQuotient;

    /// <summary>From the lowest index to the highest, 100 for the mean of the country: "from 0 to 227 in Performance 2021".</summary>
    public ReaderText IndexRange => $"from {LowestQuotient.Value * 100:N0} to {HighestQuotient.Value * 100:N0} in {Label}";

    /// <summary>The places that each region may have by kronor per inhabitant.</summary>
    public IReadOnlyList<PossibleRanks> Ranks => _ranks.Value;

    /// <summary>The regions that may have got most per inhabitant.</summary>
    public string MayBeFirst => Ranking.PossiblyFirst(Ranks);

    /// <summary>The regions that may have got least per inhabitant.</summary>
    public string MayBeLast => Ranking.PossiblyLast(Ranks);

    /// <summary>The Gini coefficient between regions with its bounds.</summary>
    public Quantity Gini => _gini.Value;

    /// <summary>The Hoover index with its bounds.</summary>
    public Quantity Hoover => _hoover.Value;

    /// <summary>Money that lies elsewhere than a split per inhabitant would have put it.</summary>
    public Quantity Moved => Quantity.Kronor(Money.MovedFromPerCapita);

    /// <summary>Its share of all the money.</summary>
    public Quantity MovedShare => Quantity.Share(Money.MovedFromPerCapita / Total.Value);

    /// <summary>At most two regions that surely gained most against a split per inhabitant.</summary>
    public IReadOnlyList<DistributionRow> Winners => [.. Money.Gainers.Take(2)];

    /// <summary>The regions of <see cref="Winners"/>.</summary>
    public IReadOnlyList<Region> WinnerNames => Regions(Winners);

    /// <summary>Their share of the money.</summary>
    public Quantity WinnersShare => Quantity.Share(Winners.Sum(row => row.ShareOfMoney.Value));

    /// <summary>Their share of the inhabitants.</summary>
    public Quantity WinnersPeople => Quantity.Share(Winners.Sum(row => row.ShareOfPeople));

    /// <summary>The region that surely lost most against a split per inhabitant, or null.</summary>
    public DistributionRow? Loser => Money.Losers.FirstOrDefault();

    /// <summary>What the loser got less than a split per inhabitant would have given; zero without one.</summary>
    public Quantity Loss => Quantity.Kronor(-(Loser?.DifferenceFromPerCapita.Value ?? 0));

    /// <summary>Regions whose published amount is nothing.</summary>
    public IReadOnlyList<Region> Nothing =>
        [.. Money.Rows.Where(row => row.Money is { Value: 0, IsExact: true }).Select(row => row.Region)];

    /// <summary>The regions that got more than an even share whatever the rounding.</summary>
    public IReadOnlyList<Region> AboveEven => Regions(Money.Rows.Where(row => row.LocationQuotient.Low > 1));

    /// <summary>How many got at least twice an even share whatever the rounding.</summary>
    public int TwiceEven => Money.Rows.Count(row => row.LocationQuotient.Low >= 2);

    /// <summary>Kronor per inhabitant, the highest first.</summary>
    public RegionValues PerInhabitant => Values("Kronor per inhabitant", ValueScale.KronorPerInhabitant, row => row.PerInhabitant);

    /// <summary>Share of money by share of inhabitants, the highest first; coloured are those above an even share.</summary>
    public RegionValues Quotients => Values(
        $"Share of money ÷ share of inhabitants, {Label}; 1 is the even share",
        new(1, "location quotient", 2, "Location quotient"), row => row.LocationQuotient)
        .Highlight(AboveEven);

    /// <summary>Amount paid minus a split of the same money per inhabitant, the largest gain first.</summary>
    public RegionValues Difference => Values(
        $"Amount paid minus what the same money split per inhabitant would have given, M kr, {Label}",
        ValueScale.Millions("Difference, M kr"), row => row.DifferenceFromPerCapita)
        .Highlight([.. WinnerNames, .. Loser is null ? [] : new[] { Loser.Region }]);

    /// <summary>A whole grant.</summary>
    /// <param name="grant">A grant with regional rows.</param>
    public static MoneySplit Of(Grant grant) => new(grant, null, Distribution.Of(grant));

    /// <summary>One component.</summary>
    /// <param name="component">A component with money in it.</param>
    public static MoneySplit Of(Component component) => new(component.Grant, component, Distribution.Of(component));

    /// <summary>Whole grants and, besides, the earmarks within them.</summary>
    /// <param name="grants">Whole grants.</param>
    public static IReadOnlyList<MoneySplit> WithEarmarks(IEnumerable<MoneySplit> grants) =>
        [.. grants, .. grants.SelectMany(split => split.Grant.Components).Where(component => component.Purpose is not null).Select(Of)];

    /// <summary>The name within a sentence.</summary>
    public override string ToString() => Component?.Name ?? Grant.Name;

    private static IReadOnlyList<Region> Regions(IEnumerable<DistributionRow> rows) => [.. rows.Select(row => row.Region)];

    private RegionValues Values(string what, ValueScale scale, Func<DistributionRow, Quantity> value) =>
        new(what, scale, [.. Money.Rows.Select(row => new RegionValue(row.Region, value(row))).OrderByDescending(row => row.Value.Value)],
            Wording.Denominators([Grant]))
        { Hue = Hue };
}
