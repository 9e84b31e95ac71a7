namespace Funding.Analysis.Tests;

public class InequalityTests
{
    private static readonly Dataset Data = TestData.Real;

    public static TheoryData<string, string?, double, double> Reference => new()
    {
        { "2021-performance", null, 0.391, 0.326 },
        { "2022-backlog", null, 0.000, 0.000 },
        { "2023-free-capacity", null, 0.473, 0.389 },
        { "2024-accessibility", null, 0.035, 0.024 },
        { "2024-accessibility", Earmark.Bup, 0.166, 0.110 },
    };

    [Theory]
    [MemberData(nameof(Reference))]
    public void Published_money_has_the_reference_values(string grant, string? purpose, double gini, double hoover)
    {
        var distribution = Of(grant, purpose, "2021-grant-basis");
        Inequality.Gini(distribution).Value.ShouldBe(gini, 0.0005);
        Inequality.Hoover(distribution).Value.ShouldBe(hoover, 0.0005);
    }

    [Theory]
    [InlineData("2023-free-capacity", null, 0.476)]
    [InlineData("2024-accessibility", null, 0.034)]
    [InlineData("2024-accessibility", Earmark.Bup, 0.166)]
    public void With_the_default_population_the_coefficient_is_nearly_the_same(string grant, string? purpose, double gini) =>
        Inequality.Gini(Of(grant, purpose, "2023-12-31")).Value.ShouldBe(gini, 0.0005);

    [Theory]
    [MemberData(nameof(Reference))]
    public void Another_way_of_reckoning_agrees_on_the_published_money(string grant, string? purpose, double gini, double hoover)
    {
        _ = (gini, hoover);
        foreach (var basis in Data.PopulationBases) AgreesWithDirectSums(Of(grant, purpose, basis.Id));
    }

    [Fact]
    public void Random_money_has_the_properties_of_the_measures()
    {
        var random = new Random(1905);
        for (var round = 0; round < 500; round++)
        {
            var distribution = Made.Random(random);
            AgreesWithDirectSums(distribution);
            var (gini, hoover, theil) = Values(distribution);
            gini.ShouldBeInRange(0, 1);
            hoover.ShouldBeInRange(0, gini + 1e-12);
            theil.ShouldBeGreaterThanOrEqualTo(0);

            var scaled = Values(Made.Distribution([.. distribution.Rows.Select(row => row.Money * 7.5)], Inhabitants(distribution)));
            scaled.Gini.ShouldBe(gini, 1e-12);
            scaled.Hoover.ShouldBe(hoover, 1e-12);
            scaled.Theil.ShouldBe(theil, 1e-12);

            var people = Inhabitants(distribution);
            var proportional = Values(Made.Distribution([.. people.Select(inhabitants => inhabitants * 3.25)], people));
            new[] { proportional.Gini, proportional.Hoover, proportional.Theil }.ShouldAllBe(value => value < 1e-12);
        }
    }

    [Fact]
    public void A_region_split_in_two_alike_halves_changes_nothing()
    {
        var whole = Values(Made.Distribution([30.0, 10.0], [400, 600]));
        var halves = Values(Made.Distribution([15.0, 15.0, 10.0], [200, 200, 600]));
        halves.Gini.ShouldBe(whole.Gini, 1e-12);
        halves.Hoover.ShouldBe(whole.Hoover, 1e-12);
        halves.Theil.ShouldBe(whole.Theil, 1e-12);
    }

    [Fact]
    public void All_money_in_one_region_leaves_what_its_share_of_people_leaves()
    {
        var (gini, hoover, theil) = Values(Made.Distribution([0.0, 8.0], [75, 25]));
        gini.ShouldBe(0.75, 1e-12);
        hoover.ShouldBe(0.75, 1e-12);
        theil.ShouldBe(Math.Log(4), 1e-12);
    }

    [Fact]
    public void The_curve_is_convex_and_runs_from_nothing_to_everything()
    {
        var random = new Random(9);
        foreach (var distribution in Data.RegionalGrants.Select(grant => Distribution.Of(grant))
            .Concat(Enumerable.Range(0, 100).Select(_ => Made.Random(random))))
        {
            var curve = Inequality.Lorenz(distribution);
            (curve[0].ShareOfPeople, curve[0].ShareOfMoney, curve[0].Region).ShouldBe((0, 0, null));
            (curve[^1].ShareOfPeople, curve[^1].ShareOfMoney).ShouldBe((1, 1));
            curve.Skip(1).Select(corner => corner.Region!.Code).Order().ShouldBe(distribution.Rows.Select(row => row.Region.Code).Order());
            var slopes = curve.Zip(curve.Skip(1),
                (from, to) => (to.ShareOfMoney - from.ShareOfMoney) / (to.ShareOfPeople - from.ShareOfPeople)).ToList();
            slopes.Zip(slopes.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second * (1 + 1e-9) + 1e-9);
        }
    }

