using static Funding.Reports.Bilingual;
using static Funding.Reports.HouseTables;

namespace Funding.Reports;

/// <summary>What the page of a region shows: tables, charts and sentences to quote.</summary>
public sealed partial class RegionProfile
{
    /// <summary>The money in words: "about 653.4 M kr", where it is known in rounded figures only.</summary>
    public ReaderText MoneyText => Money.IsExact ? Both($"{Money:M1}") : Words($"about {Money:M1}", $"omkring {Money:M1}");

    /// <summary>What each grant was.</summary>
    public Passage GrantList => new(Lines(Grants.Select(grant => Both($"* **{grant.Label}**, {grant.Rule}: {grant.Title}{grant.Made}"))));

    /// <summary>The amount of each grant with its place among the regions.</summary>
    public Table GrantTable() => Grants.Select(grant => Row(
        ("Grant", grant.Label),
        ("Amount", grant.Millions),
        ("Kr per inhabitant", grant.IsPart ? Rounded(grant.PerInhabitant.Value, 1) : null),
        ("Rounding allows", grant.IsPart ? Both($"{grant.PerInhabitant:n1~}") : "–"),
        ("Whole country, kr", Rounded(grant.Split.Mean.Value, 1)),
        ("Possible place", grant.Place?.ToString() ?? "–")))
        .ToTable($"{Name}: the amounts. {Denominators(AllGrants)}", sv: $"{Name}: beloppen. {Denominators(AllGrants)}")
        .WithColumns(Words("Grant", "Bidrag"), Words("Amount, M kr", "Belopp, M kr"),
            Words("Kr per inhabitant", "Kr per invånare"), Words("Rounding allows", "Avrundningen tillåter"),
            Words("Whole country, kr", "Hela landet, kr"), Words("Possible place", "Möjlig plats"));

    /// <summary>Kronor per inhabitant of each grant, the region beside the whole country.</summary>
    public Figure GrantChart() => DrawGrants().InSwedish(DrawGrants)
        .WithCaption($"Kronor per inhabitant. Lines show what rounding in the published amounts allows.",
            sv: $"Kronor per invånare. Streck visar vad avrundningen i de publicerade beloppen tillåter.")
        .WithAlt($"{Parts.Select(grant => Both($"{grant.Label}: {grant.PerInhabitant:kr} ({grant.Split.Mean:kr})"))}.",
            sv: $"{Parts.Select(grant => Both($"{grant.Label}: {grant.PerInhabitant:kr} ({grant.Split.Mean:kr})"))}.");

    /// <summary>All grants together per inhabitant, the region among its neighbours, or among all where it has none.</summary>
    public Figure NeighbourChart()
    {
        HashSet<Region> shown = Neighbours.Count > 0 ? [Region, .. Neighbours] : [.. _funding.Places.Select(rank => rank.Region)];
        var values = _funding.Together with
        {
            Rows = [.. _funding.Together.Rows.Where(row => shown.Contains(row.Region))],
            Line = (Mean, Words($"Whole country {Mean:kr}", $"Hela landet {Mean:kr}")),
        };
        var figure = values.Highlight(Region).Dots();
        return figure
            .WithCaption($"Kronor per inhabitant, {Grants.Count:grant|grants} together, each by its own population.",
                sv: $"Kronor per invånare, {Grants.Count:ett bidrag|bidrag} tillsammans, vart och ett med sin folkmängd.")
            .WithAlt($"Dots for {values.Rows.Count:region|regions}, from {values.Lowest:kr} to {values.Highest:kr}.",
                sv: $"Punkter för {values.Rows.Count:en region|regioner}, från {values.Lowest:kr} till {values.Highest:kr}.")
            .InSwedish(sv => sv.WithUnit("kr per invånare", 1).WithColumns(figure.Table.Columns.Count == 2
                ? ["Region", "Kr per invånare"] : ["Region", "Kr per invånare", "Lägst enligt avrundning", "Högst enligt avrundning"]));
    }

    /// <summary>Kronor per inhabitant of every grant: the region, its neighbours and the whole country.</summary>
    public Table NeighbourTable() => _funding.Together.Rows.Select(row => row.Region)
        .Where(region => region == Region || Neighbours.Contains(region))
        .Select(region => Row([
            ("Region", region.Name),
            .. _funding.Grants.Select(grant => (grant.Label, Cell(grant, region, row => Rounded(row.PerInhabitant.Value, 1)))),
            ("Together", Rounded(_funding.Together[region].Value, 1))]))
        .Append(Row([
            ("Region", Words("Whole country", "Hela landet")),
            .. _funding.Grants.Select(grant => (grant.Label, (object?)Rounded(grant.Mean.Value, 1))),
            ("Together", Rounded(Mean.Value, 1))]))
        .ToTable($"Kronor per inhabitant: {Compared} and the whole country. {Denominators(AllGrants)}",
            sv: $"Kronor per invånare: {Compared} och hela landet. {Denominators(AllGrants)}")
        .WithColumns([Words("Region"), .. Grants.Select(grant => grant.Label), Words("Together", "Tillsammans")]);

