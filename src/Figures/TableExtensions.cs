using System.Collections;

namespace Figures;

/// <summary>Makes tables of rows.</summary>
public static class TableExtensions
{
    /// <summary>Lays rows out as a table.</summary>
    /// <param name="rows">The rows: a column for each property, or for each key of a dictionary.</param>
    /// <param name="caption">What stands above the table, as plain text; empty for nothing.</param>
    public static Table ToTable(this IEnumerable rows, string caption = "")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(caption);
        if (rows is ICollection)
            return new Table(rows, caption, []);
        // Read once: what is shown, summed and saved must be the same rows. Of one that goes on no count is known.
        var read = rows.Cast<object?>().Take(Tables.Table.DownloadLimit + 1).ToList();
        return new Table(read.Count > Tables.Table.DownloadLimit ? read.Select(row => row) : read, caption, []);
    }
}
