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

    internal Table(IEnumerable rows, ReaderText caption, IReadOnlyCollection<string> sums)
    {
        (Rows, Caption, _sums) = (rows, caption, sums);
        // A cell that names a column which is not there fails where it stands, not where the table is shown.
        if (sums.Count > 0) _ = Layout();
    }

    /// <summary>The rows; of a sequence of dictionaries each key is a column.</summary>
    public IEnumerable Rows { get; }

    /// <summary>What stands above the table, as plain text; empty for nothing.</summary>
    public ReaderText Caption { get; }

    /// <summary>The table with a last row of sums, which sorting leaves where it is.</summary>
    /// <param name="columns">The headings of columns of numbers.</param>
    /// <exception cref="ArgumentException">There is no such column of numbers, or there are more than 10 000 rows.</exception>
    public Table WithSum(params IEnumerable<string> columns) => new(Rows, Caption, [.. _sums, .. columns]);

    /// <summary>The table as HTML that needs no script.</summary>
    public string ToHtml() => Tables.TableHtml.Write(Layout(), Heading);

    /// <summary>The table as text in columns.</summary>
    public string ToText() => Tables.TableText.Write(Layout(), Heading);

    private string? Heading => Caption.IsEmpty ? null : Caption.ToString();

    /// <summary>Laid out when it is shown: numbers are written in the culture of that moment.</summary>
    private Tables.Table Layout() => Tables.Table.Of(Rows, RowsShown, _sums, Tables.ReadableName.OfMember);
}

/// <summary>Makes tables of rows.</summary>
public static class TableExtensions
{
    /// <summary>Lays rows out as a table.</summary>
    /// <param name="rows">The rows: a column for each property, or for each key of a dictionary.</param>
    /// <param name="caption">What stands above the table, as plain text; empty for nothing.</param>
    public static Table ToTable(this IEnumerable rows, ReaderText? caption = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        caption ??= "";
        if (rows is ICollection)
            return new Table(rows, caption, []);
        // Read once: what is shown, summed and saved must be the same rows. Of one that goes on no count is known.
        var read = rows.Cast<object?>().Take(Tables.Table.DownloadLimit + 1).ToList();
        return new Table(read.Count > Tables.Table.DownloadLimit ? read.Select(row => row) : read, caption, []);
    }
}
