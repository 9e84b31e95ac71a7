namespace Funding.Data;

/// <summary>What one check of the data found.</summary>
/// <param name="Name">What was checked, for readers.</param>
/// <param name="Findings">What is wrong; empty if nothing is.</param>
/// <param name="Warnings">What a reader should look at.</param>
public sealed record AuditResult(string Name, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Warnings);
