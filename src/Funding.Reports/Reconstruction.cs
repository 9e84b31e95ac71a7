using System.Collections.Concurrent;
using static Funding.Reports.HouseTables;

namespace Funding.Reports;

/// <summary>
/// The pots that may stand behind money paid by performance, reconstructed from its amounts. Several rules may fit; what is said
/// holds for each of them, or names the one it is of.
/// </summary>
public sealed class Reconstruction
{
    // A search takes longer than all else that a page of a region asks, and each of their pages asks it of the same money.
    private static readonly ConcurrentDictionary<string, PotSearchResult> Searches = new();

    private readonly IReadOnlyList<IReadOnlyList<Cliff>> _cliffs;

    private Reconstruction(MoneySplit split, PotSearchResult found)
    {
        (Split, Found) = (split, found);
        Rules = found.IsSumOfPots ? [.. found.Rules.OrderByDescending(rule => rule == found.Likeliest)] : [];
        _cliffs = [.. Rules.Select(Cliff.Of)];
        Misses = [.. CostliestMiss.Of(_cliffs).OrderByDescending(miss => miss.Kronor.High)];
    }

    /// <summary>The money.</summary>
    public MoneySplit Split { get; }

    /// <summary>What the search found.</summary>
    public PotSearchResult Found { get; }

    /// <summary>How it was found and what follows, in sentences.</summary>
    public Func<string> Explanation => () => Found.Explanation;

    /// <summary>Every rule that fits; none where chance could explain that one does, or where not all are known.</summary>
    public IReadOnlyList<PotRule> Rules { get; }

    /// <summary>The rule with more pots of round sums than any other, or null.</summary>
    public PotRule? Likeliest => Rules.Count > 0 ? Found.Likeliest : null;

    /// <summary>The number of pots.</summary>
    public int Pots => Rules.Count > 0 ? Rules[0].Pots.Count : 0;

    /// <summary>How far any amount is from any rule that fits, at most.</summary>
    public Quantity LargestResidual => Quantity.Kronor(Rules.Select(rule => rule.LargestResidual).DefaultIfEmpty(0).Max());

    /// <summary>How many amounts are not the whole krona that the likeliest rule gives.</summary>
    public int OffByAKrona => Likeliest?.Rows.Count(row => Math.Round(row.Fitted, MidpointRounding.AwayFromZero) != row.Published) ?? 0;

    /// <summary>Regions that share every pot by each rule that fits.</summary>
    public IReadOnlyList<Region> SharesAll => InEvery((rule, region) => rule.Pots.All(pot => pot.Has(region)));

    /// <summary>Regions that share no pot by any rule that fits.</summary>
    public IReadOnlyList<Region> SharesNone => InEvery((rule, region) => !rule.Pots.Any(pot => pot.Has(region)));

    /// <summary>For each region that may have missed something, what its costliest miss cost by the rules that fit.</summary>
    public IReadOnlyList<CostliestMiss> Misses { get; }

    /// <summary>The costliest miss of all in kronor: between the rule by which it is least and the one by which it is most.</summary>
    public Quantity LargestMiss => CostliestMiss.LargestOf(_cliffs, cliff => cliff.Kronor, Unit.Kronor);

    /// <summary>The same in kronor per inhabitant.</summary>
    public Quantity SteepestMiss => CostliestMiss.LargestOf(_cliffs, cliff => cliff.PerInhabitant, Unit.KronorPerInhabitant);

    /// <summary>Whose miss it is, by one rule or another.</summary>
    public IReadOnlyList<Region> LargestMissOf => CostliestMiss.RegionsOf(_cliffs, cliff => cliff.Kronor);

    /// <summary>Whose miss is the costliest per inhabitant, by one rule or another.</summary>
    public IReadOnlyList<Region> SteepestMissOf => CostliestMiss.RegionsOf(_cliffs, cliff => cliff.PerInhabitant);

    /// <summary>Pots that every rule that fits has, with the same members and amount.</summary>
    public IReadOnlyList<Pot> Common => [.. (Likeliest ?? Rules.FirstOrDefault())?.Pots.Where(IsCommon) ?? []];

