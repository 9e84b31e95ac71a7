using System.Text.Json.Serialization;

namespace Dib.Cache;

/// <summary>
/// What is remembered of a notebook's last run. It holds as well where the notebook, what it reads and the record were copied
/// to another place: paths are relative to the notebook's folder. Only files outside of the root, the deepest folder that
/// holds both the notebook and the site's records, have absolute ones, and stand for nothing at another place.
/// </summary>
/// <param name="Engine">The build of the engine.</param>
/// <param name="NotebookHash">The SHA-256 of the notebook's file.</param>
/// <param name="Culture">The name of the culture whose numbers it shows; empty for the invariant one.</param>
/// <param name="Zone">The time zone that it was run in.</param>
/// <param name="Place">Where the notebook lay, links resolved.</param>
/// <param name="Provenance">What the outcome depends on beside the notebook, with paths as said above.</param>
/// <param name="Cells">The cells' outcomes.</param>
internal sealed record RunRecord(string Engine, string NotebookHash, string Culture, string Zone, string Place, Provenance Provenance,
    IReadOnlyList<CellRecord> Cells)
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
            Staleness.Zone,
            RealPath.Of(file.Folder),
            WithPaths(run.Provenance, paths.Of),
            [.. run.Cells.Select(cell => new CellRecord(CellRecord.HashOf(cell.Cell), cell.Status, cell.Outputs))]);
    }

    /// <summary>True where the record is of the notebook's present text.</summary>
    public bool Fits(NotebookFile file) => NotebookHash == file.Hash && Cells.Count == file.Notebook.Cells.Count;

    /// <summary>The run, as it was when it was remembered.</summary>
    public NotebookRun ToRun(NotebookFile file) => new(
        file.DisplayPath,
        file.Notebook,
        [.. Cells.Zip(file.Notebook.Cells, (record, cell) => (record, cell))
            .Select((pair, index) => new CellRun(index + 1, pair.cell, pair.record.Status, pair.record.Outputs))])
    {
        Provenance = WithPaths(Provenance, path => Path.GetFullPath(path, file.Folder)),
        Folder = file.Folder,
        Edition = file.Edition,
    };

    private static Provenance WithPaths(Provenance provenance, Func<string, string> pathOf) => provenance with
    {
        Files = [.. provenance.Files.Select(dependency => dependency with { Path = pathOf(dependency.Path) })],
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

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class RunRecordJson : JsonSerializerContext;

/// <summary>
/// The records of a site's notebooks, a file each, in a folder beside the site. Each is sealed by its user: one that was edited,
/// or is another notebook's, is not believed, and without a place for the user's key none is kept.
/// </summary>
/// <param name="folder">The folder; made when the first record is kept.</param>
/// <param name="user">Seals the records; null where there is none.</param>
internal sealed class RunStore(string folder, UserCache? user)
{
    /// <summary>That of a site.</summary>
    public static RunStore Of(string siteFolder) =>
        new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(siteFolder)) + ".state", UserCache.OfThisUser);

    /// <summary>Where the records lie.</summary>
    public string Folder => folder;

    /// <summary>The record of a notebook, or null where there is none that can be read and believed.</summary>
    public RunRecord? Read(NotebookFile file) => Reading.OrNull(() =>
        ReadSealed(NameOf(file.FullPath, file.Edition)) is { } json
            ? JsonSerializer.Deserialize(json, RunRecordJson.Default.RunRecord) : null);

    /// <summary>Keeps the record of a notebook, whole or not at all.</summary>
    public void Write(NotebookFile file, RunRecord record) =>
        WriteSealed(NameOf(file.FullPath, file.Edition), JsonSerializer.SerializeToUtf8Bytes(record, RunRecordJson.Default.RunRecord));

    /// <summary>Where the record of a notebook lies, once there is one.</summary>
    public string PathOf(string notebookPath, Edition? edition = null) => Path.Combine(folder, NameOf(notebookPath, edition));

    /// <summary>What was kept under a name; null where it is not there or not what was kept.</summary>
    public byte[]? ReadSealed(string name) => Reading.OrNull(() => user?.Unseal(name, File.ReadAllBytes(Path.Combine(folder, name))));

    /// <summary>Keeps something under a name, whole or not at all.</summary>
    public void WriteSealed(string name, ReadOnlySpan<byte> content)
    {
        if (user is not null)
            WholeFile.Write(Path.Combine(folder, name), user.Seal(name, content));
    }

    private static string NameOf(string notebookPath, Edition? edition) =>
        Path.GetFileName(notebookPath) + (edition is null ? "" : "." + Path.GetFileNameWithoutExtension(edition.FileName)) + ".json";
}
