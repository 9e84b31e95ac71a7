using System.Text.Json.Serialization;
using Dib.Html;

namespace Dib.Watching;

/// <summary>What the browser is told.</summary>
/// <param name="Version">Counts the changes of the site.</param>
/// <param name="Changed">The pages that are no longer what they were before this message.</param>
/// <param name="Failures">All that is wrong now; none takes the overlay away.</param>
internal sealed record WatchMessage(int Version, IReadOnlyList<string> Changed, IReadOnlyList<WatchFailure> Failures)
{
    /// <summary>The message as a browser's source of events takes it.</summary>
    public string ToEvent() => $"data: {JsonSerializer.Serialize(this, WatchJson.Default.WatchMessage)}\n\n";
}

/// <summary>Something that is wrong.</summary>
/// <param name="Where">The notebook.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record WatchFailure(string Where, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WatchMessage))]
internal sealed partial class WatchJson : JsonSerializerContext;

/// <summary>What a served page has beside what is in its file: the script that listens, and the right to.</summary>
internal static class WatchScript
{
    private const string PolicyEnd = "; base-uri 'none'";

    public static string Text { get; } = EmbeddedText.Read("Dib.Watching.watch.js");

    public static byte[] PutInto(byte[] page, int version) => Encoding.UTF8.GetBytes(
        ReplaceFirst(
            ReplaceFirst(Encoding.UTF8.GetString(page), PolicyEnd, $"; connect-src 'self'{PolicyEnd}"),
            "</head>",
            $"<script defer src=\"/-/watch.js\" data-version=\"{version}\"></script>\n</head>"));

    private static string ReplaceFirst(string text, string old, string @new)
    {
        var place = text.IndexOf(old, StringComparison.Ordinal);
        return place < 0 ? text : string.Concat(text.AsSpan(0, place), @new, text.AsSpan(place + old.Length));
    }
}