    /// <summary>Searches for the pots behind money to the krona.</summary>
    /// <param name="split">Money whose amounts are exact.</param>
    public static Reconstruction Of(MoneySplit split) =>
        new(split, Searches.GetOrAdd(Key(split.Money), _ => PotSearch.Find(split.Money)));

    /// <summary>All that a search depends on and what its result names.</summary>
    private static string Key(Distribution money) => $"{money.Basis}\n" + string.Join('\n', money.Rows.Select(row =>
        FormattableString.Invariant(
            $"{row.Region.Code} {row.Region} {row.Money.Value} {row.Money.Low} {row.Money.High} {row.Inhabitants}")));

    /// <summary>Who shared which pot by the likeliest rule.</summary>
    public Figure? Matrix()
    {
        if (Likeliest is not { } rule) return null;
        var cells = Split.PerInhabitant.Rows.SelectMany(row => rule.Pots.Select(pot => (row.Region, Pot: pot, Has: pot.Has(row.Region))));
        return Chart.Matrix(cells, cell => Letter(cell.Pot), cell => cell.Region.Name, cell => cell.Has ? cell.Pot.PerInhabitant : 0,
                cell => cell.Has ? $"{cell.Pot.PerInhabitant:N1}" : (ReaderText)"–")
            .WithUnit("kr per inhabitant from the pot", 1)
            .WithHues(Split.Hue)
            .WithColumns(["Region", .. rule.Pots.Select(pot => Titled(pot).ToString())])
            .WithCaption($"Our reconstruction for {Split}{WhichRule}, not published. A number is what the pot gave per inhabitant of the "
                + $"region; a dash, that the region had no part in it. {Wording.Denominators([Split.Grant])}")
            .WithAlt($"Matrix of {rule.Rows.Count:region|regions} by {rule.Pots.Count:pot|pots}: "
                + $"{rule.Pots.Select(pot => Words($"{Titled(pot)} for {pot.Members.Count:region|regions}"))}.");
    }

    /// <summary>The pots of the likeliest rule, and whether every rule has them.</summary>
    public Table PotTable() => (Likeliest?.Pots ?? []).Select(pot => Row(
        ("Pot", Letter(pot)),
        ("Fitted amount, kr", Rounded(pot.Kronor.Value, 0)),
        ("The rows allow", Words($"{pot.Kronor:kr~}")),
        ("Regions", pot.Members.Count),
        ("Their inhabitants", pot.MembersInhabitants),
        ("Kr per inhabitant", Rounded(pot.PerInhabitant, 2)),
        ("Whole 10 000 kr", pot.RoundKronor is { } round ? Words($"{Quantity.Kronor(round):kr}") : "no"),
        ("In all rules that fit", YesNo(IsCommon(pot)))))
        .ToTable($"{Split.Label}: the pots{WhichRule}. Our reconstruction. {Wording.Denominators([Split.Grant])}");

    /// <summary>Published amounts beside what the likeliest rule gives.</summary>
    public Table FitTable() => (Likeliest?.Rows ?? []).Select(row => Row(
        ("Region", row.Region.Name),
        ("Published, kr", (long)row.Published),
        ("The pots give, kr", Rounded(row.Fitted, 2)),
        ("Residual, kr", Rounded(row.Residual, 2)),
        ("Pots", Prose.List(Likeliest!.Pots.Where(pot => pot.Has(row.Region)).Select(pot => Letter(pot)[^1..]), "none"))))
        .ToTable($"{Split.Label}: published amounts and the reconstruction{WhichRule}. "
            + $"Every residual is within {Quantity.Kronor(Found.Tolerance):kr1}");

