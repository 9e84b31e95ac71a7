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
               select new ExpectedGrant(Label(grants[grant, "id"]), grants[grant, "year"],
               [
                   .. from row in allocations.Rows
                      where allocations[row, "grant"] == grants[grant, "id"]
                      let people = population.Rows.Single(people => population[people, "region_code"] == allocations[row, "region"]
                          && population[people, "as_of"] == basis)
                      select new ExpectedRow(names[allocations[row, "region"]], Value(allocations[row, "amount"]),
                          allocations[row, "earmark"].Length > 0 ? Value(allocations[row, "earmark"]) : null,
                          Value(population[people, "population"])),
               ]),
        ];
    }

    public IReadOnlyList<ExpectedGrant> Grants { get; }

    /// <summary>The grant that moved most money away from a split per inhabitant.</summary>
    public ExpectedGrant Focus => Grants.MaxBy(grant => grant.Rows.Sum(row => Math.Max(0, grant.Difference(row))))!;

    public static string Text(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Numbers);

    /// <summary>"2022-backlog" is called "Backlog 2022".</summary>
    private static string Label(string id)
    {
        var (year, words) = (id[..4], id[5..].Replace('-', ' '));
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} {year}";
    }

    private static decimal Value(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A grant with regional rows.</summary>
internal sealed record ExpectedGrant(string Label, string Year, IReadOnlyList<ExpectedRow> Rows)
{
    public string Name => $"the {char.ToLowerInvariant(Label[0])}{Label[1..^5]} grant of {Year}";

    public decimal Total => Rows.Sum(row => row.Amount);

    public bool HasEarmark => Rows[0].Earmark is not null;

    public decimal Difference(ExpectedRow row) => row.Amount - Total * row.People / Rows.Sum(each => each.People);

    /// <summary>The Gini coefficient as the mean absolute difference between pairs of inhabitants over twice the mean.</summary>
    public decimal Gini
    {
        get
        {
            var people = Rows.Sum(row => row.People);
            var differences = Rows.Sum(one =>
                Rows.Sum(other => one.People / people * (other.People / people) * Math.Abs(one.PerHead - other.PerHead)));
            return differences / (2 * Total / people);
        }
    }
}

/// <summary>A region's row of a grant.</summary>
internal sealed record ExpectedRow(string Region, decimal Amount, decimal? Earmark, decimal People)
{
    public decimal PerHead => Amount / People;
}
