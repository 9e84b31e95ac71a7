using static Funding.Reports.HouseTables;
using RuleKind = Funding.Analysis.RuleKind;

namespace Funding.Reports;

/// <summary>How each number was computed, and a second way to the same number beside it.</summary>
public sealed class Methods
{
    /// <summary>Amounts in coarse units could be fitted by very many sums of pots, so there a long search would tell nothing.</summary>
    private static readonly PotSearchOptions FewPots = new() { MostPots = 2, MostSteps = 100_000 };

    private readonly Dataset _data;
    private readonly IReadOnlyList<Grant> _grants;
    private readonly IReadOnlyList<MoneySplit> _money;
    private readonly Lazy<IReadOnlyList<(MoneySplit Split, DetectedRule Rule)>> _detected;

    private Methods(Dataset data)
    {
        (_data, _grants) = (data, data.RegionalGrants);
        _money = MoneySplit.WithEarmarks([.. _grants.Select(MoneySplit.Of)]);
        _detected = new(() => [.. _grants.SelectMany(grant => grant.Components).Select(MoneySplit.Of)
            .Select(split => (split, RuleDetection.Detect(split.Money, split.Total.IsExact ? null : FewPots)))]);
    }

    /// <summary>The number of grants with regional amounts.</summary>
    public int Grants => _grants.Count;

    /// <summary>The number of regions.</summary>
    public int Regions => _data.Regions.Count;

    /// <summary>Payments by performance whose pots were searched for, each with what was found.</summary>
    public IReadOnlyList<Reconstruction> Searched =>
        [.. _detected.Value.Where(item => item.Split.Component!.Effective == Principle.Performance && item.Split.Total.IsExact)
            .Select(item => Reconstruction.Of(item.Split))];

    /// <summary>The sources of everything on the page.</summary>
    public Passage Sources => SourceNotes.English.List(SourceNotes.All(_grants, [], _data.Sources.Where(source => source.Id == "KPI")));

    /// <summary>The methods as they work on a dataset.</summary>
    /// <param name="data">The data.</param>
    public static Methods Of(Dataset data) => new(data);

    /// <summary>The sums of rounded amounts, by intervals and by regions × unit.</summary>
    public Table IntervalTable() => _money.Where(split => !split.Total.IsExact).Select(split => Row(
        ("Money", split.Label),
        ("Sum as published, M kr", Millions(split.Total, 2)),
        ("Interval of the sum", Words($"{split.Total:M2~}")),
        ("Check: regions × unit, M kr", Rounded(split.Money.Rows.Count * FundingPerInhabitant.Unit(split.Grant).Value / 1e6, 2)),
        ("Width of the interval, M kr", Rounded(split.Total.Interval.Width / 1e6, 2))))
        .ToTable("The sums of rounded amounts; an amount near zero is cut there, which makes the interval narrower than the check");

    /// <summary>Kronor per inhabitant, as a quotient of sums and as a weighted mean.</summary>
    public Table PerInhabitantTable() => _money.Select(split => Row(
        ("Money", split.Label),
        ("Kr per inhabitant, A ÷ P", Words($"{split.Mean:n4}")),
        ("Check: Σ q × r", Words($"{Quantity.Exactly(split.Money.Rows.Sum(row => row.ShareOfPeople * row.PerInhabitant.Value)):4}")),
        ("Σ q × location quotient (must be 1)", Rounded(split.Money.Rows.Sum(row => row.ShareOfPeople * row.LocationQuotient.Value), 6)),
        ("Σ differences, kr (must be 0)", Rounded(split.Money.Rows.Sum(row => row.DifferenceFromPerCapita.Value), 2))))
        .ToTable($"Per inhabitant. {Wording.Denominators(_grants)}");

    /// <summary>Gini, Hoover and Theil, the first two by a second way each.</summary>
    public Table InequalityTable() => _money.Select(split => Row(
        ("Money", split.Label),
        ("Gini", Rounded(split.Gini.Value, 4)),
        ("Check: sum over pairs", Rounded(Pairs(split.Money), 4)),
        ("Check: area under the curve", Rounded(Trapezoids(split.Money), 4)),
        ("Gini, bounds", Words($"{split.Gini:4~}")),
        ("Hoover", Rounded(split.Hoover.Value, 4)),
        ("Check: largest distance", Rounded(Inequality.Lorenz(split.Money).Max(point => point.ShareOfPeople - point.ShareOfMoney), 4)),
        ("Hoover, bounds", Words($"{split.Hoover:4~}")),
        ("Theil", Rounded(Inequality.Theil(split.Money), 4))))
        .ToTable($"Measures of inequality, each by two ways. {Wording.Denominators(_grants)}");

    /// <summary>The simplest rule that the amounts themselves show.</summary>
    public Table RuleTable() => _detected.Value.Select(item => Row(
        ("Money", item.Split.Label),
        ("Published principle, in effect", item.Split.Rule),
        ("Rule that explains every row", NameOf(item.Rule.Kind)),
        ("Rows with one rate per inhabitant", $"{item.Rule.Proportionality.Consistent.Count} of {item.Split.Money.Rows.Count}"),
        ("Rows outside it", item.Rule.Proportionality.Breaking is { } rows && rows.Count > item.Split.Money.Rows.Count / 4
            ? Words($"{rows.Count:row|rows}") : Prose.List(item.Rule.Proportionality.Breaking.Select(row => row.Region)))))
        .ToTable($"The simplest rule that the amounts themselves show, found from amounts and population alone. "
            + $"{Wording.Denominators(_grants)}");

