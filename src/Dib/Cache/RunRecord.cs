using System.Globalization;
using Dib.Documents;
using Dib.Running;

namespace Dib.Cache;

/// <summary>
/// What is remembered of a notebook's last run. It holds as well where the notebook, what it reads and the record were copied
/// to another place: paths are relative to the notebook's folder. Only files outside of the root, the deepest folder that
/// holds both the notebook and the site's records, have absolute ones, and stand for nothing at another place.
/// </summary>
/// <param name="Engine">The build of the engine.</param>
/// <param name="NotebookHash">The SHA-256 of the notebook's file.</param>
/// <param name="Culture">The name of the culture whose numbers it shows; empty for the invariant one.</param>
/// <param name="Place">Where the notebook lay, links resolved.</param>
/// <param name="Provenance">What the outcome depends on beside the notebook, with paths as said above.</param>
/// <param name="Cells">The cells' outcomes.</param>
internal sealed record RunRecord(string Engine, string NotebookHash, string Culture, string Place, Provenance Provenance, IReadOnlyList<CellRecord> Cells)
{
    /// <param name="file">The notebook.</param>
    /// <param name="run">What came of it.</param>
    /// <param name="culture">Whose numbers it shows.</param>
    /// <param name="recordsFolder">Where the record is to lie.</param>
    public static RunRecord Of(NotebookFile file, NotebookRun run, CultureInfo culture, string recordsFolder)
    {
        var paths = new RecordedPaths(file.Folder, recordsFolder);
        return new RunRecord(
            Staleness.Engine,
            file.Hash,
            culture.Name,
            RecordedPaths.Real(file.Folder),
            run.Provenance with { Files = [.. run.Provenance.Files.Select(dependency => dependency with { Path = paths.Of(dependency.Path) })] },
            [.. run.Cells.Select(cell => new CellRecord(CellRecord.HashOf(cell.Cell), cell.Status, cell.Outputs))]);
    }

    /// <summary>True where the record is of the notebook's present text.</summary>
    public bool Fits(NotebookFile file) => NotebookHash == file.Hash && Cells.Count == file.Notebook.Cells.Count;

    /// <summary>The run, as it was when it was remembered.</summary>
    public NotebookRun ToRun(NotebookFile file) => new(
        file.DisplayPath,
        file.Notebook,
        [.. Cells.Zip(file.Notebook.Cells, (record, cell) => (record, cell)).Select((pair, index) => new CellRun(index + 1, pair.cell, pair.record.Status, pair.record.Outputs))])
    {
        Provenance = Provenance with { Files = [.. Provenance.Files.Select(dependency => dependency with { Path = RecordedPaths.Resolve(dependency.Path, file.Folder) })] },
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
