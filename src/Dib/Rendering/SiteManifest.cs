using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dib.Cache;
using Dib.Html;
using Dib.Running;

namespace Dib.Rendering;

/// <summary>
/// What was written of a site, and from what: where both still hold, there is nothing to write again. Kept in the folder of
/// the notebooks' records.
/// </summary>
/// <param name="Key">A hash of all that the pages are made from.</param>
/// <param name="Files">The files of the site by their paths within it, with their hashes.</param>
internal sealed record SiteManifest(string Key, IReadOnlyDictionary<string, string> Files)
{
    private const string FileName = "site.manifest";

    /// <summary>The hash of all that a site's pages are made from.</summary>
    /// <param name="options">How they are written.</param>
    /// <param name="runs">What they show, by the records that are kept of it.</param>
    /// <returns>The key, or null where one of the runs is not kept: its page cannot be told from another.</returns>
    public static string? KeyOf(SiteOptions options, IEnumerable<(NotebookFile File, string? RecordHash)> runs)
    {
        var text = new StringBuilder($"{Staleness.Engine}\n{options.Title}\n{options.Culture.Name}\n{options.SelfContained}\n");
        if (options.PlotlyPath is not null) text.Append($"{ContentHash.OfFile(options.PlotlyPath)}\n");
        if (options.Data is { } data) text.Append($"{data.Title}\n{data.Description}\n{data.Date}\n{string.Join('\n', data.Sources)}\n{string.Join('\n', data.Resources.Select(resource => $"{resource.Path} {resource.Hash} {resource.StatedHash} {resource.Title} {string.Join(' ', resource.Fields)} {string.Join(' ', resource.Keys)}"))}\n");
        foreach (var (file, recordHash) in runs)
        {
            if (recordHash is null) return null;
            text.Append($"{file.DisplayPath} {file.Hash} {recordHash}\n");
        }
        return ContentHash.OfText(text.ToString());
    }

    /// <summary>True where the site in a folder is the one of this key, and whole.</summary>
    public static bool Holds(string stateFolder, string siteFolder, string key)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(stateFolder, FileName)), SiteManifestJson.Default.SiteManifest) is { } manifest
                && manifest.Key == key
                && manifest.Files.All(file => ContentHash.OfFile(Path.Combine(siteFolder, file.Key)) == file.Value);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Keeps what was written.</summary>
    public static void Write(string stateFolder, string siteFolder, string key, IEnumerable<string> files)
    {
        var hashes = files.Distinct().Order(StringComparer.Ordinal).ToDictionary(file => file, file => ContentHash.OfFile(Path.Combine(siteFolder, file)) ?? "");
        WholeFile.Write(Path.Combine(stateFolder, FileName), JsonSerializer.SerializeToUtf8Bytes(new SiteManifest(key, hashes), SiteManifestJson.Default.SiteManifest));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SiteManifest))]
internal sealed partial class SiteManifestJson : JsonSerializerContext;
