namespace Funding.Import;

/// <summary>Everything that reading a page brought to light, and the files that follow from it. Nothing is written yet.</summary>
public sealed record ImportReport
{
    /// <summary>Whether there is something to write.</summary>
    public required ImportOutcome Outcome { get; init; }

    /// <summary>What was found and what is proposed, as name and value: layout, id, title, total and so on.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>The regional rows in the printed order; empty where they could not all be read.</summary>
    public IReadOnlyList<ImportRow> Rows { get; init; } = [];

    /// <summary>National totals, for a page without regional figures: title, amount and words as printed.</summary>
    public IReadOnlyList<(string Title, PublishedTotal Total, string Text)> NationalTotals { get; init; } = [];

    /// <summary>The checks, with every decision and every reason for a refusal.</summary>
    public IReadOnlyList<ImportCheck> Checks { get; init; } = [];

    /// <summary>What to do next, as sentences.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>The files to write, by path relative to the data folder; empty unless the outcome is new.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();
}

/// <summary>What an import comes to.</summary>
public enum ImportOutcome
{
    /// <summary>There is something new to write.</summary>
    New,

    /// <summary>The data hold these figures already.</summary>
    Unchanged,

    /// <summary>Nothing may be written; the checks say why.</summary>
    Refused,
}

/// <summary>One check of an import.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Text">What was found.</param>
public sealed record ImportCheck(string Name, Verdict Verdict, string Text);

/// <summary>A row as it was read from a page.</summary>
/// <param name="Line">The line of the page.</param>
/// <param name="Label">The region's name as printed.</param>
/// <param name="Region">The region.</param>
/// <param name="Amount">Kronor.</param>
/// <param name="Earmark">Kronor of the amount that are tied to a purpose, or null.</param>
/// <param name="Population">The population printed beside it, or null.</param>
/// <param name="PerInhabitant">Kronor per inhabitant, by the grant's population.</param>
public sealed record ImportRow(int Line, string Label, Region Region, long Amount, long? Earmark, long? Population, double PerInhabitant);

/// <summary>How a check of an import ended.</summary>
public enum Verdict
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Worth a look; no reason not to write.</summary>
    Noted,

    /// <summary>Nothing is written.</summary>
    Failed,
}