    [Fact]
    public void No_amounts_within_the_rounding_fall_outside_the_bounds()
    {
        var random = new Random(2024);
        foreach (var distribution in new[] { Of("2024-accessibility", null, "2023-12-31"),
            Of("2024-accessibility", Earmark.Bup, "2023-12-31") })
        {
            var (gini, hoover) = (Inequality.Gini(distribution), Inequality.Hoover(distribution));
            gini.Interval.Contains(gini.Value).ShouldBeTrue();
            hoover.Interval.Contains(hoover.Value).ShouldBeTrue();
            for (var round = 0; round < 2_000; round++)
            {
                // Corners of the box reach further than points within it.
                var unrounded = Made.Distribution([.. distribution.Rows.Select(row => round % 2 == 0
                    ? row.Money.Low + random.NextDouble() * row.Money.Interval.Width
                    : random.Next(2) == 0 ? row.Money.Low : row.Money.High)], Inhabitants(distribution));
                var (sampledGini, sampledHoover, _) = Values(unrounded);
                gini.Interval.Contains(sampledGini).ShouldBeTrue();
                hoover.Interval.Contains(sampledHoover).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void The_bounds_are_the_extremes_of_a_fine_grid()
    {
        var random = new Random(1967);
        for (var round = 0; round < 20; round++)
        {
            var money = Enumerable.Range(0, 3).Select(_ => new Amount(random.Next(4, 30), 2 * random.Next(0, 4)).Quantity).ToList();
            money[0] = new Amount(5, 2).Quantity;
            var inhabitants = Enumerable.Range(0, 3).Select(_ => random.NextInt64(1, 10)).ToList();
            var grid = Grid(money).Where(amounts => amounts.Sum() > 0)
                .Select(amounts => Values(Made.Distribution(amounts, inhabitants))).ToList();
            var distribution = Made.Distribution(money, inhabitants);
            ShouldFrame(Inequality.Gini(distribution), grid.ConvertAll(values => values.Gini));
            ShouldFrame(Inequality.Hoover(distribution), grid.ConvertAll(values => values.Hoover));
        }

        static void ShouldFrame(Quantity bounds, List<double> grid)
        {
            bounds.High.ShouldBe(grid.Max(), 1e-9);
            bounds.Low.ShouldBeLessThanOrEqualTo(grid.Min() + 1e-9);
            bounds.Low.ShouldBe(grid.Min(), 0.03);
        }

        static IEnumerable<double[]> Grid(List<Quantity> money) =>
            from a in Steps(money[0]) from b in Steps(money[1]) from c in Steps(money[2]) select (double[])[a, b, c];

        static IEnumerable<double> Steps(Quantity amount) =>
            Enumerable.Range(0, 25).Select(i => amount.Low + amount.Interval.Width * i / 24);
    }

    [Fact]
    public void The_upper_bounds_are_the_highest_of_all_corners()
    {
        var random = new Random(1912);
        for (var round = 0; round < 200; round++)
        {
            var count = random.Next(2, 9);
            var money = Enumerable.Range(0, count).Select(_ => new Amount(random.Next(0, 40), random.Next(4) * 2).Quantity).ToList();
            money[0] = new Amount(random.Next(5, 40), 2).Quantity;
            var inhabitants = Enumerable.Range(0, count).Select(_ => random.NextInt64(1, 30)).ToList();
            var corners = Enumerable.Range(0, 1 << count)
                .Select(corner => money.Select((amount, i) => Math.Max(0, (corner >> i & 1) == 1 ? amount.High : amount.Low)).ToList())
                .Where(amounts => amounts.Sum() > 0)
                .Select(amounts => Values(Made.Distribution(amounts, inhabitants))).ToList();

            var distribution = Made.Distribution(money, inhabitants);

            Inequality.Gini(distribution).High.ShouldBe(corners.Max(values => values.Gini), 1e-12);
            Inequality.Hoover(distribution).High.ShouldBe(corners.Max(values => values.Hoover), 1e-12);
        }
    }

    [Fact]
    public void Amounts_that_could_all_be_at_one_rate_may_be_perfectly_equal()
    {
        var distribution = Made.Distribution([new Amount(2, 2).Quantity, new Amount(5, 2).Quantity], [10, 20]);
        Inequality.Gini(distribution).Low.ShouldBe(0, 1e-12);
        Inequality.Hoover(distribution).Low.ShouldBe(0, 1e-12);
    }

    private static void AgreesWithDirectSums(Distribution distribution)
    {
        var rows = distribution.Rows;
        var mean = distribution.PerInhabitant.Value;
        var people = (double)distribution.Inhabitants;

        // Half the relative mean absolute difference between two inhabitants drawn at random.
        var differences = rows.Sum(one => rows.Sum(other =>
            one.Inhabitants / people * (other.Inhabitants / people) * Math.Abs(one.PerInhabitant.Value - other.PerInhabitant.Value)));
        Inequality.Gini(distribution).Value.ShouldBe(differences / (2 * mean), 1e-9);

        // What the regions above the mean have above it.
        var excess = rows.Where(row => row.DifferenceFromPerCapita.Value > 0).Sum(row => row.DifferenceFromPerCapita.Value);
        Inequality.Hoover(distribution).Value.ShouldBe(excess / distribution.Total.Value, 1e-9);

        // The mean over inhabitants of x/μ · ln(x/μ).
        var theil = rows.Select(row => (Weight: row.Inhabitants / people, Relative: row.PerInhabitant.Value / mean))
            .Sum(row => row.Relative == 0 ? 0 : row.Weight * row.Relative * Math.Log(row.Relative));
        Inequality.Theil(distribution).ShouldBe(theil, 1e-9);
    }

    private static Distribution Of(string grant, string? purpose, string basis) => purpose is null
        ? Distribution.Of(Data.Grant(grant), Data.Population(basis))
        : Distribution.Of(Data.Grant(grant).Components.Single(component => component.Purpose == purpose), Data.Population(basis));

    private static List<long> Inhabitants(Distribution distribution) => [.. distribution.Rows.Select(row => row.Inhabitants)];

    private static (double Gini, double Hoover, double Theil) Values(Distribution distribution)
    {
        // Bounds of exact amounts are not looked for, so only the values are worth comparing.
        var exact = Made.Distribution([.. distribution.Rows.Select(row => row.Money.Value)], Inhabitants(distribution));
        return (Inequality.Gini(exact).Value, Inequality.Hoover(exact).Value, Inequality.Theil(exact));
    }
}
