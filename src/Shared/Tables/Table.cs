using System.Collections;
using System.Reflection;

namespace Tables;

/// <summary>
/// A sequence laid out in columns. Reads no further than <see cref="DownloadLimit"/> items, so that a long or endless
/// sequence costs no more than that.
/// </summary>
/// <param name="Columns">The columns, each with a value for every row.</param>
/// <param name="Count">How many rows were read: those shown, and those kept for download.</param>
/// <param name="Shown">How many of them are shown.</param>
/// <param name="IsCut">True where the sequence goes on after the last row that was read.</param>
/// <param name="Rest">What is said of the items not shown, or null where there are none.</param>
/// <param name="Sums">The last row: for each column its sum, or null where it has none. Null where no sums are wanted.</param>
internal sealed record Table(IReadOnlyList<TableColumn> Columns, int Count, int Shown, bool IsCut, string? Rest, IReadOnlyList<object?>? Sums)
{
    /// <summary>How many rows are kept for download.</summary>
    public const int DownloadLimit = 10_000;

    /// <param name="sequence">The items.</param>
    /// <param name="limit">How many of them to show.</param>
    /// <param name="sums">The names of the columns to sum.</param>
    /// <param name="nameOf">How a column is headed that shows a property; as the property is written where null.</param>
    /// <exception cref="ArgumentException">A column to sum is not there, or not all numbers; or the sequence is too long to be summed.</exception>
    public static Table Of(IEnumerable sequence, int limit, IReadOnlyCollection<string>? sums = null, Func<MemberInfo, string>? nameOf = null)
    {
        var items = sequence.Cast<object?>().Take(DownloadLimit + 1).ToList();
        var more = items.Count > DownloadLimit;
        if (more)
            items.RemoveAt(DownloadLimit);
        var shown = Math.Min(items.Count, Math.Max(limit, 0));
        if (sums is { Count: > 0 } && more)
            throw new ArgumentException($"A table of more than {NumberText.Grouped(DownloadLimit)} rows is not read to its end, so it has no sums.", nameof(sums));
        var columns = TableColumn.Of(items, nameOf ?? ReadableName.AsWritten);
        return new Table(columns, items.Count, shown, more, DescribeRest(sequence, items.Count, shown, more), sums is { Count: > 0 } && items.Count > 0 ? SumsOf(columns, sums) : null);
    }

    private static List<object?> SumsOf(IReadOnlyList<TableColumn> columns, IReadOnlyCollection<string> sums)
    {
        foreach (var name in sums.Where(name => !columns.Any(column => column.Name == name && column.IsNumeric)))
            throw new ArgumentException($"There is no column of numbers '{name}' to sum; the columns of numbers are {string.Join(", ", columns.Where(column => column.IsNumeric).Select(column => $"'{column.Name}'"))}.", nameof(sums));
        return [.. columns.Select(column => sums.Contains(column.Name) ? column.Sum() : null)];
    }

    private static string? DescribeRest(IEnumerable sequence, int read, int shown, bool more)
    {
        if (read == shown && !more)
            return null;
        var total = !more ? read : sequence is ICollection collection ? collection.Count : CountWithoutReading(sequence);
        var rest = total is { } known ? $"{NumberText.Grouped(known - shown)} more rows" : $"more than {NumberText.Grouped(read - shown)} more rows";
        return read > shown ? $"{rest}, {(more ? $"of which {NumberText.Grouped(read - shown)} are" : "all")} in the download" : rest;
    }

    private static int? CountWithoutReading(IEnumerable sequence) =>
        sequence.GetType().GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))
            .Select(contract => (int?)contract.GetProperty("Count")!.GetValue(sequence))
            .FirstOrDefault();
}
