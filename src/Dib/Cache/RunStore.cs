using System.Text.Json;

namespace Dib.Cache;

/// <summary>The records of a site's notebooks, a file each, in a folder beside the site.</summary>
/// <param name="folder">The folder; made when the first record is kept.</param>
internal sealed class RunStore(string folder)
{
    /// <summary>That of a site.</summary>
    public static RunStore Of(string siteFolder) => new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(siteFolder)) + ".state");

    /// <summary>Where the records lie.</summary>
    public string Folder => folder;

    /// <summary>The record of a notebook, or null where there is none that can be read.</summary>
    public RunRecord? Read(string notebookPath)
    {
        try
        {
            using var file = File.OpenRead(PathOf(notebookPath));
            return JsonSerializer.Deserialize(file, RunRecordJson.Default.RunRecord);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the record of a notebook, whole or not at all.</summary>
    public void Write(string notebookPath, RunRecord record)
    {
        WholeFile.Write(PathOf(notebookPath), JsonSerializer.SerializeToUtf8Bytes(record, RunRecordJson.Default.RunRecord));
    }

    /// <summary>Forgets a notebook.</summary>
    public void Delete(string notebookPath) => File.Delete(PathOf(notebookPath));

    /// <summary>Where the record of a notebook lies, once there is one.</summary>
    public string PathOf(string notebookPath) => Path.Combine(folder, Path.GetFileName(notebookPath) + ".json");
}
