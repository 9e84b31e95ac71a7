namespace Funding.Data;

/// <summary>Checks every cell against its column, every key for being unique and every reference for leading somewhere.</summary>
internal static class SchemaCheck
{
    public static void Columns(Table table, List<Finding> findings)
    {
        foreach (var row in table.Rows)
        {
            if (!row.IsSound) continue;
            foreach (var column in table.Schema.Columns)
            {
                if (Fault(column, row[column.Name]) is not { } fault) continue;
                row.IsSound = false;
                findings.Add(new(table.Path, row.Line, $"{column.Name} {Quote(row[column.Name])}", fault.Expected, fault.Cause));
            }
        }
    }

    public static void Keys(Table table, List<Finding> findings)
    {
        if (table.Schema.Key.Count == 0) return;
        var lines = new Dictionary<string, int>();
        foreach (var row in table.Rows)
        {
            var key = string.Join(", ", table.Schema.Key.Select(column => row[column]));
            if (lines.TryAdd(key, row.Line)) continue;
            row.IsSound = false;
            findings.Add(new(table.Path, row.Line, $"{string.Join(", ", table.Schema.Key)} {Quote(key)} again",
                $"it once, as in line {lines[key]}", "a row was pasted twice, or its key was mistyped"));
        }
    }

    /// <summary>An amount is empty where a region is not part, and nowhere else: nothing is not the same as 0.</summary>
    public static void NotPart(Table table, List<Finding> findings)
    {
        foreach (var row in table.Rows.Where(row => row.IsSound))
        {
            var isPart = row["status"] != Schemas.NotPart;
            if (row["amount"].Length > 0 == isPart && (isPart || row["earmark"].Length == 0)) continue;
            row.IsSound = false;
            findings.Add(isPart
                ? new(table.Path, row.Line, "no amount", "a value", "the cell was left empty; a true zero is written 0")
                : new(table.Path, row.Line, $"an amount for a region that is {Schemas.NotPart}", "an empty cell", "the status is wrong"));
        }
    }

    public static void References(Table table, IReadOnlyDictionary<string, Table> tables, List<Finding> findings)
    {
        foreach (var (column, name) in table.Schema.ForeignKeys)
        {
            var target = tables[name];
            if (!target.IsSound) continue;
            var ids = target.Rows.Select(row => row[target.Schema.Key[0]]).ToHashSet();
            foreach (var row in table.Rows)
            {
                var id = row[column];
                if (id.Length == 0 || ids.Contains(id)) continue;
                row.IsSound = false;
                findings.Add(new(table.Path, row.Line, $"unknown {column} {Quote(id)}",
                    $"an id of {target.Path} ({string.Join(", ", ids.Take(30))})", "mistyped, or its row is missing there"));
            }
        }
    }

    private static (string Expected, string? Cause)? Fault(Column column, string cell)
    {
        if (cell.Length == 0) return column.Optional ? null : ("a value", "the cell was left empty; a true zero is written 0");
        if (column.Words.Count > 0 && !column.Words.Contains(cell)) return (string.Join(" or ", column.Words), null);
        if (cell != cell.Trim()) return ("no blanks around the value", null);
        return column.Type switch
        {
            ColumnType.Integer => WholeFault(column, cell),
            ColumnType.Number when !double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number < column.Minimum => ($"a number of at least {column.Minimum} with a decimal point", "a decimal comma"),
            ColumnType.Date when !IsDate(cell) => ("an ISO date, 2024-12-31, 2024-12 or 2024", null),
            _ => null,
        };
    }

    private static (string Expected, string? Cause)? WholeFault(Column column, string cell)
    {
        if (!long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return ("a whole number without separators or unit", "thousands separators, a decimal, or a unit in the cell");
        return column.Minimum is null || number >= column.Minimum ? null
            : ($"at least {column.Minimum}", number < 0 ? "a dash was read as a minus sign" : null);
    }

    private static bool IsDate(string cell) => DateOnly.TryParseExact(
        cell, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Quote(string text) => $"'{text}'";
}
