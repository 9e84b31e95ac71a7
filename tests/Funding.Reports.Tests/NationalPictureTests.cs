namespace Funding.Reports.Tests;

/// <summary>The numbers of the front page, beside sums of the tests' own.</summary>
public class NationalPictureTests
{
    private static readonly Dataset Data = TestData.Real;
    private static readonly NationalPicture Picture = NationalPicture.Of(Data);

    [Fact]
    public void The_key_numbers_are_the_audited_ones()
    {
        Picture.Total.Value.ShouldBe(739.25e6 + 1_997.5e6 + 60.9e6 + 1_547e6);
        (Picture.Total.Low, Picture.Total.High).ShouldBe((4_333_100_000, 4_356_200_000));
        Math.Round(Picture.Mean.Value, 1).ShouldBe(414.4);
        Math.Round(Picture.Performance.Value * 100, 1).ShouldBe(24.9);
        Math.Round(Picture.Nominal.Value * 100, 1).ShouldBe(52.6);
        Picture.Regions.ShouldBe(21);
        Picture.Years.ShouldBe("2021–2024");
    }

    [Fact]
    public void What_went_elsewhere_than_people_live_is_half_of_all_differences_by_each_population()
    {
        var shares = Data.PopulationBases.Select(basis => Data.Regions.Sum(region => Math.Abs(
            Data.RegionalGrants.Sum(grant => grant[region].Amount.Kronor) / 4_344_650_000.0 - (double)basis[region] / basis.NationalTotal))
            / 2).ToList();

        Picture.Moved.Value.ShouldBe(shares[^1], 1e-12, "by the latest population");
        Picture.Moved.Low.ShouldBe(shares.Min(), 1e-12);
        Picture.Moved.High.ShouldBe(shares.Max(), 1e-12);
        Picture.Followed.ToString().Replace('\u00a0', ' ').ShouldBe("Together the money mostly followed people: 5.9 % of it would have to "
            + "move for a split by population, though 32.6 % of the performance grant of 2021 would.");
        Picture.Focus.Grant.Id.ShouldBe("2021-performance");
        Math.Round(Picture.Focus.MovedShare.Value, 3).ShouldBe(0.326, "the Hoover index of the audited facts");
    }

    [Fact]
    public void Who_may_be_first_and_last_together_is_what_the_audit_says()
    {
        Picture.MayBeFirst.Select(region => region.Name).ShouldBe(["Gävleborg", "Gotland"]);
        Picture.MayBeLast.Single().Name.ShouldBe("Västra Götaland");
    }

    [Fact]
    public void Each_map_has_every_region_and_a_Swedish_form()
    {
        var rows = Picture.Maps().Table.Rows;
        rows.Count.ShouldBe(21);
        foreach (var row in rows)
        {
            var region = Data.Region((string)row[0]!);
            ((double)row[1]!).ShouldBe(Data.RegionalGrants
                .Sum(grant => (double)grant[region].Amount.Kronor / grant.PopulationBasis![region]) / Picture.Mean.Value * 100, 1e-9);
            foreach (var (grant, index) in Data.RegionalGrants.Zip(row.Skip(2)))
                ((double)index!).ShouldBe((double)grant[region].Amount.Kronor / grant.PopulationBasis![region]
                    / (grant.Money.Value / grant.PopulationBasis.NationalTotal) * 100, 1e-9);
        }

        ReaderCulture.InSwedish(() => Picture.Maps().ToText()).ShouldSatisfyAllConditions(
            text => text.ShouldContain("Alla tillsammans"), text => text.ShouldContain("Uppdämda vårdbehov 2022"));
        ReaderCulture.InSwedish(() => Picture.Maps().ToHtml()).ShouldContain("Kartor över 21 regioner. Alla tillsammans från ");
    }
}
