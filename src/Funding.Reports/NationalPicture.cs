using static Funding.Reports.Bilingual;
using static Funding.Reports.HouseTables;

namespace Funding.Reports;

/// <summary>What the regions got together, and whether the money followed people: what the front page says, in both languages.</summary>
public sealed class NationalPicture
{
    private readonly Dataset _data;
    private readonly FundingPerInhabitant _funding;
    private readonly PerformanceAndPopulation _performance;

    private NationalPicture(Dataset data) =>
        (_data, _funding, _performance) = (data, FundingPerInhabitant.Of(data), PerformanceAndPopulation.Of(data));

    /// <summary>Every grant with known regional amounts, the oldest first.</summary>
    public IReadOnlyList<MoneySplit> Grants => _funding.Grants;

    /// <summary>The first year of the grants and the last: "2021–2024".</summary>
    public string Years => RegionProfile.Span(Grants.Min(split => split.Grant.Year), Grants.Max(split => split.Grant.Year));

    /// <summary>All the money.</summary>
    public Quantity Total => _performance.Total;

    /// <summary>The number of regions that are part of any grant.</summary>
    public int Regions => _funding.Together.Rows.Count;

    /// <summary>Kronor per inhabitant of all grants together, the highest first.</summary>
    public RegionValues Together => _funding.Together;

    /// <summary>The same for the whole country.</summary>
    public Quantity Mean => _funding.TogetherMean;

    /// <summary>The share of the money whose split performance decided.</summary>
    public Quantity Performance => _performance.Effective;

    /// <summary>The share that a region could lose by missing a requirement.</summary>
    public Quantity Nominal => _performance.Nominal;

    /// <summary>The share of the money that lies elsewhere than a split by population would have put it, by the amounts as published;
    /// the interval runs over the populations in the data.</summary>
    public Quantity Moved
    {
        get
        {
            var own = Share(_performance.Together);
            var all = _data.PopulationBases.Select(basis => Share(_performance.Together.By(basis))).Append(own).ToList();
            return new(own, new(all.Min(), all.Max()), Unit.Share);

            static double Share(Distribution money) => money.MovedFromPerCapita / money.Total.Value;
        }
    }

    /// <summary>The grant that moved most money away from a split by population.</summary>
    public MoneySplit Focus => _funding.Focus;

    /// <summary>Its name within a sentence.</summary>
    public ReaderText FocusName => Name(Focus.Grant);

    /// <summary>Regions that may have got most per inhabitant, by rounding and every population.</summary>
    public IReadOnlyList<Region> MayBeFirst => [.. Places.Where(rank => rank.First == 1).Select(rank => rank.Region)];

    /// <summary>Regions that may have got least.</summary>
    public IReadOnlyList<Region> MayBeLast => [.. Places.Where(rank => rank.Last == Places.Count).Select(rank => rank.Region)];

    /// <summary>The sources of everything on the page.</summary>
    public Passage SourceList => List(SourceNotes.All(AllGrants, _data.PopulationBases));

    /// <summary>The question asked of a dataset.</summary>
    /// <param name="data">The data.</param>
    public static NationalPicture Of(Dataset data) => new(data);

    /// <summary>All grants together per inhabitant, by region on the map.</summary>
    public Figure Map() => InWords(Together.Tiles(Mean), Together, AllGrants);

    /// <summary>The same for each grant.</summary>
    public IReadOnlyList<(ReaderText Label, Figure Map)> Maps =>
        [.. Grants.Select(grant => (Label(grant.Grant), InWords(grant.PerInhabitant.Tiles(grant.Mean), grant.PerInhabitant, [grant.Grant])))];

    private static Figure InWords(Figure figure, RegionValues values, IReadOnlyList<Grant> grants) => figure
        .WithCaption($"Kronor per inhabitant; the pale middle of the scale is the mean of the country. {Denominators(grants)}",
            sv: $"Kronor per invånare; skalans bleka mitt är genomsnittet i landet. {Denominators(grants)}")
        .WithAlt($"Map of {values.Rows.Count:region|regions}, from {values.Lowest:kr} to {values.Highest:kr}.",
            sv: $"Karta över {values.Rows.Count:en region|regioner}, från {values.Lowest:kr} till {values.Highest:kr}.")
        .InSwedish(sv => sv.WithUnit("kr per invånare", 1).WithColumns("Region", "Kr per invånare"));

    private IReadOnlyList<PossibleRanks> Places =>
        AnyPopulation.Places([.. Grants.Select(grant => grant.Money)], _data.PopulationBases);

    private List<Grant> AllGrants => [.. Grants.Select(split => split.Grant)];
}
