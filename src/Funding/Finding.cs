namespace Funding;

/// <summary>Something wrong, or at least noteworthy, in the data.</summary>
/// <param name="File">The file, relative to the data folder, with forward slashes.</param>
/// <param name="Line">The line, counted from 1; null where the finding is about a whole file or a sum.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected instead.</param>
/// <param name="LikelyCause">What probably went wrong, or null where nothing more can be said.</param>
public sealed record Finding(string File, int? Line, string Found, string Expected, string? LikelyCause = null)
{
    /// <summary>One line of text: file:line: found; expected; likely cause.</summary>
    public override string ToString() =>
        $"{File}{(Line is { } line ? $":{line}" : "")}: found {Found}; expected {Expected}."
        + (LikelyCause is null ? "" : $" Likely cause: {LikelyCause}{(LikelyCause.EndsWith('?') ? "" : ".")}");
}

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
