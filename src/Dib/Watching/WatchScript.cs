using System.Text;

namespace Dib.Watching;

/// <summary>What a served page has beside what is in its file: the script that listens, and the right to.</summary>
internal static class WatchScript
{
    private const string PolicyEnd = "; base-uri 'none'";

    public static string Text { get; } = Read();

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

    private static string Read()
    {
        using var stream = typeof(WatchScript).Assembly.GetManifestResourceStream("Dib.Watching.watch.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
