using System.Globalization;

namespace Dib.Tests.Notebooks;

/// <summary>What the pages must say of some data, computed from the CSV files by sums of its own.</summary>
internal sealed class Expected
{
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = " ", NegativeSign = "−" };

    public Expected(CsvFile grants, CsvFile allocations, CsvFile population, CsvFile regions)
    {
        var names = regions.Rows.ToDictionary(row => regions[row, "county_code"], row => regions[row, "short_name"]);
        Grants =
        [
            .. from grant in grants.Rows
               where grants[grant, "kind"] == "regional"
               orderby grants[grant, "date"]
               let basis = grants[grant, "population_basis"]
               select new ExpectedGrant(grants[grant, "id"], grants[grant, "year"],
               [
                   .. from row in allocations.Rows
                      where allocations[row, "grant"] == grants[grant, "id"] && allocations[row, "status"] != "not-part"
                      let people = population.Rows.Single(people => population[people, "region_code"] == allocations[row, "region"]
                          && population[people, "as_of"] == basis)
                      select new ExpectedRow(names[allocations[row, "region"]], Value(allocations[row, "amount"]),
                          allocations[row, "earmark"].Length > 0 ? Value(allocations[row, "earmark"]) : null,
                          Value(population[people, "population"])),
               ]),
        ];
        Mean = Grants.Sum(grant => grant.Total / population.Rows
            .Where(people => population[people, "as_of"]
                == grants[grants.Rows.Single(row => grants[row, "id"] == grant.Id), "population_basis"])
            .Sum(people => Value(population[people, "population"])));
    }

    public IReadOnlyList<ExpectedGrant> Grants { get; }

    /// <summary>Kronor per inhabitant of the whole country, all grants together.</summary>
    public decimal Mean { get; }

    /// <summary>The grant that moved most money away from a split per inhabitant.</summary>
    public ExpectedGrant Focus => Grants.MaxBy(grant => grant.Rows.Sum(row => Math.Max(0, grant.Difference(row))))!;

    public static string Text(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Numbers);

    private static decimal Value(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A grant with regional rows.</summary>
internal sealed record ExpectedGrant(string Id, string Year, IReadOnlyList<ExpectedRow> Rows)
{
    private const int AllRegions = 21;

    private string Words => Id[5..].Replace('-', ' ');

    /// <summary>"2022-backlog" is called "Backlog 2022".</summary>
    public string Label => $"{char.ToUpperInvariant(Words[0])}{Words[1..]} {Year}"
        + (Rows.Count == AllRegions ? "" : $" ({Rows.Count} regions)");

    public string Name => $"the {Words} grant of {Year}" + (Rows.Count == AllRegions ? "" : $" to {Rows.Count} regions");

    public decimal Total => Rows.Sum(row => row.Amount);

    public bool HasEarmark => Rows[0].Earmark is not null;

    public decimal Difference(ExpectedRow row) => row.Amount - Total * row.People / Rows.Sum(each => each.People);

    /// <summary>
    /// The Gini coefficient as the mean absolute difference between pairs of inhabitants over twice the mean; money paid back
    /// counts as none.
    /// </summary>
    public decimal Gini
    {
        get
        {
            var people = Rows.Sum(row => row.People);
            var differences = Rows.Sum(one =>
                Rows.Sum(other => one.People / people * (other.People / people)
                    * Math.Abs(Math.Max(0, one.PerHead) - Math.Max(0, other.PerHead))));
            return differences / (2 * Rows.Sum(row => Math.Max(0, row.Amount)) / people);
        }
    }
}

/// <summary>A region's row of a grant.</summary>
internal sealed record ExpectedRow(string Region, decimal Amount, decimal? Earmark, decimal People)
{
    public decimal PerHead => Amount / People;
}
