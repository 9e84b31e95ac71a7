namespace Figures;

/// <summary>
/// Rows as a reader sees them: a heading in words for each property, numbers aligned and with thin spaces, the first hundred
/// shown and further ones in what a reader saves. Made by <see cref="TableExtensions.ToTable"/>; immutable.
/// </summary>
/// <example>
/// <code>
/// rows.ToTable("Kronor per inhabitant by region").WithSum("Kronor")
/// </code>
/// </example>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class Table
{
    private const int RowsShown = 100;

    private readonly IReadOnlyCollection<string> _sums;
    private readonly IReadOnlyList<ReaderText> _names;

    internal Table(IEnumerable rows, ReaderText caption, IReadOnlyCollection<string> sums, IReadOnlyList<ReaderText> names)
    {
        (Rows, Caption, _sums, _names) = (rows, caption, sums, names);
        // A cell that names a column which is not there fails where it stands, not where the table is shown.
        if (sums.Count > 0 || names.Count > 0) _ = Layout();
    }

    /// <summary>The rows; of a sequence of dictionaries each key is a column.</summary>
    public IEnumerable Rows { get; }

    /// <summary>What stands above the table, as plain text; empty for nothing.</summary>
    public ReaderText Caption { get; }

    /// <summary>The table with a last row of sums, which sorting leaves where it is.</summary>
    /// <param name="columns">The headings of columns of numbers.</param>
    /// <exception cref="ArgumentException">There is no such column of numbers, or there are more than 10 000 rows.</exception>
    public Table WithSum(params IEnumerable<string> columns) => new(Rows, Caption, [.. _sums, .. columns], _names);

    /// <summary>The table under other headings, in the order of its columns; sums keep the names that they were asked by.</summary>
    /// <param name="names">One heading a column.</param>
    /// <exception cref="ArgumentException">The number of headings is not that of the columns.</exception>
    public Table WithColumns(params IEnumerable<ReaderText> names) => new(Rows, Caption, _sums, [.. names]);

    /// <summary>The table as HTML that needs no script.</summary>
    public string ToHtml() => Tables.TableHtml.Write(Layout(), Heading);

    /// <summary>The table as text in columns.</summary>
    public string ToText() => Tables.TableText.Write(Layout(), Heading);

    private string? Heading => Caption.IsEmpty ? null : Caption.ToString();

    /// <summary>Laid out when it is shown: numbers are written in the culture of that moment.</summary>
    private Tables.Table Layout()
    {
        var table = Tables.Table.Of(Rows, RowsShown, _sums, Tables.ReadableName.OfMember);
        return _names.Count == 0 ? table
            : _names.Count != table.Columns.Count
            ? throw new ArgumentException($"The table has {table.Columns.Count} columns "
                + $"({string.Join(", ", table.Columns.Select(column => column.Name))}), but {_names.Count} names were given.")
            : table with { Columns = [.. table.Columns.Zip(_names, (column, name) => column.Named(name.ToString()))] };
    }
}

/// <summary>Makes tables of rows.</summary>
public static class TableExtensions
{
    /// <summary>Lays rows out as a table.</summary>
    /// <param name="rows">The rows: a column for each property, or for each key of a dictionary.</param>
    /// <param name="caption">What stands above the table, as plain text; empty for nothing.</param>
    /// <param name="sv">The caption in Swedish; null for none.</param>
    public static Table ToTable(this IEnumerable rows, ReaderText? caption = null, ReaderText? sv = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        caption = (caption ?? "").InSwedish(sv);
        if (rows is ICollection)
            return new Table(rows, caption, [], []);
        // Read once: what is shown, summed and saved must be the same rows. Of one that goes on no count is known.
        var read = rows.Cast<object?>().Take(Tables.Table.DownloadLimit + 1).ToList();
        return new Table(read.Count > Tables.Table.DownloadLimit ? read.Select(row => row) : read, caption, [], []);
    }
}
