using System.Globalization;

namespace Funding.Tests;

public class DatasetTests
{
    private static readonly Dataset Data = TestData.Real;

    [Fact]
    public void The_real_data_load_without_a_warning() => Data.Warnings.ShouldBeEmpty();

    [Fact]
    public void Four_grants_have_regional_rows_the_oldest_first() =>
        Data.RegionalGrants.Select(grant => grant.Id)
            .ShouldBe(["2021-performance", "2022-backlog", "2023-free-capacity", "2024-accessibility"]);

    /// <summary>A decimal comma, a minus sign of its own, an i that is not I, and a calendar of its own.</summary>
    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_data_are_the_same_in_every_culture(string culture)
    {
        var invariant = Data.RegionalGrants.SelectMany(Told).ToList();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var read = Dataset.Read(TestData.Read);

        read.Warnings.ShouldBeEmpty();
        read.RegionalGrants.SelectMany(Told).ShouldBe(invariant);
        read.Regions.Select(region => read.Region(region.Name.ToUpperInvariant()).Code)
            .ShouldBe(Data.Regions.Select(region => region.Code));

        static IEnumerable<(string, string, Amount, Quantity, long, Interval)> Told(Grant grant) =>
            from row in grant.Allocations
            select (
                grant.Id,
                row.Region.Code,
                row.Amount,
                row.WithoutEarmark,
                grant.PopulationBasis![row.Region],
                grant.PublishedTotal.Interval);
    }

    [Theory]
    [InlineData("2021-performance", 739_250_000, 739_250_000, 739_250_000)]
    [InlineData("2022-backlog", 1_997_500_000, 1_997_500_000, 1_997_500_000)]
    [InlineData("2023-free-capacity", 60_900_000, 59_850_000, 61_950_000)]
    [InlineData("2024-accessibility", 1_547_000_000, 1_536_500_000, 1_557_500_000)]
    public void Rows_sum_to_the_known_totals(string id, double sum, double low, double high) =>
        Data.Grant(id).Money.ShouldBe(new Quantity(sum, new(low, high), Unit.Kronor));

    [Fact]
    public void The_grant_of_2024_splits_into_bup_and_the_rest()
    {
        var components = Data.Grant("2024-accessibility").Components;
        components.Single(component => component.Purpose == Earmark.Bup).Total.ShouldBe(new(343e6, new(332.5e6, 353.5e6), Unit.Kronor));
        components.Single(component => component.Purpose is null).Total.ShouldBe(new(1_204e6, new(1_183e6, 1_225e6), Unit.Kronor));
    }

    [Fact]
    public void Without_its_earmark_an_allocation_is_uncertain_by_a_whole_million()
    {
        var rest = Data.Grant("2024-accessibility")[Data.Region("Värmland")].WithoutEarmark;
        rest.ShouldBe(new(36e6, new(35e6, 37e6), Unit.Kronor));
    }

    [Fact]
    public void Västra_Götaland_got_a_true_zero_in_2021()
    {
        var allocation = Data.Grant("2021-performance")[Data.Region("Västra Götaland")];
        allocation.Amount.Kronor.ShouldBe(0);
        allocation.Status.ShouldBe(AllocationStatus.Published);
    }

    [Fact]
    public void Only_the_rows_of_2023_are_constructed() =>
        Data.RegionalGrants.Where(grant => grant.IsConstructed).Select(grant => grant.Year).ShouldBe([2023]);

    [Theory]
    [InlineData("2021-performance", "2021-supplement", "2021-agreement")]
    [InlineData("2022-backlog", "2022-frame")]
    [InlineData("2022-accessibility", "2022-agreements")]
    [InlineData("2023-free-capacity", "2023-frame")]
    [InlineData("2024-bup-december", "2024-accessibility", "2024-agreement")]
    [InlineData("2024-bup-august", "2024-earlier", "2024-agreement")]
    [InlineData("2022-equal-care-regions")]
    public void Every_part_leads_to_its_wholes(string part, params string[] wholes)
    {
        var found = new List<string>();
        for (var whole = Data.Grant(part).PartOf; whole is not null; whole = whole.PartOf) found.Add(whole.Id);
        found.ShouldBe(wholes);
        wholes.ShouldAllBe(whole => Data.Grant(whole).Contains(Data.Grant(part)));
    }

    [Theory]
    [InlineData(Principle.Performance, true, new[] { 2021, 2024 })]
    [InlineData(Principle.Population, true, new[] { 2022, 2024 })]
    [InlineData(Principle.Population, false, new[] { 2022 })]
    [InlineData(Principle.Equal, false, new[] { 2023 })]
    public void Grants_are_found_by_their_principle(Principle principle, bool effective, int[] years) =>
        Data.RegionalGrantsBy(principle, effective).Select(grant => grant.Year).ShouldBe(years);

    [Fact]
    public void Grants_are_found_by_their_earmark_and_year()
    {
        Data.RegionalGrantsWithEarmark(Earmark.Bup).ShouldBe(Data.RegionalGrantsOf(2024));
        Data.NationalTotals.Where(grant => grant.Purpose == Earmark.Bup).Select(grant => (grant.Year, grant.PublishedTotal.Kronor))
            .ShouldBe([(2021, 190_000_000), (2024, 142_000_000), (2024, 300_000_000)]);
    }

    [Theory]
    [InlineData("2021-performance", "2021-grant-basis")]
    [InlineData("2022-backlog", "2021-grant-basis")]
    [InlineData("2023-free-capacity", "2023-12-31")]
    [InlineData("2024-accessibility", "2023-12-31")]
    public void Every_regional_grant_has_its_default_population(string grant, string basis) =>
        Data.Grant(grant).PopulationBasis!.Id.ShouldBe(basis);

    [Theory]
    [InlineData("VGR", "14")]
    [InlineData("Region Örebro län", "18")]
    [InlineData("jämtland/härjedalen", "23")]
    [InlineData("Södermanlands", "04")]
    [InlineData("25", "25")]
    public void Regions_are_found_by_any_of_their_names(string name, string code) => Data.Region(name).Code.ShouldBe(code);

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones()
    {
        Should.Throw<KeyNotFoundException>(() => Data.Region("Lappland")).Message.ShouldContain("Norrbotten");
        Should.Throw<KeyNotFoundException>(() => Data.Grant("2020")).Message.ShouldContain("2021-performance");
        Should.Throw<KeyNotFoundException>(() => Data.Population("2019")).Message.ShouldContain("2021-grant-basis");
    }
}
