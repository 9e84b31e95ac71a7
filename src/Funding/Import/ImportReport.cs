namespace Funding.Import;

/// <summary>Everything that reading a page brought to light, and the files that follow from it. Nothing is written yet.</summary>
public sealed class ImportReport
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
