namespace Funding.Analysis;

/// <summary>
/// Looks for the pots behind a grant: the smallest number of sums of money, each split by population among the regions that
/// met one requirement, that reproduce every row within the rounding.
/// </summary>
/// <remarks>
/// <para>A pot of P kronor gives each member region P / N per inhabitant, N being the inhabitants of all its members. A region's
/// kronor per inhabitant are therefore the sum of the rates of its pots, and any rates with any members are a rule of this
/// kind. What can be found out is thus how the few distinct rates of the rows are sums of still fewer. The search tries one
/// pot, then two and so on, and for each number every way of memberships, so that it knows not only a rule but whether there is
/// another; it stops at the first number that fits.</para>
/// <para>What the amounts cannot tell counts as the same rule: the order of pots, and pots with the same members, which are one
/// pot. A row of zero kronor is taken to share no pot; where a pot is
/// worth so little that rounding could hide or feign a member, the rule is not called found. A rule that is alone in its size is also alone
/// among larger ones unless the pots' rates happen to be sums or differences of each other: any further pot must have members whose
/// indicator is a linear combination of the members found, and whenever there is such a set, swapping it for one of the pots gives another
/// rule of the same size.</para>
/// <para>The found pots are the simplest rule that fits, not a published one.</para>
/// </remarks>
public static class PotSearch
{
    /// <summary>Searches for the smallest rule of pots.</summary>
    /// <param name="distribution">The money and the population it may have been split by.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance or the number of pots is not above zero,
    /// or more than 8 pots are asked for.</exception>
    public static PotSearchResult Find(Distribution distribution, PotSearchOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Tolerance, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MostPots, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MostPots, 8, nameof(options));

        var (rows, distinct) = Rows(distribution, options);
        var (stepsLeft, ratesTried, exhaustive) = (options.MostSteps, 0L, true);
        // No pot takes money.
        if (distribution.Rows.Any(row => row.Money.High < 0)) return Result(PotOutcome.NotFound, [], options.MostPots, 0);
        for (var pots = 1; pots <= options.MostPots && exhaustive; pots++)
        {
            var found = new PotEnumeration(rows, pots, options, stepsLeft);
            (stepsLeft, ratesTried, exhaustive) = (found.StepsLeft, ratesTried + found.RatesTried, found.IsExhaustive);
            if (found.Fitting.Count == 0 && found.Undecided == 0 && exhaustive) continue;
            var rules = found.Fitting.ConvertAll(patterns => Rule(distribution, rows, patterns, pots));
            var chance = ratesTried * Chance(pots == 1 ? rows : [.. rows.Take(distinct)], pots);
            var outcome = (rules.Count, found.Undecided) switch
            {
                (1, 0) when exhaustive && chance <= options.MostChance && !MayBeNoise(rules[0], rows, options) => PotOutcome.Unique,
                (0, 0) => PotOutcome.NotFound,
                _ => PotOutcome.NotUnique,
            };
            return Result(outcome, rules, pots, chance);
        }

        return Result(PotOutcome.NotFound, [], options.MostPots, 0);