    /// <summary>The reconstruction and a check that applies its memberships anew.</summary>
    public Table PotTable() => Searched.Where(pots => pots.Likeliest is not null).Select(pots => Row(
        ("Money", pots.Split.Label),
        ("Pots", pots.Pots),
        ("Sum of the fitted pots, kr", Rounded(pots.Likeliest!.Kronor, 0)),
        ("Sum of the rows, kr", pots.Split.Total.Value),
        ("Largest residual, kr", Rounded(pots.Likeliest.LargestResidual, 2)),
        ("Check: memberships applied anew, kr", Rounded(Anew(pots.Likeliest, pots.Split.Money), 2)),
        ("Rules that fit", pots.Rules.Count),
        ("Sets of rates tried", pots.Found.RatesTried))).ToTable($"The reconstruction and a check. {Wording.Denominators(_grants)}");

    /// <summary>What moves under another rule, by a second way.</summary>
    public Table CounterfactualTable() => _money.SelectMany(split => new[]
    {
        (split.Label, Rule: "by population", Rows: Counterfactual.ByPopulation(split.Money), Check: split.Hoover.Value * split.Total.Value),
        (split.Label, Rule: "in equal shares", Rows: Counterfactual.ByEqualShares(split.Money),
            Check: split.Money.Rows.Sum(row => Math.Abs(row.Money.Value - split.Total.Value / split.Money.Rows.Count)) / 2),
    }).Select(item => Row(
        ("Money", item.Label),
        ("Split instead", item.Rule),
        ("Gained, M kr", Rounded(item.Rows.Sum(row => Math.Max(0, row.Change.Value)) / 1e6, 3)),
        ("Lost, M kr", Rounded(item.Rows.Sum(row => Math.Max(0, -row.Change.Value)) / 1e6, 3)),
        ("Check, M kr", Rounded(item.Check / 1e6, 3))))
        .ToTable("What moves: gains equal losses. Check by population: Hoover × all money; in equal shares: half the absolute differences");

    /// <summary>All money by principle, by the terms and in effect.</summary>
    public Table PrincipleTable() => new[] { (Name: "By the terms", Effective: false), (Name: "In effect", Effective: true) }
        .Select(view => Row([
            ("View", view.Name),
            .. PrincipleSplit.Total(_grants, view.Effective).Where(part => PrincipleSplit.Used(_grants).Contains(part.Principle))
                .Select(part => ($"{Wording.Capital(Wording.Split(part.Principle))}, %", (object?)Percent(part.Share, 2))),
            ("Sum, M kr", Millions(Quantity.Sum(PrincipleSplit.Total(_grants, view.Effective).Select(part => part.Money)), 3)),
            ("Check: sum of the grants, M kr", Millions(_grants.Total(), 3))]))
        .ToTable("All money by principle");

    /// <summary>The price index and the factors that it gives.</summary>
    public Table PriceTable() => _data.PriceIndex.Select(entry => Row(
        ("Year", $"{entry.Year}"),
        ("Index", Words($"{Quantity.Exactly(entry.Index):2}")),
        ($"Factor to {Latest.Year}", Rounded(Latest.Index / entry.Index, 4))))
        .ToTable("The price index and the factors it gives");

    private PriceIndexYear Latest => _data.PriceIndex.MaxBy(entry => entry.Year)!;

    private static string NameOf(RuleKind kind) => kind switch
    {
        RuleKind.Equal => "in equal shares",
        RuleKind.PopulationLargestRemainder => "by population, largest remainders",
        RuleKind.PopulationRounded => "by population, within rounding",
        RuleKind.FixedAndPopulation => "a fixed part and population",
        RuleKind.PopulationWithExceptions => "by population, with exceptions",
        RuleKind.Pots => "a sum of pots",
        RuleKind.PotsNotUnique => "a sum of pots, not unique",
        _ => "none found",
    };

    private static double Trapezoids(Distribution distribution)
    {
        var corners = Inequality.Lorenz(distribution);
        return 1 - corners.Zip(corners.Skip(1),
            (left, right) => (right.ShareOfPeople - left.ShareOfPeople) * (right.ShareOfMoney + left.ShareOfMoney)).Sum();
    }

    private static double Pairs(Distribution distribution) => distribution.Rows.Sum(one => distribution.Rows.Sum(other =>
        Math.Abs(one.ShareOfMoney.Value * other.ShareOfPeople - other.ShareOfMoney.Value * one.ShareOfPeople))) / 2;

    private static double Anew(PotRule rule, Distribution money) => money.Rows.Max(row => Math.Abs(row.Money.Value
        - rule.Pots.Where(pot => pot.Has(row.Region))
            .Sum(pot => pot.Kronor.Value * row.Inhabitants / pot.Members.Sum(member => money[member].Inhabitants))));
}
