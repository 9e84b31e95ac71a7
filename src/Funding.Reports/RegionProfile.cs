using static Funding.Reports.Bilingual;

namespace Funding.Reports;

/// <summary>
/// What one region got, beside the country and its neighbours, in English and Swedish. A place or a difference is claimed only as
/// far as rounding, every population in the data and every rule that fits allow.
/// </summary>
public sealed partial class RegionProfile
{
    private readonly Dataset _data;
    private readonly FundingPerInhabitant _funding;

    private RegionProfile(Dataset data, Region region)
    {
        (_data, Region, _funding) = (data, region, FundingPerInhabitant.Of(data));
        var performance = PerformanceAndPopulation.Of(data);
        Grants = [.. _funding.Grants.Select(split => new RegionGrant(split, region, data.PopulationBases))];
        FromMean = AnyPopulation.FromMean([.. _funding.Grants.Select(grant => grant.Money)], region, data.PopulationBases);
        Neighbours = [.. CountyBorders.Around(region, data.Regions).Where(IsPartOfAny)];
        Performance = [.. performance.Components.Where(component => component.Effective == Principle.Performance)
            .Select(MoneySplit.Of).Where(split => split.Money.Find(region) is not null)
            .Select(split => new RegionPerformance(split, region, data.PopulationBases))];
        Odd = [.. performance.Breaking.Where(item => item.Row.Region == region)];
        Pots = performance.Pots is { } pots && pots.Split.Money.Find(region) is not null ? pots : null;
        Miss = Pots?.Misses.FirstOrDefault(miss => miss.Region == region);
    }

    /// <summary>The region.</summary>
    public Region Region { get; }

    /// <summary>Its name as an authority, which gets the money: "Västra Götalandsregionen".</summary>
    public string Name => Region.OfficialName;

    /// <summary>Every grant with known regional amounts, the oldest first, also those that the region is no part of.</summary>
    public IReadOnlyList<RegionGrant> Grants { get; }

    /// <summary>The grants that it is part of.</summary>
    public IReadOnlyList<RegionGrant> Parts => [.. Grants.Where(grant => grant.IsPart)];

    /// <summary>The grants that it is no part of.</summary>
    public IReadOnlyList<ReaderText> NotPart => [.. Grants.Where(grant => !grant.IsPart).Select(grant => grant.Name)];

    /// <summary>The first year of the grants and the last: "2021–2024".</summary>
    public string Years => _funding.Years;

    /// <summary>All that the region got. No grant contains another, which <see cref="GrantSum.Total"/> makes sure of.</summary>
    public Quantity Money => Quantity.Sum(Parts.Select(grant => grant.Money)).In(Unit.Kronor);

    /// <summary>The same per inhabitant, each grant by its own population.</summary>
    public Quantity PerInhabitant => Parts.Count == 0 ? Quantity.Exactly(0, Unit.KronorPerInhabitant) : _funding.Together[Region];

    /// <summary>The same in words: "479 kr per inhabitant", with what rounding allows where that is more than a krona.</summary>
    public ReaderText PerInhabitantText => PerInhabitant.Interval.Width < 1
        ? Words($"{PerInhabitant:kr0} per inhabitant", $"{PerInhabitant:kr0} per invånare")
        : Words($"{PerInhabitant:kr0} per inhabitant ({PerInhabitant:kr0~} as rounding allows)",
            $"{PerInhabitant:kr0} per invånare ({PerInhabitant:kr0~} enligt avrundningen)");

    /// <summary>The same for the whole country.</summary>
    public Quantity Mean => _funding.TogetherMean;

    /// <summary>How the region stands to the country: "109 kr more than the mean of the country, 414 kr".</summary>
    public ReaderText AgainstMean =>
        FromMean.Low > 0 ? Words($"{FromMean:kr0} more than the mean of the country, {Mean:kr0}",
            $"{FromMean:kr0} mer än genomsnittet i landet, {Mean:kr0}")
        : FromMean.High < 0 ? Words($"{-FromMean:kr0} less than the mean of the country, {Mean:kr0}",
            $"{-FromMean:kr0} mindre än genomsnittet i landet, {Mean:kr0}")
        : Words($"about the mean of the country, {Mean:kr0}", $"ungefär genomsnittet i landet, {Mean:kr0}");

    /// <summary>What the region got per inhabitant more than the country, below zero where less; the interval holds what rounding
    /// and every population allow.</summary>
    public Quantity FromMean { get; }

