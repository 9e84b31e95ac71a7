using static Funding.Reports.HouseTables;

namespace Funding.Reports;

/// <summary>How much money was reserved for child and adolescent psychiatry (BUP),
/// and which regions got most of it for their size.</summary>
public sealed class BupEarmarks
{
    private const string NotPublished = "not published";

    private readonly Dataset _data;
    private readonly Lazy<IReadOnlyList<BupGuess>> _guesses;

    private BupEarmarks(Dataset data)
    {
        _data = data;
        Grants = [.. data.RegionalGrantsWithEarmark(Earmark.Bup).Select(grant => new BupGrant(data, grant))];
        // A national figure inside a grant whose rows name BUP is the text's word for the same money.
        National = [.. data.NationalTotals
            .Where(total => total.Purpose == Earmark.Bup && !Grants.Any(grant => grant.Grant.Contains(total)))];
        _guesses = new(() => [.. Guess()]);
    }

    /// <summary>Grants with a part for BUP by region, the oldest first.</summary>
    public IReadOnlyList<BupGrant> Grants { get; }

    /// <summary>The latest of them, or null.</summary>
    public BupGrant? Latest => Grants.Count > 0 ? Grants[^1] : null;

    /// <summary>National totals for BUP without a regional split.</summary>
    public IReadOnlyList<Grant> National { get; }

    /// <summary>Sets of reconstructed pots that come to a national total for BUP.</summary>
    public IReadOnlyList<BupGuess> Guesses => _guesses.Value;

    /// <summary>The sources of everything on the page.</summary>
    public Passage Sources => SourceNotes.English.List(SourceNotes.All(
        [.. Grants.Select(grant => grant.Grant), .. National, .. Guesses.Select(guess => guess.Pots.Split.Grant)],
        Grants.Count > 0 ? _data.PopulationBases : []));

    /// <summary>The question asked of a dataset.</summary>
    /// <param name="data">The data.</param>
    public static BupEarmarks Of(Dataset data) => new(data);

    /// <summary>Years against level of detail, with "not published" where that is the truth.</summary>
    public Table YearTable()
    {
        var years = _data.Grants.Select(grant => grant.Year).ToList();
        return Enumerable.Range(years.Min(), years.Max() - years.Min() + 1).SelectMany(YearRows)
            .ToTable("Money for BUP: years against level of detail");
    }

    private IEnumerable<Dictionary<string, object?>> YearRows(int year)
    {
        var rows = National.Where(total => total.Year == year)
            .Select(total => (total.Date,
                Row: YearRow(year, Wording.Date(total.Date), Words($"{total.PublishedTotal.Quantity}"), NotPublished, total.Title)))
            .Concat(Grants.Where(grant => grant.Grant.Year == year).Select(grant => (grant.Grant.Date, Row: YearRow(
                year, Wording.Date(grant.Grant.Date), Words($"{grant.Bup.Total}"),
                Words($"{grant.Bup.Money.Rows.Count} regions, to {FundingPerInhabitant.Unit(grant.Grant)}"),
                $"Part of: {Wording.Small(grant.Grant.Title)}"))))
            .OrderBy(row => row.Date, StringComparer.Ordinal).Select(row => row.Row).ToList();
        return rows.Count > 0 ? rows : [YearRow(year, "–", NotPublished, NotPublished, "No amount for BUP alone in these sources")];
    }

    private static Dictionary<string, object?> YearRow(int year, string published, object whole, object byRegion, string what) =>
        Row(("Year", year), ("Published", published), ("Whole country", whole), ("By region", byRegion), ("What it is", what));

    private IEnumerable<BupGuess> Guess()
    {
        if (Latest is null) yield break;
        foreach (var pots in PerformanceAndPopulation.Of(_data).Reconstructions.Where(pots => pots.Rules.Count > 0))
        {
            foreach (var total in National.Where(total => total.Year == pots.Split.Grant.Year))
            {
                if (pots.Rules[0].SetsWorth(total.PublishedTotal.Kronor).FirstOrDefault() is { } set)
                    yield return new BupGuess(pots, total, set, Latest);
            }
        }
    }
}

/// <summary>The BUP part of one grant.</summary>
public sealed class BupGrant
{
    private readonly Dataset _data;

