namespace Funding;

/// <summary>What a region got by a page that was corrected later.</summary>
/// <param name="Revision">Which state of the grant it belongs to, counted from 1, the oldest.</param>
/// <param name="Region">The region.</param>
/// <param name="Amount">The whole amount of that time.</param>
/// <param name="Earmark">The earmarked part of that time, or null.</param>
/// <param name="PublishedTotal">The published total of that time.</param>
public sealed record SupersededAllocation(int Revision, Region Region, Amount Amount, Amount? Earmark, PublishedTotal PublishedTotal);