    /// <summary>The number of regions that got anything to compare.</summary>
    public int Regions => _funding.Places.Count;

    /// <summary>The places that it may have, all grants together, 1 for most per inhabitant; null if it is part of none.</summary>
    public PossibleRanks? Place => _funding.Places.FirstOrDefault(rank => rank.Region == Region);

    /// <summary>The place in words: "place 3–5 of 21".</summary>
    public ReaderText PlaceText => PlaceOf(Place, Regions);

    /// <summary>The regions whose counties border on the region's own, on land or in a lake.</summary>
    public IReadOnlyList<Region> Neighbours { get; }

    /// <summary>Neighbours that surely got less per inhabitant, all grants together and by every population.</summary>
    public IReadOnlyList<Region> Below => [.. Neighbours.Where(other => Place?.Last < PlaceIn(other).First)];

    /// <summary>Neighbours that surely got more.</summary>
    public IReadOnlyList<Region> Above => [.. Neighbours.Where(other => PlaceIn(other).Last < Place?.First)];

    /// <summary>How the region stands to its neighbours, as far as that can be told; empty without any.</summary>
    public ReaderText AgainstNeighbours
    {
        get
        {
            var open = Neighbours.Except([.. Below, .. Above]).ToList();
            var parts = new (IReadOnlyList<Region> Regions, Func<IReadOnlyList<Region>, ReaderText> Say)[]
            {
                (Below, regions => Words($"more than {regions}", $"mer än {regions}")),
                (Above, regions => Words($"less than {regions}", $"mindre än {regions}")),
                (open, regions => Words($"more or less than {regions}, which rounding and the choice of population leave open",
                    $"mer eller mindre än {regions}, vilket avrundning och val av folkmängd lämnar öppet")),
            }.Where(part => part.Regions.Count > 0).Select(part => part.Say(part.Regions)).ToList();
            if (parts.Count == 1 && Neighbours.Count > 1 && open.Count == 0)
                parts = [Below.Count > 0 ? Words("more than each of them", "mer än var och en av dem")
                    : Words("less than each of them", "mindre än var och en av dem")];
            return parts.Count == 0 ? "" : Words($"Per inhabitant, {Region} got {parts}.", $"Per invånare fick {Region} {parts}.");
        }
    }

    /// <summary>Money whose split performance decided, with what it gave or cost the region.</summary>
    public IReadOnlyList<RegionPerformance> Performance { get; }

    /// <summary>Money that was split by population, but to this region not as its population gives.</summary>
    public IReadOnlyList<(Component Component, BreakingRow Row)> Odd { get; }

    /// <summary>The same in sentences.</summary>
    public IReadOnlyList<ReaderText> OddTexts => [.. Odd.Select(odd => Words(
        $"Of {Bilingual.Name(odd.Component)}, {Name} got {odd.Row.Money}, where its population gives {odd.Row.Expected:M1~}. "
            + $"The published page does not say why.",
        $"Av {Bilingual.Name(odd.Component)} fick {Name} {odd.Row.Money}, där folkmängden ger {odd.Row.Expected:M1~}. "
            + $"Den publicerade sidan säger inte varför."))];

    /// <summary>The rules that may stand behind the money paid by performance, or null where none is known.</summary>
    public Reconstruction? Pots { get; }

    /// <summary>What the region's costliest missed requirement cost by those rules; null where it missed none by any.</summary>
    public CostliestMiss? Miss { get; }

    /// <summary>A region asked of a dataset.</summary>
    /// <param name="data">The data.</param>
    /// <param name="region">Any of its names, or its county code.</param>
    /// <exception cref="KeyNotFoundException">No region is called that.</exception>
    public static RegionProfile Of(Dataset data, string region) => new(data, data.Region(region));

    /// <summary>A place among others: "place 1 of 21", "place 3–5 of 21".</summary>
    internal static ReaderText PlaceOf(PossibleRanks? place, int regions) => place switch
    {
        null => Words("no place", "ingen plats"),
        _ when place.First == 1 && place.Last == regions => Words($"any place of {regions}", $"vilken plats som helst av {regions}"),
        _ => Words($"place {place} of {regions}", $"plats {place} av {regions}"),
    };

    private PossibleRanks PlaceIn(Region region) => _funding.Places.Single(rank => rank.Region == region);

