using System.Globalization;

namespace Funding.Analysis.Tests;

/// <summary>Distributions made up for tests.</summary>
internal static class Made
{
    private static readonly Source NoSource = new("", "", "", "", "", "", "", "");

    public static IReadOnlyList<Region> Regions(int count) =>
        [.. Enumerable.Range(1, count).Select(i => Region(i.ToString("00", CultureInfo.InvariantCulture)))];

    public static PopulationBasis Population(params IReadOnlyList<long> inhabitants) =>
        new("made", "Made up", "", inhabitants.Sum(), NoSource)
        {
            Regions = [.. Regions(inhabitants.Count).Select((region, i) => new RegionPopulation(region, inhabitants[i], "made", NoSource))],
        };

    public static Distribution Distribution(IReadOnlyList<Quantity> money, IReadOnlyList<long> inhabitants) =>
        Funding.Analysis.Distribution.Of(Regions(money.Count).Select((region, i) => (region, money[i])), Population(inhabitants));

    public static Distribution Distribution(IReadOnlyList<double> money, IReadOnlyList<long> inhabitants) =>
        Distribution([.. money.Select(Quantity.Kronor)], inhabitants);

    /// <summary>Between two and <paramref name="most"/> regions, some of them without money.</summary>
    public static Distribution Random(Random random, int most = 21)
    {
        var count = random.Next(2, most + 1);
        var money = Enumerable.Range(0, count).Select(_ => random.Next(6) == 0 ? 0.0 : random.Next(1, 1_000_000)).ToList();
        money[random.Next(count)] = 500_000;
        return Distribution(money, [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(1, 3_000_000))]);
    }

    private static Region Region(string code) => new(code, "", code, code, code, [code], "", 0, 0, "");
}
