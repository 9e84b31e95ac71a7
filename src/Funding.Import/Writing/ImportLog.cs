using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Import.Writing;

/// <summary>What each import changed, row by row and in the order of the imports: enough to take any of them back.</summary>
public static class ImportLog
{
    /// <summary>The log's path, relative to the data folder.</summary>
    public const string FileName = "imports.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The names of regions stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The imports that can be undone, the oldest first.</summary>
    /// <param name="read">Gives the bytes of a file by its path relative to the data folder, or null.</param>
    /// <exception cref="IOException">The log is not what an import wrote.</exception>
    public static IReadOnlyList<RecordedImport> Read(Func<string, byte[]?> read)
    {
        if (read(FileName) is not { } bytes) return [];
        try
        {
            return JsonSerializer.Deserialize<List<RecordedImport>>(bytes, Options) ?? [];
        }
        catch (JsonException exception)
        {
            throw new IOException($"{FileName}: found {exception.Message} Expected the log of the imports. Likely cause: it was edited "
                + "by hand; take it from version control.", exception);
        }
    }

    /// <summary>The files of an import, and the log that tells what they change.</summary>
    internal static Dictionary<string, byte[]> Record(IReadOnlyDictionary<string, byte[]> files, Func<string, byte[]?> read)
    {
        var earlier = Read(read);
        var changes = files.Where(file => file.Key != DataFolder.DescriptorName)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => FileChange.Between(file.Key, read(file.Key), file.Value)).ToList();
        var grants = changes.SelectMany(change => change.Path == Schemas.Grants.Path ? change.Added.Select(row => row["id"])
            : change.Path == Schemas.Allocations.Path ? change.Added.Select(row => row["grant"]) : []).Distinct().ToList();
        RecordedImport import = new(
            earlier.Count == 0 ? 1 : earlier[^1].Number + 1, grants, read(DataFolder.DescriptorName) is not null, changes);
        return new(files) { [FileName] = Bytes([.. earlier, import]) };
    }

    /// <summary>Takes an import back, whatever was imported after it.</summary>
    /// <param name="read">Gives the bytes of a file by its path relative to the data folder, or null.</param>
    /// <param name="which">Its number, or the id of a grant whose last import is meant; null for the last of all.</param>
    /// <returns>The files as they are then; or why it cannot be undone.</returns>
    /// <exception cref="IOException">The log is not what an import wrote.</exception>
    public static UndoReport Undo(Func<string, byte[]?> read, string? which = null)
    {
        var imports = Read(read);
        if (imports.Count == 0) return new($"{FileName} records no import: there is nothing to undo.");
        var import = which is null ? imports[^1] : imports.LastOrDefault(each => $"{each.Number}" == which || each.Grants.Contains(which));
        if (import is null)
            return new($"No import '{which}' is on record; there are "
                + $"{Prose.List(imports.Select(each => each.ToString()))}.");

        var files = new Dictionary<string, byte[]?>();
        var later = imports.Where(each => each.Number > import.Number).ToList();
        foreach (var change in import.Changes)
        {
            var (bytes, changed) = change.Undo(read(change.Path), isLast: later.Count == 0);
            if (changed is not null)
                return new($"{change.Path}: a row that {import} wrote is no longer as it was: '{changed.AsLine()}'. "
                    + (later.FirstOrDefault(each => each.Removes(change.Path, changed)) is { } other
                        ? $"{other} replaced it: undo that one first."
                        : "It was edited by hand; take the folder from version control."));
            files[change.Path] = bytes;
        }

        var remaining = imports.Where(each => each.Number != import.Number)
            .Select(each => each == later.FirstOrDefault() ? each.TakingOver(import) : each).ToList();
        files[FileName] = remaining.Count == 0 ? null : Bytes(remaining);
        byte[]? Overlaid(string name) => files.TryGetValue(name, out var bytes) ? bytes : read(name);
        try
        {
            // Before the first import there may be no data to describe.
            files[DataFolder.DescriptorName] = import.WasDescribed || later.Count > 0 ? DataDescriptor.Describe(Overlaid) : null;
        }
        catch (DatasetException exception)
        {
            return new($"Without {import} the data would not hold together: {exception.Findings[0]}");
        }

        return new(null) { Import = import, Files = files };
    }

    private static byte[] Bytes(IEnumerable<RecordedImport> imports) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(imports, Options), (byte)'\n'];
}

/// <summary>What undoing an import comes to.</summary>
/// <param name="Problem">Why it cannot be undone; null if it can.</param>
public sealed record UndoReport(string? Problem)
{
    /// <summary>The import; null where it cannot be undone.</summary>
    public RecordedImport? Import { get; init; }

    /// <summary>The files to write, by path relative to the data folder; null for those to take away.</summary>
    public IReadOnlyDictionary<string, byte[]?> Files { get; init; } = new Dictionary<string, byte[]?>();
}

/// <summary>An import on record.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Grants">The ids of the grants that it wrote or corrected.</param>
/// <param name="WasDescribed">Whether the folder had a descriptor before.</param>
/// <param name="Changes">What it changed, by file.</param>
public sealed record RecordedImport(int Number, IReadOnlyList<string> Grants, bool WasDescribed, IReadOnlyList<FileChange> Changes)
{
    /// <summary>Its number and grants, for readers.</summary>
    public override string ToString() => $"import {Number} ({Prose.List(Grants)})";