    internal BupGrant(Dataset data, Grant grant)
    {
        (_data, Grant) = (data, grant);
        Whole = MoneySplit.Of(grant);
        Bup = MoneySplit.Of(grant.Components.Single(component => component.Purpose == Earmark.Bup));
        Other = MoneySplit.Of(grant.Components.Single(component => component.IsRest));
        Fit = PopulationFit.Of(Other.Component!, data.PopulationBases);
    }

    /// <summary>The grant.</summary>
    public Grant Grant { get; }

    /// <summary>The name for headings: "Accessibility 2024".</summary>
    public string Label => Grant.Label;

    /// <summary>All its money.</summary>
    public MoneySplit Whole { get; }

    /// <summary>Its part for BUP.</summary>
    public MoneySplit Bup { get; }

    /// <summary>The rest.</summary>
    public MoneySplit Other { get; }

    /// <summary>The day of the payout in words.</summary>
    public string Date => Wording.Date(Grant.Date);

    /// <summary>The unit that the amounts are rounded to.</summary>
    public Quantity Unit => FundingPerInhabitant.Unit(Grant);

    /// <summary>BUP's share of the whole, as published.</summary>
    public Quantity Share => Quantity.Share(Bup.Total.Value / Whole.Total.Value);

    /// <summary>BUP money per inhabitant, those coloured that may be first or last by some population in the data.</summary>
    public RegionValues PerInhabitant => (Bup.PerInhabitant with
    {
        What = "Kronor per inhabitant of all ages; coloured are regions that may be first or last, by this population or another",
        Line = (Bup.Mean, $"Whole country {Bup.Mean:kr}"),
    }).Highlight([
        .. Bup.Ranks.Where(rank => rank.First == 1 || rank.Last == Bup.Ranks.Count).Select(rank => rank.Region),
        .. FirstByAnotherPopulation,
        .. LastByAnotherPopulation,
    ]);

    /// <summary>The regions whose place is certain, each with it.</summary>
    public IReadOnlyList<string> Certain => [.. Bup.Ranks.Where(rank => rank.IsCertain).Select(rank => $"{rank.Region} ({rank})")];

    /// <summary>Regions that may be first by some population in the data, though not by the one used.</summary>
    public IReadOnlyList<Region> FirstByAnotherPopulation => ByAnother(ranks => rank => rank.First == 1);

    /// <summary>Regions that may be last by some population in the data, though not by the one used.</summary>
    public IReadOnlyList<Region> LastByAnotherPopulation => ByAnother(ranks => rank => rank.Last == ranks.Count);

    /// <summary>The regions that may be first whichever population in the data is used: "Dalarna, Gotland or Skåne".</summary>
    public string MayBeFirst => Named(rank => rank.First == 1, FirstByAnotherPopulation);

    /// <summary>The regions that may be last whichever population in the data is used.</summary>
    public string MayBeLast => Named(rank => rank.Last == Bup.Ranks.Count, LastByAnotherPopulation);

    /// <summary>BUP's share of each region's payout, those coloured that may have the highest or the lowest.</summary>
    public RegionValues Shares
    {
        get
        {
            var rows = Grant.Allocations.Where(allocation => allocation.EarmarkShare() is not null)
                .Select(allocation => new RegionValue(allocation.Region, allocation.EarmarkShare()!.Value))
                .OrderByDescending(row => row.Value.Value);
            var shares = new RegionValues(
                "BUP money as per cent of the region's whole payout", ValueScale.Percent("% of the region's payout", "BUP, % of payout"),
                [.. rows], "")
            {
                Line = (Share, $"Whole country {Share}"),
                Hue = Bup.Hue,
            };
            return shares.Highlight(shares.Ranks.Where(rank => rank.First == 1 || rank.Last == shares.Ranks.Count)
                .Select(rank => rank.Region));
        }
    }

    /// <summary>Whether the money outside BUP follows a population.</summary>
    public PopulationFit Fit { get; }

    /// <summary>Regions whose money outside BUP breaks the pattern of the others.</summary>
    public IReadOnlyList<Region> Odd => [.. Fit.Breaking.Select(row => row.Region)];

