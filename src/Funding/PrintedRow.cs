namespace Funding;

/// <summary>A row of a published table. A figure that the table lacks is null.</summary>
/// <param name="Line">The line in the file.</param>
/// <param name="Label">The region's name as printed, or the label of the sums.</param>
/// <param name="Amount">Kronor.</param>
/// <param name="Earmark">Kronor of the amount that are earmarked.</param>
/// <param name="Population">The population printed beside the amount.</param>
public sealed record PrintedRow(int Line, string Label, long Amount, long? Earmark, long? Population);
