using System.Text.Json.Serialization;

namespace Dib.Running;

/// <summary>What came of running one notebook: everything a page is made of.</summary>
/// <param name="Path">The notebook's path, relative to the folder it was rendered from, with <c>/</c>.</param>
/// <param name="Notebook">The notebook as read.</param>
/// <param name="Cells">One entry per cell of <paramref name="Notebook"/>, in the same order.</param>
public sealed record NotebookRun(string Path, Notebook Notebook, IReadOnlyList<CellRun> Cells)
{
    /// <summary>What the outcome depends on beside the notebook itself.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>The absolute path of the notebook's folder; empty for a notebook that was read from no file.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Which of its notebook's pages it is; null for the only one.</summary>
    public Edition? Edition { get; init; }

    /// <summary>What messages call it: its notebook's path, and which of several pages it is.</summary>
    public string Name => Edition is null ? Path : $"{Path} ({Edition})";

    /// <summary>The file name of its page within a site.</summary>
    public string PageName => Html.SitePage.FileNameOf(Path, Edition);

    /// <summary>True where every cell that should have run ran without an error.</summary>
    public bool Succeeded => Cells.All(cell => cell.Status is CellStatus.Succeeded or CellStatus.Shown);

    /// <summary>The first cell that failed, or null.</summary>
    public CellRun? Failure => Cells.FirstOrDefault(cell => cell.Status is CellStatus.Failed);
}

/// <summary>What came of one cell.</summary>
/// <param name="Number">The cell's 1-based position in the notebook, as errors name it.</param>
/// <param name="Cell">The cell as read.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Outputs">What it showed, in the order in which it appeared; an update of a display has already replaced it.</param>
public sealed record CellRun(int Number, Cell Cell, CellStatus Status, IReadOnlyList<Output> Outputs);

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>Never sent to a kernel because it needs none (Markdown, HTML, …): its source is its output.</summary>
    Shown,

    /// <summary>Ran to its end.</summary>
    Succeeded,

    /// <summary>Failed; its last output is an <see cref="ErrorOutput"/>.</summary>
    Failed,

    /// <summary>Not run because an earlier cell had failed.</summary>
    Skipped,
}

/// <summary>One thing that a cell showed.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
public abstract record Output;

/// <summary>Text written to the console; neighbouring writes to the same stream are one output.</summary>
/// <param name="IsError">True for standard error.</param>
/// <param name="Text">The text, line ends as <c>\n</c>.</param>
public sealed record StreamOutput(bool IsError, string Text) : Output;

/// <summary>A displayed value in each of its formats, the preferred first.</summary>
/// <param name="Values">At least one value.</param>
public sealed record DisplayOutput(IReadOnlyList<FormattedValue> Values) : Output;

/// <summary>Why a cell failed.</summary>
/// <param name="Message">What a reader should see first: one or a few lines.</param>
/// <param name="Details">A stack trace or the list of compiler errors, or null.</param>
/// <param name="Line">The 1-based line within the cell, or null where it is not known.</param>
public sealed record ErrorOutput(string Message, string? Details = null, int? Line = null) : Output;
