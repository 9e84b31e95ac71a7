namespace Funding;

/// <summary>The consumer price index of a year (KPI, 1980 = 100, yearly mean).</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Index">The mean of the year's months.</param>
/// <param name="Status">"official", or how it was computed and how exact it is.</param>
public sealed record PriceIndexYear(int Year, double Index, string Status);
