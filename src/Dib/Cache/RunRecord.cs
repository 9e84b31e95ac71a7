using System.Globalization;
using Dib.Documents;
using Dib.Running;

namespace Dib.Cache;

/// <summary>What is remembered of a notebook's last run.</summary>
/// <param name="Engine">The build of the engine.</param>
/// <param name="NotebookHash">The SHA-256 of the notebook's file.</param>
/// <param name="Culture">The name of the culture whose numbers it shows; empty for the invariant one.</param>
/// <param name="Provenance">What the outcome depends on beside the notebook.</param>
/// <param name="Cells">The cells' outcomes.</param>
internal sealed record RunRecord(string Engine, string NotebookHash, string Culture, Provenance Provenance, IReadOnlyList<CellRecord> Cells)
{
    public static RunRecord Of(NotebookFile file, NotebookRun run, CultureInfo culture) =>
        new(Staleness.Engine, file.Hash, culture.Name, run.Provenance, [.. run.Cells.Select(cell => new CellRecord(CellRecord.HashOf(cell.Cell), cell.Status, cell.Outputs))]);

    /// <summary>True where the record is of the notebook's present text.</summary>
    public bool Fits(NotebookFile file) => NotebookHash == file.Hash && Cells.Count == file.Notebook.Cells.Count;

    /// <summary>The run, as it was when it was remembered.</summary>
    public NotebookRun ToRun(NotebookFile file) => new(
        file.DisplayPath,
        file.Notebook,
        [.. Cells.Zip(file.Notebook.Cells, (record, cell) => (record, cell)).Select((pair, index) => new CellRun(index + 1, pair.cell, pair.record.Status, pair.record.Outputs))])
    {
        Provenance = Provenance,
        Folder = file.Folder,
    };
}

/// <summary>The outcome of one cell.</summary>
/// <param name="Source">The hash of its kind and text: what it is recognised by in a later version of the notebook.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Outputs">What it showed.</param>
internal sealed record CellRecord(string Source, CellStatus Status, IReadOnlyList<Output> Outputs)
{
    public static string HashOf(Cell cell) => ContentHash.OfText($"{cell.Kind}\n{cell.Source}")[..24];
}
