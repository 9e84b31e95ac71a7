using static Funding.Reports.Bilingual;
using static Funding.Reports.HouseTables;

namespace Funding.Reports;

/// <summary>What the regions got together, and whether the money followed people: what the front page says, in both languages.</summary>
public sealed class NationalPicture
{
    /// <summary>"Mostly" is said of money of which less than this share lies elsewhere, by every population.</summary>
    private const double MostThatFollows = 0.1;

    private readonly Dataset _data;
    private readonly FundingPerInhabitant _funding;
    private readonly PerformanceAndPopulation _performance;

    private NationalPicture(Dataset data) =>
        (_data, _funding, _performance) = (data, FundingPerInhabitant.Of(data), PerformanceAndPopulation.Of(data));

    /// <summary>Every grant with known regional amounts, the oldest first.</summary>
    public IReadOnlyList<MoneySplit> Grants => _funding.Grants;

    /// <summary>The first year of the grants and the last: "2021–2024".</summary>
    public string Years => _funding.Years;

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
    public Quantity Moved => AnyPopulation.MovedShare(_performance.Together, _data.PopulationBases);

    /// <summary>The grant that moved most money away from a split by population.</summary>
    public MoneySplit Focus => _funding.Focus;

    /// <summary>Its name within a sentence.</summary>
    public ReaderText FocusName => Name(Focus.Grant);

    /// <summary>Whether the money followed people: what would have to move for a split by population, of all and of one grant.</summary>
    public ReaderText Followed => Moved.High < MostThatFollows
        ? Words($"Together the money mostly followed people: {Moved} of it would have to move for a split by population, though "
                + $"{Focus.MovedShare} of {FocusName} would.",
            $"Sammanlagt följde pengarna mest folkmängden: {Moved} av dem hade behövt flyttas för en fördelning efter folkmängd, men "
                + $"{Focus.MovedShare} av {FocusName}.")
        : Words($"Together {Moved} of the money would have to move for a split by population.",
            $"Sammanlagt hade {Moved} av pengarna behövt flyttas för en fördelning efter folkmängd.");

    /// <summary>Regions that may have got most per inhabitant, by rounding and every population.</summary>
    public IReadOnlyList<Region> MayBeFirst => [.. Places.Where(rank => rank.First == 1).Select(rank => rank.Region)];

    /// <summary>Regions that may have got least.</summary>
    public IReadOnlyList<Region> MayBeLast => [.. Places.Where(rank => rank.Last == Places.Count).Select(rank => rank.Region)];

    /// <summary>The sources of everything on the page.</summary>
    public Passage SourceList => List(SourceNotes.All(AllGrants, _data.PopulationBases));

    /// <summary>The question asked of a dataset.</summary>
    /// <param name="data">The data.</param>
    public static NationalPicture Of(Dataset data) => new(data);

    /// <summary>Kronor per inhabitant by county, all grants together and each of them, on one scale where 100 is the mean.</summary>
    public Figure Maps() => DrawMaps().InSwedish(DrawMaps)
        .WithCaption($"Kronor per inhabitant as an index on one scale for all maps: 100 is the mean of the country, {Mean:kr0} for all "
                + $"together; the colours stop at {FundingPerInhabitant.DarkestIndex}. {Denominators(AllGrants)} "
                + $"{Sources(AllGrants, populations: true)} {Outlines(_data)}",
            sv: $"Kronor per invånare som index på en skala för alla kartor: 100 är genomsnittet i landet, {Mean:kr0} för alla "
                + $"tillsammans; färgerna slutar vid {FundingPerInhabitant.DarkestIndex}. {Denominators(AllGrants)} "
                + $"{Sources(AllGrants, populations: true)} {Outlines(_data)}")
        .WithAlt($"Maps of {Regions:region|regions}. All together from {Together.Lowest:kr} to {Together.Highest:kr} per inhabitant.",
            sv: $"Kartor över {Regions:en region|regioner}. Alla tillsammans från {Together.Lowest:kr} till {Together.Highest:kr} per "
                + $"invånare.");

    private Figure DrawMaps() => Chart.Map(
            _data.Regions.SelectMany(region => Values(region).Select(item => (Region: region, item.Name, item.Index, item.Value))),
            cell => cell.Region.Name, cell => cell.Region.Outline, cell => cell.Index, cell => cell.Name, midpoint: 100,
            text: cell => cell.Value is { } value ? Both($"{value}") : "",
            gap: Words("not part of the grant", "ingår inte i bidraget"))
        .WithColorsTo(FundingPerInhabitant.DarkestIndex)
        .WithUnit(Words("index, mean of the country = 100", "index, genomsnittet i landet = 100").ToString(), 0)
        .WithColumns(["Region", TogetherName, .. Grants.Select(split => Label(split.Grant).ToString())]);

    private IEnumerable<(string Name, double? Index, Quantity? Value)> Values(Region region)
    {
        var all = Together.Rows.FirstOrDefault(row => row.Region == region)?.Value;
        yield return (TogetherName, all?.Value / Mean.Value * 100, all);
        foreach (var split in Grants)
        {
            var row = split.Money.Find(region);
            yield return (Label(split.Grant).ToString(), row?.LocationQuotient.Value * 100, row?.PerInhabitant);
        }
    }

    private static string TogetherName => Words("All together", "Alla tillsammans").ToString();

    private IReadOnlyList<PossibleRanks> Places => _funding.Places;

    private IReadOnlyList<Grant> AllGrants => _data.RegionalGrants;
}
