namespace Funding.Data.Checks;

/// <summary>
/// The printed tables against their own sums, against the published total, and against the rows of the data. A row that
/// differs from print is an error when it changes a sum. When the sums still agree it is a warning: corrections that a
/// publisher makes between regions look like this, and the sums cannot tell which side is right.
/// </summary>
internal static class PrintedTableCheck
{
    public static void Run(RawData data)
    {
        foreach (var grant in data.SoundGrants)
        {
            if (!data.Printed.TryGetValue(grant["id"], out var table) || table is null) continue;
            OwnSums(data, grant, table);
            if (data.IsComplete(grant["id"]))
            {
                Against(data, data[Schemas.Allocations], table, "amount", data.Allocations(grant["id"]), "region", row => row.Amount);
                Against(data, data[Schemas.Allocations], table, "earmark", data.Allocations(grant["id"]), "region", row => row.Earmark);
            }

            if (PrintedBasis(data, grant) is not { } basis) continue;
            var people = data.Populations(basis["id"]);
            if (RawData.AreComplete(people))
                Against(data, data[Schemas.Population], table, "population", people, "region_code", row => row.Population);
        }
    }

    /// <summary>The population that was published by the grant's own source, which is the column of its table.</summary>
    private static Row? PrintedBasis(RawData data, Row grant) =>
        data[Schemas.PopulationBases].Rows.FirstOrDefault(basis =>
            basis["id"] == grant["population_basis"] && basis["source"] == grant["source"]);

    private static void OwnSums(RawData data, Row grant, PrintedTable table)
    {
        if (table.Sum is not { } printed) return;
        var accepted = grant.TextOrNull("accepted_mismatch");
        Own("amount", table.Rows.Sum(row => row.Amount), printed.Amount);
        if (printed.Earmark is { } earmark) Own("earmark", table.Rows.Sum(row => row.Earmark ?? 0), earmark);
        if (printed.Population is { } population) Own("population", table.Rows.Sum(row => row.Population ?? 0), population);

        var total = Stated.Total(grant);
        if (!total.Interval.Contains(printed.Amount))
            (accepted is null ? data.Findings : data.Warnings).Add(new(table.Path, printed.Line,
                $"a printed sum of {Format.Kronor(printed.Amount)}",
                $"the published total of grants.csv:{grant.Line}, {total}", "one of the two was mistyped"));
        if (printed.Population is { } people && PrintedBasis(data, grant) is { IsSound: true } basis
            && basis.Whole("national_total") is var known && known != people)
            data.Findings.Add(new(table.Path, printed.Line, $"a printed sum of {Format.Number(people)} people",
                $"the total of {data[Schemas.PopulationBases].Path}:{basis.Line}, {Format.Number(known)}", "one of the two was mistyped"));

        void Own(string column, long sum, long expected)
        {
            if (sum == expected) return;
            // Rows rounded to whole millions need not add up to a sum that was rounded after adding.
            var difference = Math.Abs(sum - expected);
            var isRounding = column != "population" && (grant.WholeOrNull("rounding_unit") ?? 1) is > 1 and var unit
                && difference <= unit * (table.Rows.Count + 1) / 2;
            var cause = accepted is not null ? $"accepted, {accepted}" : isRounding ? "each row was rounded on its own"
                : $"a digit was lost or changed; the difference is {Format.Number(difference)}";
            (isRounding || accepted is not null ? data.Warnings : data.Findings).Add(new(table.Path, printed.Line,
                $"rows whose {column} sums to {Format.Number(sum)}", $"the printed sum, {Format.Number(expected)}", cause));
        }
    }

    private static void Against(
        RawData data, Table file, PrintedTable table, string column, IReadOnlyList<Row> rows, string key, Func<PrintedRow, long?> figure)
    {
        var printed = table.Rows.ToDictionary(row => row.Label);
        long difference = 0;
        var findings = new List<Finding>();
        foreach (var row in rows)
        {
            if (!printed.TryGetValue(row[key], out var expected) || figure(expected) is not { } number) continue;
            var found = row.WholeOrNull(column) ?? 0;
            if (found == number) continue;
            difference += found - number;
            findings.Add(new(file.Path, row.Line, $"{column} {Format.Number(found)} for {data.NameOf(row[key])}",
                $"{Format.Number(number)}, as printed in {table.Path}:{expected.Line}", "one of the two was mistyped"));
        }

        (difference == 0 ? data.Warnings : data.Findings).AddRange(findings);
    }
}
