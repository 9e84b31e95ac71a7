namespace Dib.Html;

/// <summary>The style and the script that all pages share; they lie in the engine's assembly.</summary>
internal static class SiteAssets
{
    public const string Folder = "assets";
    public const string StyleFileName = "site.css";
    public const string ScriptFileName = "site.js";
    public const string NoticesFileName = "notices.txt";

    /// <summary>The theme's variables, then what uses them; what holds for paper last.</summary>
    public static string Style => string.Join("\n", StyleParts.Select(Read));

    /// <summary>The parts in an order in which each finds what it uses, with no name of theirs left behind in the page.</summary>
    public static string Script => "(function () {\n\"use strict\";\n" + string.Join("\n", ScriptParts.Select(Read)) + "})();\n";

    /// <summary>Whose work the scripts beside these are, and under which licences.</summary>
    public static string Notices => Read(NoticesFileName);

    private static readonly string[] StyleParts = ["theme.css", "site.css", "search.css", "data.css", "print.css"];
    private static readonly string[] ScriptParts = ["words.js", "page.js", "find.js", "code.js", "math.js", "sums.js",
        "tables.js", "contents.js", "search.js", "charts.js", "pictures.js", "theme.js"];

    private static string Read(string name) => HtmlText.NormalizeLines(EmbeddedText.Read($"Dib.Html.assets.{name}"));
}

/// <summary>Texts that lie in the engine's assembly.</summary>
internal static class EmbeddedText
{
    public static string Read(string resource)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException("The engine was built without a text of its pages (expected the "
                + $"embedded resource {resource}).");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
