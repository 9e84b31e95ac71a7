namespace Funding.Import.Reading;

/// <summary>
/// What each column means, told by the figures: populations are near known ones, a part is never more than its whole, a
/// whole is the sum of its parts. The header only says which part is the earmark.
/// </summary>
internal static partial class ColumnRoles
{
    private const int FewestRows = 5;
    private const decimal NearPopulation = 0.25m;

    /// <summary>The role of each column; null with a problem where the figures allow several.</summary>
    public static (IReadOnlyList<ColumnRole>? Roles, string? Problem) Decide(
        int columns, IReadOnlyList<(string Code, IReadOnlyList<TableCell> Cells)> sure, string header, Func<string, long> population,
        int? chosen)
    {
        var heads = Heads(header, columns);
        var roles = new ColumnRole?[columns];
        for (var column = 0; column < columns; column++)
        {
            if (sure.Count > 0 && sure.All(row => row.Cells[column].IsEarmark)) roles[column] = ColumnRole.Earmark;
            else if (columns > 1 && sure.Count >= FewestRows && sure.All(row => IsNear(row.Cells[column], population(row.Code))))
                roles[column] = ColumnRole.Population;
            else if (NoAmount().Match(heads[column]) is { Success: true } word)
            {
                if (columns == 1 || chosen == column + 1)
                    return (null, $"The column '{heads[column]}' holds no amounts: '{word.Value}' is not money.");
                roles[column] = ColumnRole.Other;
            }
        }

        var open = Enumerable.Range(0, columns).Where(column => roles[column] is null).ToList();
        if (chosen is { } wanted)
        {
            if (wanted < 1 || wanted > columns) return (null, $"--column {wanted}: the table has {columns} columns of figures.");
            foreach (var column in open) roles[column] = column == wanted - 1 ? ColumnRole.Amount : ColumnRole.Part;
            if (!open.Contains(wanted - 1)) return (null, $"--column {wanted}: that column holds no amounts.");
        }
        else if (open.Where(column => Year().IsMatch(heads[column])).Select(column => heads[column]).ToList() is { Count: > 1 } years)
            return (null, $"The columns are of several years ({Prose.List(years)}). "
                + "Give --column N, counted among the columns of figures.");
        else if (open.Count > 1 && open.Any(column => Municipalities().IsMatch(heads[column])))
            return (null, $"The columns are of several recipients ({Prose.List(open.Select(column => heads[column]))}). "
                + "Give --column N, counted among the columns of figures.");
        else if (open.Count == 1) roles[open[0]] = ColumnRole.Amount;
        else if (open.Count == 0 || !Parts(open, sure, header, roles))
            return (null, $"The table has {columns} columns of figures in {Example(sure)}, and which one is the amount cannot be told. "
                + "Give --column N, counted among the columns of figures.");

        if (columns > 1 && NamesPopulation(header, heads) && !roles.Contains(ColumnRole.Population))
            return (null, "The header names a column of populations, but no column is within 25 % of the known populations: was the "
                + "table cut, or are its columns exchanged?");
        return ([.. roles.Select(role => role!.Value)], null);
    }

    /// <summary>Whether a column is headed by a word for people; a sentence above the table says by what the money is split.</summary>
    private static bool NamesPopulation(string header, string[] heads) =>
        (heads.Any(head => head.Length > 0) ? heads : header.Split('\n').Where(line => !line.TrimEnd().EndsWith('.')))
        .Any(head => PopulationWord().IsMatch(head));

    /// <summary>What stands above each column of figures, where a line of the header has a cell for each; else empty.</summary>
    private static string[] Heads(string header, int columns)
    {
        var cells = header.Split('\n').Select(line => Separator().Split(line)).LastOrDefault(cells => cells.Length == columns + 1);
        return cells is null ? [.. Enumerable.Repeat("", columns)] : cells[1..];
    }

    private static bool Parts(
        List<int> open, IReadOnlyList<(string Code, IReadOnlyList<TableCell> Cells)> sure, string header, ColumnRole?[] roles)
    {
        if (sure.Count < FewestRows) return false;
        foreach (var whole in open)
        {
            var parts = open.Where(column => column != whole).ToList();
            var isSum = parts.Count > 1 && sure.All(row =>
                Math.Abs(parts.Sum(part => row.Cells[part].Value) - row.Cells[whole].Value) <= Tolerance(row.Cells[whole], parts.Count));
            var isLarger = parts.Count == 1 && EarmarkWord().IsMatch(header)
                && sure.All(row => row.Cells[whole].Value >= row.Cells[parts[0]].Value)
                    && sure.Any(row => row.Cells[whole].Value > row.Cells[parts[0]].Value);
            if (!isSum && !isLarger) continue;
            roles[whole] = ColumnRole.Amount;
            foreach (var part in parts) roles[part] = isLarger ? ColumnRole.Earmark : ColumnRole.Part;
            if (isSum && EarmarkIndex(open, whole, header) is { } earmark) roles[earmark] = ColumnRole.Earmark;
            return true;
        }

        return false;
    }

    // Parts in whole millions need not add up to a whole in whole millions.
    private static decimal Tolerance(TableCell whole, int parts) => whole.Value < 100_000 ? (parts + 1) / 2m : 0;

    /// <summary>The column that stands where the header's word for the earmark stands among its words for amounts.</summary>
    private static int? EarmarkIndex(List<int> open, int whole, string header)
    {
        var words = AmountWord().Matches(header).ToList();
        var index = words.FindIndex(word => word.Groups["earmark"].Success);
        if (words.Count != open.Count || index < 0 || open[index] == whole) return null;
        return open[index];
    }

    private static bool IsNear(TableCell cell, long population) =>
        cell.Unit.Length == 0 && cell.Decimals == 0 && Math.Abs(cell.Value - population) <= population * NearPopulation;

    private static string Example(IReadOnlyList<(string Code, IReadOnlyList<TableCell> Cells)> sure) =>
        sure.Count == 0 ? "no row whose figures are certain" : $"rows such as '{string.Join(" | ", sure[0].Cells)}'";

    [GeneratedRegex(
        @"\b(?:befolkning|folkmängd|antal invånare|invånarantal)\b|^invånare$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    public static partial Regex PopulationWord();

    [GeneratedRegex(@"kommun(?:er|erna|ernas)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Municipalities();

    /// <summary>Counts, shares, ranks and rates: figures that are no amount, whatever they are near.</summary>
    [GeneratedRegex(
        @"\b(?:antal|andel\w*|procent|promille|rang|plats|index|per\s+(?:invånare|capita|inv\b))|%|‰|kr\s*/\s*inv",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoAmount();

    [GeneratedRegex(@"^\D{0,8}20\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"\s*(?:\t|\ {2,}|;|\|)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:varav|därav|bup|öronmärk\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarmarkWord();

    [GeneratedRegex(
        @"\b(?:(?<earmark>(?:varav |därav )?bup|öronmärk\w*)|övrigt?|övriga|resterande|grunddel|grundbelopp|allmän del|totalt|total|summa"
            + @"|belopp|fördelade medel)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmountWord();
}

internal enum ColumnRole
{
    Amount,

    /// <summary>The part of the amount that is tied to a purpose.</summary>
    Earmark,

    Population,

    /// <summary>Another part of the amount, which the amount includes.</summary>
    Part,

    /// <summary>What the header says is no amount, such as a share or a rate.</summary>
    Other,
}
