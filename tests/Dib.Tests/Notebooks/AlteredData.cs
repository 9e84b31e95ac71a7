using System.Globalization;
using System.Text.RegularExpressions;

namespace Dib.Tests.Notebooks;

/// <summary>A copy of the data and the notebooks, in which amounts are altered so that rows,
/// totals and printed tables still agree.</summary>
internal sealed partial class AlteredData : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CsvFile _grants;
    private readonly CsvFile _allocations;
    private readonly CsvFile _prose;

    public AlteredData()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "data"), "*", SearchOption.AllDirectories))
            _folder.Write(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file));
        foreach (var notebook in Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.dib"))
            _folder.Write(Path.Combine("notebooks", Path.GetFileName(notebook)), LibraryReference().Replace(File.ReadAllText(notebook),
                match => $"#r \"{Path.GetFullPath(match.Groups["path"].Value, Path.GetDirectoryName(notebook)!)}\""));
        (_grants, _allocations, _prose) = (Csv("grants.csv"), Csv("allocations.csv"), Csv("prose-amounts.csv"));
    }

    public string Place => _folder.Path;

    /// <summary>Removes all notebooks but the set-up and some.</summary>
    public void Keep(params string[] notebooks)
    {
        foreach (var notebook in Directory.EnumerateFiles(Path.Combine(Place, "notebooks"), "*.dib")
            .Where(path => !notebooks.Append("setup").Contains(Path.GetFileNameWithoutExtension(path)))) File.Delete(notebook);
    }

    /// <summary>Halves every amount, total, rounding unit and statement; amounts to the krona are rounded.</summary>
    public void Halve()
    {
        string Half(string kronor) => kronor is "" or "1" ? kronor : Text((Number(kronor) + 1) / 2);
        foreach (var row in _allocations.Rows)
        {
            _allocations[row, "amount"] = Half(_allocations[row, "amount"]);
            _allocations[row, "earmark"] = Half(_allocations[row, "earmark"]);
            _allocations[row, "rounding_unit"] = Half(_allocations[row, "rounding_unit"]);
        }

        foreach (var row in _grants.Rows)
        {
            foreach (var column in (string[])["published_total", "total_unit", "rounding_unit"])
                _grants[row, column] = Half(_grants[row, column]);
        }

        foreach (var row in _prose.Rows)
        {
            foreach (var column in (string[])["amount", "unit"]) _prose[row, column] = Half(_prose[row, column]);
        }
    }

    /// <summary>Gives every region what the region before it in the list got, in all grants.</summary>
    public void Rotate()
    {
        foreach (var rows in _allocations.Rows.GroupBy(row => _allocations[row, "grant"]))
        {
            var before = rows.Select(row => (Amount: _allocations[row, "amount"], Earmark: _allocations[row, "earmark"])).ToList();
            foreach (var (row, index) in rows.Select((row, index) => (row, index)))
                (_allocations[row, "amount"], _allocations[row, "earmark"]) = before[(index + before.Count - 1) % before.Count];
        }
    }

    /// <summary>Splits a grant by a population of a year that the data do not have: as the regions grew from 2020 to 2023,
    /// and a year more.</summary>
    public void SplitByLaterPopulation(string grant)
    {
        var population = Csv("population.csv");
        double People(string region, string basis) => Number(population[population.Rows.Single(row =>
            population[row, "region_code"] == region && population[row, "as_of"] == basis), "population"]);
        double Later(string region) => People(region, "2023-12-31") + (People(region, "2023-12-31") - People(region, "2020-12-31")) / 3;
        var rows = _allocations.Rows.Where(row => _allocations[row, "grant"] == grant).ToList();
        var (total, people) = (rows.Sum(row => Number(_allocations[row, "amount"])), rows.Sum(row => Later(_allocations[row, "region"])));
        foreach (var row in rows) _allocations[row, "amount"] = Text((long)Math.Round(total * Later(_allocations[row, "region"]) / people));
    }

    /// <summary>Publishes a rounded grant to the krona: some thousands more or less in every amount, without any rounding.</summary>
    public void PublishToTheKrona(string grant)
    {
        foreach (var (index, row) in RowsOf(grant).Index())
        {
            _allocations[row, "amount"] = Text(Number(_allocations[row, "amount"]) + 11_111 * (index - 10));
            if (_allocations[row, "earmark"].Length > 0)
                _allocations[row, "earmark"] = Text(Number(_allocations[row, "earmark"]) + 1_234 * (index - 10));
            _allocations[row, "rounding_unit"] = "1";
        }

        _grants[Grant(grant), "rounding_unit"] = "1";
        _prose.Remove(row => _prose[row, "grant"] == grant);
    }

    /// <summary>Hedges a total that was exact, or leaves it out, so that only the sum of the rows is known.</summary>
    public void State(string grant, string qualifier, long total, long unit)
    {
        var row = Grant(grant);
        _grants[row, "published_total"] = Text(total);
        (_grants[row, "total_qualifier"], _grants[row, "total_unit"]) = (qualifier, Text(unit));
    }

    /// <summary>A second grant in the year of another, with its amounts the other way round.</summary>
    public void AddGrantLike(string grant, string id)
    {
        File.Copy(Path.Combine(Place, "data", _grants[Grant(grant), "table"]), Path.Combine(Place, "data", "tables", $"{id}.csv"));
        var (row, amounts) = (Grant(grant), RowsOf(grant).Select(row => _allocations[row, "amount"]).Reverse().ToList());
        _grants.Add([.. _grants.Header.Select(column => column switch
        {
            "id" => id,
            "table" => $"tables/{id}.csv",
            "part_of" or "note" => "",
            _ => _grants[row, column],
        })]);
        foreach (var (index, allocation) in RowsOf(grant).ToList().Index())
            _allocations.Add([.. _allocations.Header
                .Select(column => column switch { "grant" => id, "amount" => amounts[index], _ => _allocations[allocation, column] })]);
        var components = Csv("components.csv");
        foreach (var component in components.Rows.Where(component => components[component, "grant"] == grant).ToList())
            components.Add([.. components.Header
                .Select(column => column switch { "grant" => id, "published_total" => "", _ => components[component, column] })]);
        components.Save();
    }

    /// <summary>Splits a grant by a fixed part for every region and the rest by population, to the krona.</summary>
    public void SplitByFixedPartAndPopulation(string grant, long perRegion, double perInhabitant)
    {
        var population = Csv("population.csv");
        var basis = _grants[Grant(grant), "population_basis"];
        foreach (var row in RowsOf(grant))
        {
            var people = population.Rows
                .Single(people => population[people, "region_code"] == _allocations[row, "region"] && population[people, "as_of"] == basis);
            (_allocations[row, "amount"], _allocations[row, "rounding_unit"]) =
                (Text((long)Math.Round(perRegion + perInhabitant * Number(population[people, "population"]))), "1");
        }

        var components = Csv("components.csv");
        foreach (var component in components.Rows.Where(component => components[component, "grant"] == grant))
            foreach (var column in (string[])["nominal_principle", "effective_principle"])
                components[component, column] = "fixed-and-population";
        components.Save();
        _grants[Grant(grant), "rounding_unit"] = "1";
        State(grant, "exact", 0, 1);
        _prose.Remove(row => _prose[row, "grant"] == grant);
    }

    /// <summary>Leaves regions out of a grant, so that they are no part of it.</summary>
    public void LeaveOut(string grant, params string[] regions)
    {
        foreach (var row in RowsOf(grant).Where(row => regions.Contains(_allocations[row, "region"])).ToList())
        {
            (_allocations[row, "amount"], _allocations[row, "earmark"]) = ("", "");
            _allocations[row, "status"] = "not-part";
        }

        _prose.Remove(row => _prose[row, "grant"] == grant);
    }

    /// <summary>Lets regions pay back money of a grant, so that their amounts are below zero.</summary>
    public void PayBack(string grant, long kronor, params string[] regions)
    {
        foreach (var row in RowsOf(grant).Where(row => regions.Contains(_allocations[row, "region"])))
            _allocations[row, "amount"] = Text(-kronor);
        _prose.Remove(row => _prose[row, "grant"] == grant);
    }

    /// <summary>
    /// Takes all money from a region; what the pages say of the old totals goes with it, and a grant in equal shares is none any more.
    /// </summary>
    public void Empty(string region)
    {
        var components = Csv("components.csv");
        foreach (var component in components.Rows.Where(component => components[component, "effective_principle"] == "equal"))
            components[component, "effective_principle"] = components[component, "nominal_principle"] = "performance";
        components.Save();
        foreach (var row in _allocations.Rows.Where(row => _allocations[row, "region"] == region))
        {
            _allocations[row, "amount"] = "0";
            if (_allocations[row, "earmark"].Length > 0) _allocations[row, "earmark"] = "0";
        }

        var regional = _grants.Rows.Where(grant => _grants[grant, "kind"] == "regional").Select(grant => _grants[grant, "id"]).ToHashSet();
        _prose.Remove(row => regional.Contains(_prose[row, "grant"]));
        foreach (var grant in _grants.Rows.Where(grant => _grants[grant, "total_qualifier"] == "just-over"))
            _grants[grant, "total_qualifier"] = "rounded";
    }

    /// <summary>Writes the files, the exact totals and the printed tables made to agree with the rows.</summary>
    public Expected Save()
    {
        foreach (var grant in _grants.Rows.Where(grant => _grants[grant, "kind"] == "regional"))
        {
            var rows = RowsOf(_grants[grant, "id"]).Where(row => _allocations[row, "status"] != "not-part").ToList();
            if (_grants[grant, "total_qualifier"] == "exact")
                _grants[grant, "published_total"] = Text(rows.Sum(row => Number(_allocations[row, "amount"])));
            if (_grants[grant, "table"] is { Length: > 0 } table) Print(table, rows);
        }

        foreach (var file in (CsvFile[])[_grants, _allocations, _prose]) file.Save();
        Describe();
        return new(_grants, _allocations, Csv("population.csv"), Csv("regions.csv"));
    }

    /// <summary>Accepts what was edited, as a user does.</summary>
    public void Describe()
    {
        var (exitCode, output) = BuiltProgram.Run(BuiltProgram.Funding, Place, "check", "--describe");
        exitCode.ShouldBe(0, output);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Reads a saved page into the data, as a user does who got no other help.</summary>
    public Expected Import(string page)
    {
        var (exitCode, output) = BuiltProgram.Run(BuiltProgram.Funding, Place, "import",
            Path.Combine(Repository.Root, "tests", "Dib.Tests", "Notebooks", "pages", page));
        exitCode.ShouldBe(0, output);
        return new(Csv("grants.csv"), Csv("allocations.csv"), Csv("population.csv"), Csv("regions.csv"));
    }

    private void Print(string name, List<IReadOnlyList<string>> rows)
    {
        var (table, regions, population) = (Csv(name), Csv("regions.csv"), Csv("population.csv"));
        table.Remove(_ => true);
        foreach (var row in rows)
        {
            var code = _allocations[row, "region"];
            table.Add([.. table.Header.Select(column => column switch
            {
                "region" => regions[regions.Rows.Single(region => regions[region, "county_code"] == code), "short_name"],
                "population" => population[population.Rows.Single(people =>
                    population[people, "region_code"] == code && population[people, "as_of"] == "2021-grant-basis"), "population"],
                _ => _allocations[row, column],
            })]);
        }

        table.Save();
    }

    private IReadOnlyList<string> Grant(string id) => _grants.Rows.Single(grant => _grants[grant, "id"] == id);

    private IEnumerable<IReadOnlyList<string>> RowsOf(string grant) => _allocations.Rows.Where(row => _allocations[row, "grant"] == grant);

    private CsvFile Csv(string name) => new(Path.Combine(Place, "data", name));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""^#r "(?<path>[^":]+)"[ \t]*$""", RegexOptions.Multiline)]
    private static partial Regex LibraryReference();
}