    /// <summary>What performance gave or cost, part by part.</summary>
    public Table PerformanceTable() => Performance.Select(part => Row(
        ("Money", part.Label),
        ("Paid, M kr", Millions(part.Row.Money)),
        ("By population, M kr", Millions(part.Row.Money - part.Difference)),
        ("Difference, M kr", Millions(part.Difference)),
        ("Possible difference", Both($"{part.Difference:M1~}"))))
        .ToTable($"{Name}: paid by performance, and what the same money split by population would have given. The last column holds "
                + $"what rounding and every population allow.",
            sv: $"{Name}: utbetalt efter prestation, och vad samma pengar fördelade efter folkmängd hade gett. Sista kolumnen rymmer "
                + $"vad avrundningen och varje folkmängd tillåter.")
        .WithColumns(Words("Money", "Pengar"), Words("Paid, M kr", "Utbetalt, M kr"),
            Words("By population, M kr", "Efter folkmängd, M kr"), Words("Difference, M kr", "Skillnad, M kr"),
            Words("Possible difference", "Möjlig skillnad"));

    /// <summary>What a missed requirement cost, by every rule that fits.</summary>
    public ReaderText MissText => (Pots, Miss) switch
    {
        (null, _) => Words("Which requirements were met cannot be told from the amounts.",
            "Vilka krav som uppfylldes går inte att utläsa ur beloppen."),
        (_, null) => Words(
            $"By our reconstruction, {Name} met every requirement in {PotsName}, by each of the {Pots.Rules.Count} rules that fit.",
            $"Enligt vår rekonstruktion uppfyllde {Name} alla krav i {PotsName}, enligt var och en av de {Pots.Rules.Count} regler som "
            + $"passar."),
        (_, { Kronor.Low: > 0 }) => Words(
            $"By our reconstruction of {PotsName}, the costliest requirement that {Name} missed cost it {Miss.Kronor:M1~}, "
            + $"{Miss.PerInhabitant:kr1~} per inhabitant; which requirement that was is not known.",
            $"Enligt vår rekonstruktion av {PotsName} kostade det dyraste krav som {Name} missade {Miss.Kronor:M1~}, "
            + $"{Miss.PerInhabitant:kr1~} per invånare; vilket krav det var är inte känt."),
        _ => Words(
            $"By our reconstruction of {PotsName}, {Name} either met every requirement or missed one that cost up to "
            + $"{Quantity.Kronor(Miss.Kronor.High):M1}; the amounts do not tell which.",
            $"Enligt vår rekonstruktion av {PotsName} uppfyllde {Name} antingen alla krav eller missade ett som kostade upp till "
            + $"{Quantity.Kronor(Miss.Kronor.High):M1}; beloppen avgör inte vilket."),
    };

    /// <summary>Sentences that stand alone, each with its sources.</summary>
    public IReadOnlyList<Quote> Quotes =>
    [
        new(Words(
            $"{Name} got {MoneyText} in {Parts.Count:state grant|state grants} for shorter waiting times in health care, {Years}.",
            $"{Name} fick {MoneyText} i {Parts.Count:ett statsbidrag|statsbidrag} för kortare väntetider i vården {Years}."),
            Cited([.. Parts.Select(grant => grant.Split.Grant)], populations: false)),
        new(Words($"{Name} got {PerInhabitantText} of the state's grants for shorter waiting times, {AgainstMean}.",
            $"{Name} fick {PerInhabitantText} av statsbidragen för kortare väntetider, {AgainstMean}."),
            Cited(AllGrants, populations: true)),
        new(Words($"Counted per inhabitant, all grants together, {Name} comes at {PlaceText} regions.",
            $"Räknat per invånare, alla bidrag tillsammans, kommer {Name} på {PlaceText} bland regionerna."),
            Cited(AllGrants, populations: true)),
        .. Performance.Select(part => new Quote(Words(
            $"In {part.Name}, {Name} got {part.Row.Money}, {part.InWords}.",
            $"I {part.Name} fick {Name} {part.Row.Money}, {part.InWords}."),
            Cited([part.Split.Grant], populations: true))),
        .. Pots is null ? [] : new[] { new Quote(MissText, Cited([Pots.Split.Grant], populations: true)) },
    ];

    /// <summary>The sources of everything on the page.</summary>
    public Passage SourceList => List(SourceNotes.All(AllGrants, _data.PopulationBases));

    private ReaderText Compared => Neighbours.Count == 0 ? $"{Region}" : Words($"{Region}, its neighbours", $"{Region}, grannarna");

    private IReadOnlyList<Grant> AllGrants => _data.RegionalGrants;

    private ReaderText PotsName => Bilingual.Name(Pots!.Split.Component!);

    private Figure DrawGrants()
    {
        var country = Words("Whole country", "Hela landet").ToString();
        var (grant, money) = (Words("Grant", "Bidrag").ToString(), Words("Kr per inhabitant", "Kr per invånare").ToString());
        return Chart.Dots(
                Parts.SelectMany(part => new[]
                {
                    (part.Label, Series: Region.Name, Value: part.PerInhabitant), (part.Label, Series: country, Value: part.Split.Mean),
                }),
                dot => dot.Label.ToString(), dot => dot.Value.Value, dot => dot.Value.Low, dot => dot.Value.High, series: dot => dot.Series)
            .WithUnit(Words("kr per inhabitant", "kr per invånare").ToString(), 1)
            .WithColumns(grant, Words("Who", "Vem").ToString(), money,
                Words("Lowest by rounding", "Lägst enligt avrundning").ToString(),
                Words("Highest by rounding", "Högst enligt avrundning").ToString());
    }
}

/// <summary>A sentence that can be quoted by itself.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Source">Where its figures are from.</param>
public sealed record Quote(ReaderText Text, ReaderText Source)
{
    /// <summary>The sentence as a page shows it.</summary>
    public Passage Shown => new(Both($"> {Text}  \n> *{Source}*"));
}