    /// <summary>How many regions' money outside BUP is what their population gives.</summary>
    public int Regular => Other.Money.Rows.Count - Odd.Count;

    /// <summary>What the odd regions got, what their population gives, and their BUP money.</summary>
    public IReadOnlyList<ReaderText> OddRows =>
        [.. Fit.Breaking.Select(row => Words($"{row.Region} got {row.Money}, where its population gives {row.Expected:M1~}, "
            + $"and {Bup.Money[row.Region].Money} for BUP"))];

    /// <summary>What the text states of this grant, beside its rows.</summary>
    public IReadOnlyList<StatedTotal> Statements =>
    [
        new("Whole payout", Grant, Grant.PublishedTotal, Grant.Money),
        .. Grant.Components.Where(component => component.PublishedTotal is not null)
            .Select(component => new StatedTotal(component.Purpose ?? "Other", Grant, component.PublishedTotal!.Value, component.Total)),
    ];

    /// <summary>The statements as words: "about 1 500 M kr (whole payout)".</summary>
    public IReadOnlyList<ReaderText> Stated => [.. Statements.Select(item => Words($"{item.Stated:s} ({Wording.Small(item.What)})"))];

    /// <summary>How many of them no unrounded amounts could fit.</summary>
    public int Contradicted => Statements.Count(item => !item.Agrees);

    /// <summary>BUP money by region with intervals and possible places.</summary>
    public Table PlaceTable() => Bup.Ranks.Select(rank => Row(
        ("Region", rank.Region.Name),
        ("BUP, M kr", Bup.Money[rank.Region].Money.Value / 1e6),
        ("Kr per inhabitant", Rounded(rank.Value.Value, 1)),
        ("Rounding allows, kr", Words($"{rank.Value:n~}")),
        ("Possible places", rank.ToString())))
        .ToTable($"{Label}: BUP money by region. {Wording.Denominators([Grant])}").WithSum("BUP, M kr");

    /// <summary>What changes without the regions whose money breaks the pattern.</summary>
    public Table WithoutOddTable() => new[]
        {
            (Name: "All regions", Bup: Bup.Money, Other: Other.Money),
            (Name: $"Without {Prose.List(Odd)}", Bup: Bup.Money.Without([.. Odd]), Other: Other.Money.Without([.. Odd])),
        }
        .Select(view => Row(
            ("Regions counted", view.Name),
            ("BUP, kr per inhabitant", Rounded(view.Bup.PerInhabitant.Value, 1)),
            ("Other, kr per inhabitant", Rounded(view.Other.PerInhabitant.Value, 1)),
            ("BUP, % of payout", Percent(view.Bup.Total.Value / (view.Bup.Total.Value + view.Other.Total.Value))),
            ("Lowest BUP as published, kr per inhabitant", Rounded(view.Bup.Rows.Min(row => row.PerInhabitant.Value), 1)),
            ("May be first", Ranking.PossiblyFirst(Ranking.PerInhabitant(view.Bup))),
            ("May be last", Ranking.PossiblyLast(Ranking.PerInhabitant(view.Bup)))))
        .ToTable($"{Label}, with and without {Prose.List(Odd, "any region")}. {Wording.Denominators([Grant])}");

    /// <summary>Text and rows of the same page.</summary>
    public Table StatementTable() => Statements.Select(item => Row(
        ("Amount", item.What),
        ("The text says", Words($"{item.Stated:s}")),
        ("The text allows", Words($"{item.Allowed:M0~}")),
        ("The rows sum to, M kr", Millions(item.Rows, 0)),
        ("The rows allow", Words($"{item.Rows:M1~}")),
        ("Agree", YesNo(item.Agrees))))
        .ToTable($"{Label}: text against table");

    /// <summary>The grant's name within a sentence.</summary>
    public override string ToString() => Grant.Name;

    private List<Region> ByAnother(Func<IReadOnlyList<PossibleRanks>, Func<PossibleRanks, bool>> may) =>
    [
        .. _data.PopulationBases.Select(basis => Ranking.PerInhabitant(Bup.Money.By(basis)))
            .SelectMany(ranks => ranks.Where(may(ranks))).Select(rank => rank.Region).Distinct()
            .Except(Bup.Ranks.Where(may(Bup.Ranks)).Select(rank => rank.Region)),
    ];

