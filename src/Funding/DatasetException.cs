namespace Funding;

/// <summary>The data cannot be used. Lists everything that was found wrong, not only the first.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="findings">What is wrong; at least one.</param>
    public DatasetException(IReadOnlyList<Finding> findings)
        : base(Describe(findings)) => Findings = findings;

    /// <summary>What is wrong, by file and line.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    private static string Describe(IReadOnlyList<Finding> findings) =>
        $"The data cannot be used: {findings.Count} {(findings.Count == 1 ? "finding" : "findings")}."
        + string.Concat(findings.Select(finding => $"\n  {finding}"));
}
