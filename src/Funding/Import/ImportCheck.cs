namespace Funding.Import;

/// <summary>One check of an import.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Text">What was found.</param>
public sealed record ImportCheck(string Name, Verdict Verdict, string Text);
