namespace Funding;

/// <summary>A published table, each cell as it was printed.</summary>
/// <param name="Path">The file, relative to the data folder.</param>
/// <param name="Rows">One row a region, in the printed order.</param>
/// <param name="Sum">The row of sums ("Summa"), or null where the table has none.</param>
public sealed record PrintedTable(string Path, IReadOnlyList<PrintedRow> Rows, PrintedRow? Sum);
