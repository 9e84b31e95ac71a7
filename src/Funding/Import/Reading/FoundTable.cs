namespace Funding.Import.Reading;

/// <summary>A table that a layout found in a page.</summary>
/// <param name="Layout">The layout's name for readers.</param>
/// <param name="Rows">The regional rows in their printed order; a region may occur twice or be missing.</param>
/// <param name="Sums">The rows of sums; more than one is a contradiction unless they agree.</param>
/// <param name="Header">Short lines above or between the rows, which may name columns and units.</param>
/// <param name="Unread">Lines among the rows that are neither row nor header.</param>
/// <param name="Problem">Why the layout cannot say which figure belongs to which region, or null.</param>
internal sealed record FoundTable(
    string Layout,
    IReadOnlyList<TableRow> Rows,
    IReadOnlyList<TableRow> Sums,
    IReadOnlyList<PageLine> Header,
    IReadOnlyList<PageLine> Unread,
    string? Problem = null)
{
    public int Regions { get; } = Rows.Select(row => row.Code).Distinct().Count();

    public int FirstLine => Rows[0].Line;

    public int LastLine => Rows.Concat(Sums).Max(row => row.Line);
}