    private bool IsPartOfAny(Region region) => _funding.Grants.Any(grant => grant.Money.Find(region) is not null);
}

/// <summary>One grant as a region sees it.</summary>
public sealed class RegionGrant
{
    private readonly Lazy<PossibleRanks?> _place;

    internal RegionGrant(MoneySplit split, Region region, IReadOnlyList<PopulationBasis> bases)
    {
        (Split, Row) = (split, split.Money.Find(region));
        _place = new(() => Row is null ? null : AnyPopulation.Places([split.Money], bases).Single(rank => rank.Region == region));
    }

    /// <summary>The grant.</summary>
    public MoneySplit Split { get; }

    /// <summary>The region's row, or null where it is no part of the grant.</summary>
    public DistributionRow? Row { get; }

    /// <summary>Whether the region is part of the grant, be it with an amount of nothing.</summary>
    public bool IsPart => Row is not null;

    /// <summary>The name for tables and charts.</summary>
    public ReaderText Label => Bilingual.Label(Split.Grant);

    /// <summary>The name within a sentence.</summary>
    public ReaderText Name => Bilingual.Name(Split.Grant);

    /// <summary>What it was, from its page.</summary>
    public ReaderText Title => Bilingual.Title(Split.Grant);

    /// <summary>How it was in effect split.</summary>
    public ReaderText Rule => Bilingual.Split(Split.Grant);

    /// <summary>Where no table was published, that its amounts are built from the share stated for each region; else empty.</summary>
    public ReaderText Made => Split.Grant.IsConstructed
        ? Words(" (no table was published: the amounts are built from the share stated for each region)",
            " (ingen tabell publicerades: beloppen är beräknade från den andel som angavs för varje region)")
        : "";

    /// <summary>What the region got; zero where it is no part of the grant.</summary>
    public Quantity Money => Row?.Money ?? Quantity.Kronor(0);

    /// <summary>The amount as published: to the krona, or in the unit it was rounded to.</summary>
    public ReaderText Amount => Row is null ? Words("not part of it", "ingår inte")
        : Money.IsExact ? Both($"{Money:kr}") : Both($"{Money}");

    /// <summary>The same in millions of kronor, with no digit that rounding took.</summary>
    public ReaderText Millions => Row is null ? "–" : Money.High - Money.Low < 1e6 ? Both($"{Money:Mn1}") : Both($"{Money:Mn0}");

    /// <summary>The same per inhabitant.</summary>
    public Quantity PerInhabitant => Row?.PerInhabitant ?? Quantity.Exactly(0, Unit.KronorPerInhabitant);

    /// <summary>The places that the region may have, by every population; null where it is no part of the grant.</summary>
    public PossibleRanks? Place => _place.Value;
}

/// <summary>What performance gave or cost a region in one part of a grant.</summary>
public sealed class RegionPerformance
{
    internal RegionPerformance(MoneySplit split, Region region, IReadOnlyList<PopulationBasis> bases) =>
        (Split, Row, Difference) = (split, split.Money[region], AnyPopulation.Difference(split.Money, region, bases));

    /// <summary>The money.</summary>
    public MoneySplit Split { get; }

    /// <summary>The region's row.</summary>
    public DistributionRow Row { get; }

    /// <summary>The name within a sentence.</summary>
    public ReaderText Name => Bilingual.Name(Split.Component!);

    /// <summary>The name for tables.</summary>
    public ReaderText Label => Bilingual.Label(Split.Component!);

    /// <summary>What the region got more than a split by population would have given; below zero where less. The interval holds
    /// what rounding and every population in the data allow.</summary>
    public Quantity Difference { get; }

    /// <summary>Whether it surely got more.</summary>
    public bool IsGain => Difference.Low > 0;

    /// <summary>Whether it surely got less.</summary>
    public bool IsLoss => Difference.High < 0;

    /// <summary>The difference in words: "70.6–71.3 M kr more than a split by population would have given".</summary>
    public ReaderText InWords =>
        IsGain ? Words($"{Difference:M1~} more than a split by population would have given",
            $"{Difference:M1~} mer än en fördelning efter folkmängd hade gett")
        : IsLoss ? Words($"{-Difference:M1~} less than a split by population would have given",
            $"{-Difference:M1~} mindre än en fördelning efter folkmängd hade gett")
        : Words("about what a split by population would have given; which was more cannot be told",
            "ungefär vad en fördelning efter folkmängd hade gett; vilket som var mer går inte att säga");
}
