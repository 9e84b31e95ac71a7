using System.Text.Json;
using System.Text.Json.Serialization;
using Dib.Documents;

namespace Dib.Rendering;

/// <summary>What a site is called, from the optional file <c>site.json</c> beside its notebooks.</summary>
/// <param name="Title">The site's title.</param>
public sealed record SiteSettings(string Title)
{
    private const string FileName = "site.json";

    /// <summary>Reads the settings of a folder of notebooks.</summary>
    /// <param name="folder">The folder of the first notebook.</param>
    /// <returns>The settings; the folder's name is the title where there is no file.</returns>
    /// <exception cref="NotebookFormatException">The file is not what it should be.</exception>
    public static SiteSettings Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return new SiteSettings(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), SiteSettingsJson.Default.SiteSettings) is { Title.Length: > 0 } settings
                ? settings
                : throw new NotebookFormatException(FileName, 1, "no title", "an object such as {\"title\": \"…\"}");
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException(FileName, (int)(error.LineNumber ?? 0) + 1, error.Message.TrimEnd('.'), "an object such as {\"title\": \"…\"}", error);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SiteSettings))]
internal sealed partial class SiteSettingsJson : JsonSerializerContext;
