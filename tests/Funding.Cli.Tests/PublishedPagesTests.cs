using Funding.Data;
using Funding.Import;
using static Funding.Cli.Tests.FundingProgram;

namespace Funding.Cli.Tests;

public class PublishedPagesTests
{
    [Fact]
    public void The_five_pages_give_the_figures_of_the_repository_with_one_command_each()
    {
        using var folder = Folder.OfReferenceTables();
        foreach (var (page, options) in PublishedPages.Imports)
        {
            var (code, output) = Run(["import", Path.Combine(PublishedPages.Folder, page), "--data", folder.Data, .. options]);
            code.ShouldBe(0, output);
        }

        Run("check", "--data", folder.Data).Code.ShouldBe(0);
        foreach (var name in (string[])[
            "allocations.csv", "population.csv", "tables/2021-performance.csv", "tables/2022-backlog.csv", "tables/2024-accessibility.csv",
        ])
            File.ReadAllText(Path.Combine(folder.Data, name)).ShouldBe(File.ReadAllText(Path.Combine(Folder.Repository, name)), name);

        var (imported, recorded) = (Dataset.Load(folder.Data), Dataset.Load(Folder.Repository));
        imported.RegionalGrants.Select(Figures).ShouldBe(recorded.RegionalGrants.Select(Figures));
        imported.RegionalGrants.SelectMany(grant => grant.Components)
            .Select(Principles)
            .ShouldBe(recorded.RegionalGrants.SelectMany(grant => grant.Components).Select(Principles));
        // The headline and the parts of the agreements, one of them the regions' own money.
        imported.NationalTotals.Select(Total)
            .ShouldBe(recorded.NationalTotals.Where(grant => grant.Source.Id == "2022-agreements").Select(Total));
        foreach (var grant in imported.Grants)
            grant.Source.Title.ShouldBe(recorded.Sources.Single(source => source.Id == grant.Source.Id).Title);
    }

    [Fact]
    public void A_changed_digit_in_the_table_of_a_page_with_an_exact_total_is_refused()
    {
        using var folder = Folder.OfReferenceTables();
        var import = new PageImport(DataFolder.Find(folder.Data).Read);
        var tried = 0;
        foreach (var (name, table) in ((string, string)[])[
            ("2021-performance.txt", "Region Blekinge"), ("2022-backlog-per-capita.txt", "Blekinge 158"),
        ])
        {
            var page = File.ReadAllText(Path.Combine(PublishedPages.Folder, name));
            var options = new ImportOptions { Population = name.StartsWith("2021", StringComparison.Ordinal) ? "2020-12-31" : "printed" };
            import.Read(page, options).Outcome.ShouldBe(ImportOutcome.New);
            for (var at = page.IndexOf(table, StringComparison.Ordinal); at < page.LastIndexOf("000", StringComparison.Ordinal) + 3; at++)
                for (var digit = '0'; digit <= '9' && char.IsAsciiDigit(page[at]); digit++)
                {
                    if (digit == page[at] || (!Sample.IsFull && (at * 10 + digit) % 41 != 0)) continue;
                    import.Read(page[..at] + digit + page[(at + 1)..], options).Outcome.ShouldBe(
                        ImportOutcome.Refused, $"{name}: {page[at]} → {digit} at {at}");
                    tried++;
                }
        }

        tried.ShouldBeGreaterThan(Sample.IsFull ? 4_000 : 80);
    }

    private static object Figures(Grant grant) =>
        (
            grant.Id,
            grant.Year,
            grant.PublishedTotal,
            grant.EarmarkPurpose,
            grant.IsConstructed,
            grant.PopulationBasis!.Id,
            grant.PopulationBasis.NationalTotal);

    private static object Principles(Component component) =>
        (component.Grant.Id, component.Id, component.Purpose, component.Nominal, component.Effective);

    private static object Total(Grant grant) => (grant.Year, grant.Date, grant.PublishedTotal, grant.Payer);
}
