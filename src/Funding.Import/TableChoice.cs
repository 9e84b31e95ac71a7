using Funding.Import.Layouts;

namespace Funding.Import;

/// <summary>Chooses the one table that a page is about, or says why there is none.</summary>
internal static class TableChoice
{
    /// <summary>Fewer rows are sentences that look like rows.</summary>
    public const int FewestRows = 3;

    /// <summary>So many rows with other names are no headings and sums; there are 290 municipalities.</summary>
    private const int FewestMunicipalities = 40;

    public static (FoundTable? Table, IReadOnlyList<string> Problems) Choose(
        IEnumerable<FoundTable> found, int? wanted, PageNames names, IReadOnlyList<string> notPart)
    {
        var part = names.Codes.Except(notPart).ToList();
        var tables = found.SelectMany(table => Parts(table, part)).Where(table => table.Regions >= FewestRows)
            .OrderByDescending(table => table.Regions).ToList();
        if (tables.Count == 0) return (null, []);
        var complete = new List<FoundTable>();
        foreach (var table in tables.Where(table => IsComplete(table, part)))
            if (!complete.Any(other => table.FirstLine <= other.LastLine && other.FirstLine <= table.LastLine)) complete.Add(table);
        complete = [.. complete.OrderBy(table => table.FirstLine)];
        if (wanted is { } number && (number < 1 || number > Math.Max(1, complete.Count)))
            return (null, [$"--table {number}: the page has {Prose.Count(complete.Count, "whole table", "whole tables")}."]);
        if (complete.Count > 1 && wanted is null)
            return (null, [$"The page has {Prose.Number(complete.Count)} whole tables: "
                + $"{Prose.List(complete.Select((table, i) => $"{i + 1} in lines {table.FirstLine}–{table.LastLine}"))}. Give --table N."]);
        if (complete.Count > 0)
        {
            var chosen = complete[(wanted ?? 1) - 1];
            return notPart.Select(code => Misread(chosen, names, code)).FirstOrDefault(line => line is not null) is { } line
                ? (null, [$"--not-part: line {line.Number} among the rows was not understood, and is no sign that the region is left out: "
                    + $"'{Short(line.Text)}'."])
                : (chosen, []);
        }

        return (null, [.. Faults(tables[0], names, part)]);
    }

    /// <summary>What is wrong with a page whose table is of municipalities, or null.</summary>
    public static string? OfMunicipalities(IReadOnlyList<LineKind> lines)
    {
        var rows = lines.Where(line => line.OtherName is not null).ToList();
        return rows.Count < FewestMunicipalities ? null
            : $"The page's table is one of municipalities or other places: {rows.Count} of its rows are no region's, such as "
                + $"{Prose.List(rows.Take(3).Select(row => $"'{row.OtherName}' in line {row.Line.Number}"))}. Only amounts by region "
                + "are imported.";
    }

    /// <summary>Whether each region that is part has its row, once; of another there may be one with a dash for the amount.</summary>
    private static bool IsComplete(FoundTable table, List<string> part) =>
        table.Problem is null && table.Rows.Count == table.Regions && !part.Except(table.Rows.Select(row => row.Code!)).Any();

    /// <summary>Tables that stand one below the other were found as one; they part where each part is whole.</summary>
    private static IEnumerable<FoundTable> Parts(FoundTable table, List<string> part)
    {
        var height = part.Union(table.Rows.Select(row => row.Code!)).Count();
        if (table.Rows.Count <= height || table.Rows.Count % height != 0) return [table];
        var chunks = table.Rows.Chunk(height).ToList();
        if (chunks.Any(chunk => chunk.Select(row => row.Code).Distinct().Count() != height)) return [table];
        return chunks.Select((rows, i) =>
        {
            var end = i + 1 < chunks.Count ? chunks[i + 1][0].Line : int.MaxValue;
            return table with { Rows = rows, Sums = [.. table.Sums.Where(sum => sum.Line > rows[0].Line && sum.Line < end)] };
        });
    }

    /// <summary>A line among the rows that names the region and could not be read.</summary>
    private static PageLine? Misread(FoundTable table, PageNames names, string code) =>
        table.Unread.FirstOrDefault(line => names.Prefix(line.Text)?.Code == code && line.Text.Any(char.IsDigit));

    private static IEnumerable<string> Faults(FoundTable table, PageNames names, IEnumerable<string> codes)
    {
        if (table.Problem is { } problem) yield return problem;
        var missing = codes.Except(table.Rows.Select(row => row.Code!)).ToList();
        var gone = missing.Where(code => Misread(table, names, code) is null).Select(names.ShortName).ToList();
        if (missing.Count > 0)
            yield return $"The table in lines {table.FirstLine}–{table.LastLine} has no row for "
                + $"{Prose.List(missing.Select(names.ShortName))}: the page was cut off, or the name or figure of the row is misprinted."
                + (gone.Count == 0 ? "" : $" If the grant leaves {(gone.Count == 1 ? "the region" : "these regions")} out, "
                    + $"give --not-part \"{string.Join(", ", gone)}\".");
        foreach (var region in table.Rows.GroupBy(row => row.Code!).Where(rows => rows.Count() > 1))
            yield return $"{names.ShortName(region.Key)} occurs {Prose.Number(region.Count())} times, in lines "
                + $"{Prose.List(region.Select(row => row.Line))}: a row was doubled, or a name is wrong.";
        foreach (var line in table.Unread.Where(line => line.Text.Any(char.IsLetter)).Take(5))
            yield return $"Line {line.Number} among the rows was not understood: '{Short(line.Text)}'.";
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