        PotSearchResult Result(PotOutcome outcome, IReadOnlyList<PotRule> rules, int tried, double chance)
        {
            return new PotSearchResult(outcome, rules, tried, options.Tolerance, distinct, ratesTried, chance,
                exhaustive, distribution, options);
        }
    }

    /// <summary>The rows that got something; first those whose rates surely differ from each other, the best known first.</summary>
    private static (List<RateRow> Rows, int Distinct) Rows(Distribution distribution, PotSearchOptions options)
    {
        List<RateRow> distinct = [], others = [];
        var rows = distribution.Rows
            .Select((row, i) => new RateRow(i, row.Inhabitants, (row.Money.Low + row.Money.High) / 2,
                Math.Max(options.Tolerance, row.Money.Interval.Width / 2)))
            .Where(row => row.Money > 0);
        foreach (var row in rows.OrderBy(row => row.Slack))
            (distinct.Exists(row.MayEqual) ? others : distinct).Add(row);
        return ([.. distinct, .. others], distinct.Count);
    }

    /// <summary>The chance that made-up rates beyond the first ones all lie near enough to sums of pot rates.</summary>
    private static double Chance(List<RateRow> rows, int pots)
    {
        if (rows.Count == 0) return 1;
        var highest = rows.Max(row => row.Rate);
        var predicted = rows.Select(row => row.Slack).OrderDescending().Take(pots).Sum();
        return rows.OrderBy(row => row.Slack).Skip(pots)
            .Aggregate(1.0, (chance, row) => chance * Math.Min(1, (1 << pots) * 2 * (predicted + row.Slack) / highest));
    }

    /// <summary>
    /// Whether a pot is worth so little to some region that rounding could hide or feign its part: one tolerance for the sum,
    /// and one for every pot that may have been rounded on its own; twice that, to be safe.
    /// </summary>
    private static bool MayBeNoise(PotRule rule, List<RateRow> rows, PotSearchOptions options)
    {
        var noise = 2 * (1 + rule.Pots.Count) * rows.Select(row => row.Tolerance).Append(options.Tolerance).Max();
        return rule.Rows.Any(row => rule.Pots.Any(pot => pot.PerInhabitant * rule.Basis[row.Region] <= noise));
    }

    private static PotRule Rule(Distribution distribution, List<RateRow> rows, int[] patterns, int pots)
    {
        var rates = MinimaxFit.Of(rows, patterns, pots, polish: true).Rates;
        var bounds = Bounds(rows, patterns, pots);
        var byRow = new int[distribution.Rows.Count];
        for (var i = 0; i < rows.Count; i++) byRow[rows[i].Index] = patterns[i];

        var fitted = distribution.Rows.Select((row, i) => new PotRow(row.Region, row.Money.Value,
            row.Inhabitants * rates.Where((_, pot) => (byRow[i] >> pot & 1) == 1).Sum()));
        var found = rates.Select((rate, pot) =>
        {
            var members = distribution.Rows.Where((_, i) => (byRow[i] >> pot & 1) == 1).ToList();
            var inhabitants = members.Sum(row => row.Inhabitants);
            var kronor = new Quantity(rate * inhabitants,
                new Interval(Math.Min(rate, bounds[pot].Low), Math.Max(rate, bounds[pot].High)) * inhabitants, Unit.Kronor);
            return new Pot(kronor, rate, [.. members.Select(row => row.Region)], inhabitants);
        });
        return new([.. found.OrderByDescending(pot => pot.Kronor.Value)], [.. fitted], distribution.Basis);
    }

    /// <summary>Intervals that hold the rates of the pots: they follow from the independent rows known best.</summary>
    private static Interval[] Bounds(List<RateRow> rows, int[] patterns, int pots)
    {
        var basis = new PatternBasis(pots);
        foreach (var i in Enumerable.Range(0, rows.Count).OrderBy(i => rows[i].Slack))
            if (!basis.IsComplete && !basis.Predicts(patterns[i], out _, out _)) basis.Push(patterns[i], rows[i]);
        return [.. Enumerable.Range(0, pots).Select(pot =>
        {
            basis.Predicts(1 << pot, out var rate, out var slack);
            return new Interval(Math.Max(0, rate - slack), rate + slack);
        })];
    }
}

/// <summary>The limits of a search for pots.</summary>
public sealed record PotSearchOptions
{
    /// <summary>The largest number of pots to try; 6 and more may take minutes.</summary>
    public int MostPots { get; init; } = 5;

    /// <summary>
    /// Kronor that an amount paid to the krona may be off at the fitted pots: one krona covers plain rounding (½) and largest
    /// remainders (below 1) of the sum.
    /// </summary>
    public double Tolerance { get; init; } = 1;

    /// <summary>Rules of the same size to collect before saying that there are too many to tell.</summary>
    public int MostRules { get; init; } = 50;

    /// <summary>Partial rules to look at before giving up.</summary>
    public long MostSteps { get; init; } = 5_000_000;

    /// <summary>The number of chance fits to expect above which no rule is called found.</summary>
    public double MostChance { get; init; } = 0.001;
}
