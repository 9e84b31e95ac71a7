namespace Funding.Analysis.Tests;

public class SensitivityTests
{
    private static readonly Dataset Data = TestData.Real;

    [Fact]
    public void Every_population_is_measured_with_and_without_a_region()
    {
        var varmland = Data.Region("Värmland");
        var distribution = Distribution.Of(Data.Grant("2024-accessibility").Components.Single(component => component.Purpose is null));
        var rows = Sensitivity.Of(distribution, Data.PopulationBases, varmland);
        rows.Select(row => (row.Basis.Id, row.Without.Count))
            .ShouldBe(Data.PopulationBases.SelectMany(basis => new[] { (basis.Id, 0), (basis.Id, 1) }));
        foreach (var row in rows)
        {
            var measured = row.Without.Count == 0 ? distribution.By(row.Basis) : distribution.By(row.Basis).Without(varmland);
            row.Gini.ShouldBe(Inequality.Gini(measured));
            row.Hoover.ShouldBe(Inequality.Hoover(measured));
            row.Theil.ShouldBe(Inequality.Theil(measured));
        }

        // By the population it was split by, and without the anomalous row, the money may be perfectly proportional.
        var clean = rows.Single(row => row.Basis.Id == "2023-12-31" && row.Without.Count == 1);
        clean.Gini.Low.ShouldBe(0, 1e-12);
        rows.Single(row => row.Basis.Id == "2023-12-31" && row.Without.Count == 0).Gini.Low.ShouldBeGreaterThan(0.001);
    }

    [Fact]
    public void Kronor_of_2021_are_worth_a_fifth_more_in_prices_of_2024()
    {
        var money = Data.InPricesOf(Data.Grant("2021-performance"), 2024);
        money.Value.ShouldBe(739_250_000 / 343.19 * 415.15, 0.01);
        Data.InPricesOf(Data.Grant("2024-accessibility"), 2024).ShouldBe(Data.Grant("2024-accessibility").Money);
        Should.Throw<KeyNotFoundException>(() => Data.InPricesOf(Data.Grant("2021-performance"), 1999)).Message.ShouldContain("2020, 2021");
    }
}
