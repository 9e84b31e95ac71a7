namespace Funding.Import.Tests;

public class PrincipleTests
{
    [Theory]
    [InlineData("Medlen fördelas efter kostnadsutjämningens strukturkostnad.", Principle.CostStructure)]
    [InlineData("Varje region får ett fast belopp, resten fördelas efter invånare.", Principle.FixedAndPopulation)]
    [InlineData("Hälften fördelas lika mellan regionerna och hälften utifrån befolkning.", Principle.FixedAndPopulation)]
    [InlineData("Ersättningen är 500 kronor per vaccination.", Principle.PerCase)]
    [InlineData("Regionerna återsöker sina kostnader.", Principle.PerCase)]
    [InlineData("Medlen betalas ut efter ansökan från regionerna.", Principle.Application)]
    [InlineData("Medlen fördelas utifrån prestationskrav.", Principle.Performance)]
    [InlineData("Fastställda belopp fördelas efter invånare.", Principle.Population)]
    public void The_words_of_a_page_name_its_principle(string sentence, Principle principle)
    {
        var report = Pages.Read(Pages.NamesAndValues.Replace("Medlen fördelas efter invånare.", sentence));
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var component = Dataset.Read(Pages.After(report)).RegionalGrants[0].Components.ShouldHaveSingleItem();
        (component.Nominal, component.Effective).ShouldBe((principle, principle));
    }

    [Fact]
    public void Words_for_two_principles_are_asked_about()
    {
        var report = Pages.Read(Pages.NamesAndValues.Replace("efter invånare.", "efter invånare och kostnadsutjämning."));
        report.Outcome.ShouldBe(ImportOutcome.Refused);
        Pages.Explain(report).ShouldContain("--principle population, performance, equal, cost-structure");
    }

    [Fact]
    public void A_fixed_amount_for_every_region_becomes_a_component_of_its_own()
    {
        var page = Pages.NamesAndValues.Replace("efter invånare", "med ett fast belopp och resten efter invånare");
        var report = Pages.Read(page, new() { PerRegion = "1 miljon kronor" });
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var data = Dataset.Read(Pages.After(report));
        var grant = data.RegionalGrants[0];
        grant.Components.Select(component => (component.Effective, component.PerRegion))
            .ShouldBe([(Principle.Equal, 1_000_000L), (Principle.Population, null)], ignoreOrder: true);
        grant.Components.Single(component => component.IsRest).Total.Value.ShouldBe(Pages.Total - 21_000_000);
        grant.Components.Sum(component => component.Total.Value).ShouldBe(Pages.Total);
        grant.Components.Select(component => component.Label)
            .ShouldBe([$"{grant.Label}, fixed part", $"{grant.Label}, the rest"], ignoreOrder: true);
    }

    [Fact]
    public void A_fixed_amount_above_what_a_region_got_is_refused()
    {
        var report = Pages.Read(Pages.NamesAndValues, new() { PerRegion = "5 miljoner kronor" });
        report.Outcome.ShouldBe(ImportOutcome.Refused);
        Pages.Explain(report).ShouldContain("at least the fixed amount for every region");
    }

    [Fact]
    public void A_fixed_amount_that_is_no_amount_is_refused() =>
        Pages.Explain(Pages.Read(Pages.NamesAndValues, new() { PerRegion = "mycket" })).ShouldContain("--per-region");
}