    /// <summary>What the costliest missed requirement of each region cost, between the rules that fit.</summary>
    public Figure MissChart() => Chart.Dots(Misses, miss => miss.Region.Name, miss => miss.Kronor.Value / 1e6,
        miss => miss.Kronor.Low / 1e6, miss => miss.Kronor.High / 1e6,
            highlight: miss => LargestMissOf.Contains(miss.Region) || SteepestMissOf.Contains(miss.Region))
        .WithUnit("M kr", 1)
        .WithHues(Split.Hue)
        .WithColumns("Region", "Costliest miss, M kr", "Least by any rule", "Most by any rule")
        .WithCaption($"For each region the requirement whose miss cost it most, M kr, by our reconstruction of {Split}: {RulesText}. "
            + $"{Wording.Denominators([Split.Grant])}")
        .WithAlt($"Dots with ranges for {Misses.Count:region|regions}; the highest reach {LargestMiss:M1~} ({LargestMissOf:or}).");

    /// <summary>The same in kronor per inhabitant.</summary>
    public Figure MissPerInhabitantChart() => Chart.Dots(
            Misses.OrderByDescending(miss => miss.PerInhabitant.High), miss => miss.Region.Name,
            miss => miss.PerInhabitant.Value, miss => miss.PerInhabitant.Low, miss => miss.PerInhabitant.High,
            highlight: miss => SteepestMissOf.Contains(miss.Region))
        .WithUnit("kr per inhabitant", 1)
        .WithHues(Split.Hue)
        .WithColumns("Region", "Kr per inhabitant", "Least by any rule", "Most by any rule")
        .WithCaption($"Kronor per inhabitant that each region would have got had it alone met the one further requirement "
            + $"that was worth most to it, by our reconstruction: {RulesText}. {Wording.Denominators([Split.Grant])}")
        .WithAlt($"Dots with ranges for {Misses.Count:region|regions}; the highest reach {SteepestMiss:kr~} ({SteepestMissOf:or}).");

    /// <summary>Every region's costliest miss, in kronor and per inhabitant.</summary>
    public Table MissTable() => Misses.Select(miss => Row(
        ("Region", miss.Region.Name),
        ("Cost, M kr", Words($"{miss.Kronor:Mn2~}")),
        ("Kr per inhabitant", Words($"{miss.PerInhabitant:n2~}")),
        ("Of what it got, %", Split.Money[miss.Region].Money.Value == 0 ? null
            : Words($"{miss.Kronor / Split.Money[miss.Region].Money:n1~}"))))
        .ToTable($"{Split.Label}: the costliest missed requirement of each region, between the rules that fit. Our reconstruction. "
            + $"{Wording.Denominators([Split.Grant])}");

    /// <summary>Every rule that fits as an item of a list: its pots, and how many of them may be round sums.</summary>
    public IReadOnlyList<ReaderText> RuleItems =>
        [.. Rules.Select(rule => Words($"* {rule.Pots.Select(pot => Words($"{pot.Kronor:M2} for {pot.Members.Count:region|regions}"))} "
            + $"({rule.RoundPots:round sum|round sums})"))];

    /// <summary>The likeliest rule's pot with its letter.</summary>
    /// <param name="pot">A pot of the likeliest rule.</param>
    internal string Letter(Pot pot) => $"Pot {(char)('A' + Likeliest!.Pots.Index().First(item => item.Item == pot).Index)}";

    private string WhichRule =>
        Rules.Count > 1 ? $" by the likelier of {Prose.Count(Rules.Count, "rule that fits", "rules that fit")}" : "";

    private string RulesText => Rules.Count > 1 ? $"the lines run over the {Prose.Number(Rules.Count)} rules that fit, "
        + $"the dots are of {(Likeliest is null ? "one of them" : "the likelier one")}" : "one rule fits";

    private ReaderText Titled(Pot pot) => $"{Letter(pot)}: {pot.Kronor:M2}";

    private bool IsCommon(Pot pot) => Rules.All(rule =>
        rule.Pots.Any(other => other.Members.SequenceEqual(pot.Members) && other.Kronor.Interval.Overlaps(pot.Kronor.Interval)));

    private List<Region> InEvery(Func<PotRule, Region, bool> holds) =>
        Rules.Count == 0 ? [] : [.. Rules[0].Rows.Select(row => row.Region).Where(region => Rules.All(rule => holds(rule, region)))];
}
