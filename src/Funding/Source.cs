namespace Funding;

/// <summary>A page or a statistic that figures were taken from. What is not recorded is empty, never made up.</summary>
/// <param name="Id">The id other files refer to.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its title, in its own language.</param>
/// <param name="Published">Date of publication, ISO; a month where the day is not known.</param>
/// <param name="Address">Where it was found, without scheme.</param>
/// <param name="Accessed">Date of access, ISO.</param>
/// <param name="Licence">The licence it states.</param>
/// <param name="Note">What else a reader should know.</param>
public sealed record Source(
    string Id, string Publisher, string Title, string Published, string Address, string Accessed, string Licence, string Note)
{
    /// <summary>Publisher and title, as far as they are recorded.</summary>
    public override string ToString() => string.Join(", ", new[] { Publisher, Title }.Where(part => part.Length > 0));
}

/// <summary>A published table, each cell as it was printed.</summary>
/// <param name="Path">The file, relative to the data folder.</param>
/// <param name="Rows">One row a region, in the printed order.</param>
/// <param name="Sum">The row of sums ("Summa"), or null where the table has none.</param>
public sealed record PrintedTable(string Path, IReadOnlyList<PrintedRow> Rows, PrintedRow? Sum);

/// <summary>A row of a published table. A figure that the table lacks is null.</summary>
/// <param name="Line">The line in the file.</param>
/// <param name="Label">The region's name as printed, or the label of the sums.</param>
/// <param name="Amount">Kronor.</param>
/// <param name="Earmark">Kronor of the amount that are earmarked.</param>
/// <param name="Population">The population printed beside the amount.</param>
public sealed record PrintedRow(int Line, string Label, long Amount, long? Earmark, long? Population);
