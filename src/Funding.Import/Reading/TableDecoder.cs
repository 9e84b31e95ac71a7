namespace Funding.Import.Reading;

/// <summary>Turns a found table into figures with meaning: how many columns, what each means, and where numbers end.</summary>
internal sealed class TableDecoder(
    Func<string, long> population, int? chosenColumn, Func<FoundTable, (decimal Low, decimal High)?> proseTotal)
{
    public Decoded Decode(FoundTable table)
    {
        var columns = table.Rows.GroupBy(row => row.Fewest)
            .OrderByDescending(group => group.Count())
            .ThenByDescending(group => group.Key)
            .First().Key;
        var readings = table.Rows.Select(row => row.Readings(columns)).ToList();
        var unreadable = table.Rows.Where((_, i) => readings[i].Count == 0).ToList();
        if (unreadable.Count > 0)
            return Decoded.Refused(unreadable.Select(row =>
                $"Line {row.Line}: '{row.Label}' has {Figures(row)}, which cannot be read as "
                    + $"{Prose.Count(columns, "number", "numbers")} as in the other rows: a digit or a space was lost, "
                    + "or the row was cut off."));

        var header = string.Join('\n', table.Header.Select(line => line.Text));
        var sure = table.Rows.Zip(readings)
            .Where(pair => pair.Second.Count == 1)
            .Select(pair => (pair.First.Code!, pair.Second[0]))
            .ToList();
        var (roles, problem) = ColumnRoles.Decide(columns, sure, header, population, chosenColumn);
        if (roles is null) return Decoded.Refused(problem!);

        for (var i = 0; i < readings.Count; i++)
            readings[i] = readings[i].Count == 1 ? readings[i] : [.. readings[i].Where(cells => IsPossible(table.Rows[i], cells, roles))];
        var impossible = table.Rows.Where((_, i) => readings[i].Count == 0).ToList();
        if (impossible.Count > 0)
            return Decoded.Refused(
                impossible.Select(
                    row =>
                        $"Line {row.Line}: '{row.Label}' has {Figures(row)}; no way to part them gives a possible "
                            + $"{Prose.List(roles.Select(Name))}."));
        return Solve(table, columns, roles, readings);
    }

    private Decoded Solve(
        FoundTable table, int columns, IReadOnlyList<ColumnRole> roles, List<IReadOnlyList<IReadOnlyList<TableCell>>> readings)
    {
        var ambiguous = Enumerable.Range(0, readings.Count).Where(i => readings[i].Count > 1).ToList();
        var solutions = new List<(int[] Choice, IReadOnlyList<TableCell?>? Sums)>();
        var readingsOfSum = Sums(table, columns, roles).ToList();
        foreach (var sums in readingsOfSum)
        {
            // Without ambiguity there is nothing to search for: a wrong sum is a finding of the checks.
            var targets = ambiguous.Count == 0 && readingsOfSum.Count == 1
                ? new (decimal, decimal)?[columns]
                : [.. Enumerable.Range(0, columns).Select(column => Target(column))];
            if (SplitSearch.Find(readings, targets) is not { } found)
                return Decoded.Refused(
                    "Too many ways to part the figures of the table; save it with tabs or semicolons between its columns.");
            solutions.AddRange(found.Select(choice => (choice, sums)));

            (decimal, decimal)? Target(int column) =>
                sums?[column] is { } cell ? (cell.Value - Slack(cell), cell.Value + Slack(cell))
                : roles[column] == ColumnRole.Amount ? proseTotal(table) : null;
        }

        if (ambiguous.Count == 0 && solutions.Count != 1) return Decoded.Refused(SumCandidates(table, columns));
        if (solutions.Count != 1) return Decoded.Refused(Undecided(table, readings, ambiguous, solutions.Count));
        var (choices, sumCells) = solutions[0];
        var rows = table.Rows.Select((row, i) => Row(row.Line, row.Label, row.Code, readings[i][choices[i]], roles)).ToList();
        var decisions = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var ways = table.Rows[i].Readings(columns).Count;
            if (ways == 1) continue;
            var reason = sumCells is null && !ambiguous.Contains(i) ? "is near the region's known population" : "agrees with the sums";
            decisions.Add($"line {table.Rows[i].Line}: '{Text(table.Rows[i])}' can be parted in {Prose.Number(ways)} ways; only "
                + $"{string.Join(" | ", readings[i][choices[i]].AsEnumerable())} {reason}");
        }

        if (roles.Contains(ColumnRole.Part))
            decisions.Add("The table has a column that is another part of the amount: it is checked, not recorded.");
        var sum = table.Sums.Count > 0 && sumCells is not null ? Row(table.Sums[0].Line, table.Sums[0].Label, null, sumCells, roles) : null;
        return new(rows, sum, decisions, []);
    }

    /// <summary>The ways to read the row of sums; one null without such a row. A single figure is the sum of the amounts.</summary>
    private static IEnumerable<IReadOnlyList<TableCell?>?> Sums(FoundTable table, int columns, IReadOnlyList<ColumnRole> roles)
    {
        if (table.Sums.Count == 0) return [null];
        var sum = table.Sums[0];
        if (sum.Readings(columns) is { Count: > 0 } readings) return readings;
        return sum.Readings(1)
            .Select(cells => (IReadOnlyList<TableCell?>)[.. roles.Select(role => role == ColumnRole.Amount ? cells[0] : null)]);
    }

    private static decimal Slack(TableCell sum) => sum.Value >= 1_000_000 ? 0 : 11;

    private bool IsPossible(TableRow row, IReadOnlyList<TableCell> cells, IReadOnlyList<ColumnRole> roles)
    {
        decimal? amount = null;
        decimal? earmark = null;
        for (var i = 0; i < roles.Count; i++)
        {
            if (roles[i] == ColumnRole.Population && Math.Abs(cells[i].Value - population(row.Code!)) > population(row.Code!) / 2m)
                return false;
            if (roles[i] == ColumnRole.Amount) amount = cells[i].Value;
            if (roles[i] == ColumnRole.Earmark) earmark = cells[i].Value;
        }

        return earmark is null || amount is null || earmark <= amount;
    }

    private static DecodedRow Row(int line, string label, string? code, IReadOnlyList<TableCell?> cells, IReadOnlyList<ColumnRole> roles)
    {
        return new(line, label, code, In(ColumnRole.Amount)!, In(ColumnRole.Earmark), In(ColumnRole.Population));

        TableCell? In(ColumnRole role)
        {
            for (var i = 0; i < roles.Count; i++)
                if (roles[i] == role) return cells[i];
            return null;
        }
    }

    private static IEnumerable<string> Undecided(
        FoundTable table, List<IReadOnlyList<IReadOnlyList<TableCell>>> readings, List<int> ambiguous, int solutions)
    {
        yield return solutions == 0
            ? "No way to part the figures agrees with the sums: a digit of the table was misprinted or lost."
            : "The sums allow several ways to part the figures:";
        foreach (var i in ambiguous)
            yield return $"Line {table.Rows[i].Line}: '{Text(table.Rows[i])}' could be "
                + $"{Prose.List(readings[i].Select(cells => string.Join(" | ", cells.AsEnumerable())), last: "or")}.";
    }

    private static IEnumerable<string> SumCandidates(FoundTable table, int columns) =>
        [$"Line {table.Sums[0].Line}: '{Text(table.Sums[0])}' could be "
            + $"{Prose.List(table.Sums[0].Readings(columns).Select(cells => string.Join(" | ", cells.AsEnumerable())), last: "or")}; "
            + "the rows agree with none of these, or with several."];

    private static string Text(TableRow row) => $"{row.Label} {string.Join(' ', row.Figures.Select(run => string.Join(' ', run.Groups)))}";

    private static string Figures(TableRow row) =>
        row.Figures.Count == 0 ? "no figures" : $"'{string.Join(' ', row.Figures.SelectMany(run => run.Groups))}'";

    private static string Name(ColumnRole role) => role switch
    {
        ColumnRole.Amount => "amount",
        ColumnRole.Earmark => "earmark",
        ColumnRole.Population => "population",
        _ => "part",
    };
}

/// <summary>A table whose every figure is known, or why not.</summary>
internal sealed record Decoded(
    IReadOnlyList<DecodedRow> Rows, DecodedRow? Sum, IReadOnlyList<string> Decisions, IReadOnlyList<string> Problems)
{
    public static Decoded Refused(params IEnumerable<string> problems) => new([], null, [], [.. problems]);
}

/// <summary>A row whose figures are known, each with its column's meaning.</summary>
internal sealed record DecodedRow(int Line, string Label, string? Code, TableCell Amount, TableCell? Earmark, TableCell? Population);