    private string Named(Func<PossibleRanks, bool> may, IEnumerable<Region> others)
    {
        List<Region> regions = [.. Bup.Ranks.Where(may).Select(rank => rank.Region), .. others];
        return regions.Count == Bup.Ranks.Count ? "any region" : Prose.List(regions, last: "or");
    }
}

/// <summary>Reconstructed pots whose sum is a national total for BUP: no proof that they were BUP money.</summary>
public sealed class BupGuess
{
    internal BupGuess(Reconstruction pots, Grant total, IReadOnlyList<Pot> set, BupGrant latest) =>
        (Pots, National, Set, Latest) = (pots, total, set, latest);

    /// <summary>The reconstruction.</summary>
    public Reconstruction Pots { get; }

    /// <summary>The national total.</summary>
    public Grant National { get; }

    /// <summary>The pots that come to it.</summary>
    public IReadOnlyList<Pot> Set { get; }

    /// <summary>The published BUP money to set them beside.</summary>
    public BupGrant Latest { get; }

    /// <summary>The amounts of the pots.</summary>
    public IReadOnlyList<Quantity> Amounts => [.. Set.Select(pot => pot.Kronor)];

    /// <summary>How closely their sum is known.</summary>
    public Quantity Within => Quantity.Kronor(Quantity.Sum(Amounts).Interval.Width);

    /// <summary>By how many of the rules that fit some pots come to the total.</summary>
    public int Rules => Pots.Rules.Count(rule => rule.SetsWorth(National.PublishedTotal.Kronor).Count > 0);

    /// <summary>Regions without any part of these pots.</summary>
    public IReadOnlyList<Region> Without => [.. Pots.Split.Money.Rows.Select(row => row.Region).Where(region => Rate(region) == 0)];

    /// <summary>The pots beside the published money, kronor per inhabitant.</summary>
    public Figure Chart() => Figures.Chart.Dots(
            Order().SelectMany(region => new[]
            {
                (Region: region, Series: Now, Value: Latest.Bup.Money[region].PerInhabitant),
                (Region: region, Series: Then, Value: Quantity.Exactly(Rate(region), Unit.KronorPerInhabitant)),
            }),
            dot => dot.Region.Name, dot => dot.Value.Value, dot => dot.Value.Low, dot => dot.Value.High, series: dot => dot.Series)
        .WithUnit("kr per inhabitant", 1)
        .WithHues(Latest.Bup.Hue, Pots.Split.Hue)
        .WithColumns("Region", "Money", "Kr per inhabitant", "Lowest by rounding", "Highest by rounding")
        .WithCaption($"Kronor per inhabitant of all ages. {Pots.Split.Label}: reconstructed pots that may or may not be BUP money. "
            + $"{Latest.Label}: published, with the intervals of rounding. {Wording.Denominators([Pots.Split.Grant, Latest.Grant])}")
        .WithAlt($"Dots for {Order().Count():region|regions} in two series: reconstructed pots of {Pots.Split.Label}, "
            + $"and BUP money of {Latest.Label}, {Latest.Bup.Range}.");

    /// <summary>The same as numbers.</summary>
    public Table Table() => Order().Select(region => Row(
        ("Region", region.Name),
        ($"{Pots.Split.Label}: pots, our reconstruction, kr per inhabitant", Rounded(Rate(region), 1)),
        ($"{Latest.Label}: BUP as published, kr per inhabitant", Rounded(Latest.Bup.Money[region].PerInhabitant.Value, 1)),
        ("Rounding allows, kr", Words($"{Latest.Bup.Money[region].PerInhabitant:n~}"))))
        .ToTable($"Reconstructed pots of {Pots.Split.Label} beside the published BUP money of {Latest.Label}: not one series. "
            + $"{Wording.Denominators([Pots.Split.Grant, Latest.Grant])}");

    private string Then => $"{Pots.Split.Label}: {Prose.Number(Set.Count)} pots";

    private string Now => $"{Latest.Label}: BUP";

    private IEnumerable<Region> Order() => Latest.PerInhabitant.Rows.Select(row => row.Region);

    private double Rate(Region region) => Set.Where(pot => pot.Has(region)).Sum(pot => pot.PerInhabitant);
}
