namespace Funding.Analysis.Tests;

/// <summary>A made-up grant whose rule is known.</summary>
internal sealed class SyntheticGrant
{
    private readonly List<(double Kronor, bool[] Members)> _pots;
    private readonly List<long> _inhabitants;

    private SyntheticGrant(Random random, IReadOnlyList<long> real)
    {
        _inhabitants = random.Next(2) == 0 ? [.. real] : [.. real.Select(_ => (long)Math.Exp(10.8 + 4 * random.NextDouble()))];
        var share = 0.2 + 0.6 * random.NextDouble();
        _pots = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (Kronor(random), Members(random, share)))];
        Degeneracy = random.Next(2) == 0 ? "none" : Spoil(random);
        Money = Round(random);
    }

    public string Degeneracy { get; }

    public IReadOnlyList<double> Money { get; }

    public Distribution Distribution => Made.Distribution(Money, _inhabitants);

    /// <summary>The pots as far as amounts can tell them apart: those with the same members are one.</summary>
    public IReadOnlyList<(double Kronor, string Members)> Pots =>
        [.. _pots.GroupBy(pot => Key(pot.Members)).Select(same => (same.Sum(pot => pot.Kronor), same.Key))];

    /// <summary>Whether rounding moved every row by at most the tolerance of the search.</summary>
    public bool IsWithinTolerance => Money.Select((money, i) => Math.Abs(money - Unrounded(i))).Max() <= 1;

    /// <summary>
    /// Whether a small whole-number combination of the rates is zero as far as rounding can tell, so that fewer pots may do.
    /// </summary>
    public bool RatesCollide
    {
        get
        {
            var rates = _pots.GroupBy(pot => Key(pot.Members)).Select(same => same.Sum(Rate)).ToList();
            return Combinations(rates.Count).Any(factors =>
                factors.Any(factor => factor != 0)
                    && Math.Abs(factors.Zip(rates, (factor, rate) => factor * rate).Sum()) < 20.0 / _inhabitants.Min());

            static IEnumerable<int[]> Combinations(int count) => count == 0
                ? [[]]
                : Combinations(count - 1).SelectMany(rest => Enumerable.Range(-2, 5).Select(factor => (int[])[.. rest, factor]));
        }
    }

    public static IEnumerable<SyntheticGrant> Many(int seed, int count, IReadOnlyList<long> real)
    {
        var random = new Random(seed);
        for (var made = 0; made < count;)
        {
            var grant = new SyntheticGrant(random, real);
            if (grant.Money.All(money => money == 0)) continue;
            made++;
            yield return grant;
        }
    }

    public static string Key(IEnumerable<bool> members) => string.Concat(members.Select(isMember => isMember ? '1' : '0'));

    private static double Kronor(Random random) =>
        random.Next(2) == 0 ? random.Next(1, 60) * 5_000_000.0 : Math.Round(Math.Exp(13 + 7 * random.NextDouble()));

    private bool[] Members(Random random, double share)
    {
        var members = _inhabitants.Select(_ => random.NextDouble() < share).ToArray();
        members[random.Next(members.Length)] = true;
        return members;
    }

    private string Spoil(Random random)
    {
        var (first, second, last) = (_pots[0], _pots[_pots.Count / 2], _pots[^1]);
        switch (random.Next(7))
        {
            case 0:
                _pots[^1] = (last.Kronor, first.Members);
                return "two pots with the same members";
            case 1:
                _pots[^1] = (last.Kronor, [.. last.Members.Select(_ => true)]);
                return "a pot that everyone gets";
            case 2:
                _pots[^1] = (Rate(first) * Inhabitants(last.Members), last.Members);
                return "two pots with the same rate";
            case 3:
                _pots[^1] = ((Rate(first) + Rate(second)) * Inhabitants(last.Members), last.Members);
                return "a rate that is the sum of two";
            case 4:
                _pots[^1] = (last.Kronor, [.. last.Members.Select((_, i) => i == 0)]);
                return "a pot with one member";
            case 5:
                if (first.Members.All(isMember => isMember)) return "none";
                _pots[^1] = (last.Kronor, [.. first.Members.Select(isMember => !isMember)]);
                return "a pot for all that missed another";
            default:
                _pots[^1] = (random.Next(1, 200), last.Members);
                return "a pot that is hardly worth anything";
        }
    }

    /// <summary>To the krona, by largest remainders or plainly, the sums or pot by pot.</summary>
    private List<double> Round(Random random)
    {
        var rows = Enumerable.Range(0, _inhabitants.Count).ToList();
        return random.Next(4) switch
        {
            0 => rows.ConvertAll(i => Math.Round(Unrounded(i))),
            1 => LargestRemainders(rows.ConvertAll(Unrounded)),
            2 => rows.ConvertAll(i => _pots.Sum(pot => Math.Round(Part(pot, i)))),
            _ => [.. _pots.Select(pot => LargestRemainders(rows.ConvertAll(i => Part(pot, i))))
                .Aggregate((left, right) => [.. left.Zip(right, (one, other) => one + other)])],
        };
    }

    private static List<double> LargestRemainders(List<double> unrounded)
    {
        var rounded = unrounded.ConvertAll(Math.Floor);
        foreach (var i in Enumerable.Range(0, unrounded.Count).OrderByDescending(i => unrounded[i] - rounded[i])
            .Take((int)(Math.Round(unrounded.Sum()) - rounded.Sum())))
            rounded[i]++;
        return rounded;
    }

    private double Unrounded(int row) => _pots.Sum(pot => Part(pot, row));

    private double Part((double, bool[] Members) pot, int row) => pot.Members[row] ? Rate(pot) * _inhabitants[row] : 0;

    private double Rate((double Kronor, bool[] Members) pot) => pot.Kronor / Inhabitants(pot.Members);

    private long Inhabitants(bool[] members) => members.Select((isMember, i) => isMember ? _inhabitants[i] : 0).Sum();
}