    internal bool Removes(string path, Dictionary<string, string> row) =>
        Changes.Any(change => change.Path == path && change.Removed.Any(removed => removed.Row.Is(row)));

    /// <summary>This import as if the one before it had never been: how files were before that one, they were before this.</summary>
    internal RecordedImport TakingOver(RecordedImport undone)
    {
        var before = undone.Changes.ToDictionary(change => change.Path, change => change with { Added = [], Removed = [] });
        var taken = Changes.Select(change => before.Remove(change.Path, out var earlier)
            ? change with { Header = earlier.Header, Original = earlier.Original } : change).ToList();
        return this with { WasDescribed = undone.WasDescribed, Changes = [.. taken, .. before.Values] };
    }
}

/// <summary>What an import changed in a file.</summary>
/// <param name="Path">The file, relative to the data folder.</param>
/// <param name="Header">Its columns before; null where there was no such file.</param>
/// <param name="Original">Its bytes before, if the rows alone do not give them: with other quotes or line ends.</param>
/// <param name="Added">The rows that are new, without their empty cells.</param>
/// <param name="Removed">The rows that are gone, each with the one above it.</param>
public sealed record FileChange(
    string Path, IReadOnlyList<string>? Header, byte[]? Original, IReadOnlyList<Dictionary<string, string>> Added,
    IReadOnlyList<RemovedRow> Removed)
{
    private Schema Schema => Schemas.All.FirstOrDefault(schema => schema.Path == Path) ?? Schemas.Printed(Path);

    internal static FileChange Between(string path, byte[]? before, byte[] after)
    {
        var change = new FileChange(path, null, null, [], []);
        var (old, now) = (new EditableTable(change.Schema, before), new EditableTable(change.Schema, after));
        return change with
        {
            Header = before is null ? null : old.Header,
            Original = before is null || old.ToBytes().AsSpan().SequenceEqual(before) ? null : before,
            Added = [.. Without(now.Rows, old.Rows).Select(at => now.Rows[at].Filled())],
            Removed = [.. Without(old.Rows, now.Rows)
                .Select(at => new RemovedRow(at == 0 ? null : old.Rows[at - 1].Filled(), old.Rows[at].Filled()))],
        };
    }

    /// <summary>The file without this change; or the row that is no longer as the change left it.</summary>
    /// <param name="current">The file's bytes.</param>
    /// <param name="isLast">Whether no later import may need a file that this one made.</param>
    internal (byte[]? Bytes, Dictionary<string, string>? Changed) Undo(byte[]? current, bool isLast)
    {
        var table = new EditableTable(Schema, current);
        foreach (var row in Added)
        {
            var at = table.Rows.FindLastIndex(row.Is);
            if (at < 0) return (null, row);
            table.Rows.RemoveAt(at);
        }

        foreach (var (above, row) in Removed)
        {
            var at = above is null ? -1 : table.Rows.FindLastIndex(above.Is);
            if (above is not null && at < 0) at = table.Rows.Count - 1;
            table.Rows.Insert(at + 1, row);
        }

        // A printed table belongs to its grant alone; the other files belong to all.
        var isNeeded = !isLast && Schemas.All.Contains(Schema);
        if (Header is null && table.Rows.Count == 0 && !isNeeded) return (null, null);
        if (Header is not null) table.DropEmptyColumns(except: Header);
        var bytes = table.ToBytes();
        var isOriginal = Original is not null && bytes.AsSpan().SequenceEqual(new EditableTable(Schema, Original).ToBytes());
        return (isOriginal ? Original : bytes, null);
    }

    /// <summary>The places of the rows that a list has more often than another.</summary>
    private static IEnumerable<int> Without(List<Dictionary<string, string>> rows, List<Dictionary<string, string>> others)
    {
        var count = others.CountBy(RowCells.AsLine).ToDictionary();
        for (var at = 0; at < rows.Count; at++)
        {
            var line = rows[at].AsLine();
            if (count.GetValueOrDefault(line) > 0) count[line]--;
            else yield return at;
        }
    }
}

/// <summary>A row that an import took out.</summary>
/// <param name="Above">The row above it; null for the first.</param>
/// <param name="Row">The row, without its empty cells.</param>
public sealed record RemovedRow(Dictionary<string, string>? Above, Dictionary<string, string> Row);

/// <summary>Rows are the same if their filled cells are.</summary>
internal static class RowCells
{
    public static Dictionary<string, string> Filled(this Dictionary<string, string> row) =>
        row.Where(cell => cell.Value.Length > 0).ToDictionary();

    public static bool Is(this Dictionary<string, string> row, Dictionary<string, string> other) => row.AsLine() == other.AsLine();

    public static string AsLine(this Dictionary<string, string> row) =>
        string.Join(", ", row.Where(cell => cell.Value.Length > 0).OrderBy(cell => cell.Key, StringComparer.Ordinal)
            .Select(cell => $"{cell.Key} {cell.Value}"));
}
