using System.Text.RegularExpressions;

namespace Funding.Data;

/// <summary>Reads the figures of a table that is kept as it was printed.</summary>
internal static partial class PrintedTableReader
{
    /// <summary>What the row of sums is called, at the beginning of a line: a word for all, and what often follows it.</summary>
    [GeneratedRegex(
        @"^(?:summa|totalsumma|totalbelopp|totalt?|sammanlagt|(?:hela\s+)?(?:riket|landet)|sverige|(?:samtliga|alla)\s+regioner)"
            + @"(?:[\s,]+(?:summa|totalt?|belopp|kronor|kr|tkr|mkr|mnkr"
            + @"|(?:samtliga\s+|alla\s+)?regioner(?:na)?|(?:för\s+)?(?:hela\s+)?(?:riket|landet)))*"
            + @"(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex SumLabel();

    public static PrintedTable? Read(
        Table table, Table regions, RegionNames names, IReadOnlyList<string> notPart, List<Finding> findings)
    {
        // Without the regions every name would be unknown, and that says nothing about the table.
        if (!table.IsSound || !regions.IsSound) return null;
        var seen = new Dictionary<string, int>();
        var rows = new List<PrintedRow>();
        PrintedRow? sum = null;
        var sound = true;
        foreach (var row in table.Rows)
        {
            // Of a region that is no part of the grant there is no row, or one without an amount.
            if (notPart.Count > 0 && names.CodeOf(row["region"]) is { } absent && notPart.Contains(absent))
            {
                if (row["amount"].Any(char.IsDigit))
                    Reject(row, $"an amount for '{row["region"]}'", "none: the region is not part of the grant", "its status is wrong");
                continue;
            }

            if (!row.IsSound || Figures(table, row, findings) is not { } printed)
            {
                sound = false;
                continue;
            }

            if (SumLabel().Match(printed.Label).Length == printed.Label.Length) sum = printed;
            else if (names.CodeOf(printed.Label) is not { } code)
                Reject(row, $"unknown region '{printed.Label}'", "a name of regions.csv", "a misprint, or an alias to be added there");
            else if (!seen.TryAdd(code, row.Line))
                Reject(row, $"'{printed.Label}' again", $"each region once; it is in line {seen[code]}", "two names of one region");
            else rows.Add(printed with { Label = code });
        }

        foreach (var missing in names.Codes.Except(notPart).Where(code => sound && !seen.ContainsKey(code)))
            findings.Add(new(table.Path, null, $"no row for {names.ShortName(missing)}",
                $"a row for each of the {Region.Count} regions", "the table was cut off"));

        return sound && rows.Count == Region.Count - notPart.Count ? new(table.Path, rows, sum) : null;

        void Reject(Row row, string found, string expected, string cause)
        {
            sound = false;
            findings.Add(new(table.Path, row.Line, found, expected, cause));
        }
    }

    /// <summary>Stands for a cell that is no number; a finding says so.</summary>
    private const long NoNumber = long.MinValue;

    private static PrintedRow? Figures(Table table, Row row, List<Finding> findings)
    {
        var (amount, earmark, population) = (Parse("amount"), Parse("earmark"), Parse("population"));
        return amount is null or NoNumber || earmark < 0 || population < 0 ? null
            : new(row.Line, row["region"], amount.Value, earmark, population);

        long? Parse(string column)
        {
            if (row[column].Length == 0) return null;
            if (column == "earmark" && PrintedNumber.IsDash(row[column])) return 0;
            if (PrintedNumber.Parse(row[column]) is { } number) return number;
            findings.Add(new(table.Path, row.Line, $"{column} '{row[column]}'",
                "a number as Swedish pages print it, with kr, miljoner or nothing after it"));
            return NoNumber;
        }
    }
}
