namespace Dib.Html;

/// <summary>The style and the script that all pages share; they lie in the engine's assembly.</summary>
internal static partial class SiteAssets
{
    public const string Folder = "assets";
    public const string StyleFileName = "site.css";
    public const string ScriptFileName = "site.js";
    public const string NoticesFileName = "notices.txt";

    /// <summary>The path within the site of what a page's charts are drawn from.</summary>
    public static string ChartData(string pageFileName) => $"{Folder}/{Path.ChangeExtension(pageFileName, ".charts.js")}";

    private static readonly string[] StyleParts = ["theme.css", "site.css", "search.css", "picker.css", "data.css", "print.css"];
    private static readonly string[] ScriptParts = ["words.js", "page.js", "find.js", "code.js", "math.js", "sums.js", "tables.js",
        "contents.js", "search.js", "charts.js", "pictures.js", "theme.js", "picker.js"];

    /// <summary>The theme's variables, then what uses them; what holds for paper last.</summary>
    public static string Style { get; } = string.Join("\n", StyleParts.Select(ReadShort));

    /// <summary>The parts in an order in which each finds what it uses, with no name of theirs left behind in the page.</summary>
    public static string Script { get; } =
        "(function () {\n\"use strict\";\n" + string.Join("\n", ScriptParts.Select(ReadShort)) + "})();\n";

    /// <summary>Whose work the scripts beside these are, and under which licences.</summary>
    public static string Notices => Read(NoticesFileName);

    /// <summary>A part without its comments and indentation: they are for who reads it in the repository, and every page loads them.
    /// </summary>
    private static string ReadShort(string name)
    {
        var text = ForWriters().Replace(Read(name), "");
        return name.EndsWith(".css", StringComparison.Ordinal) ? Blanks().Replace(text, "") : text;
    }

    // No part has a text of several lines, in which these would be more than that.
    [GeneratedRegex(@"^[ \t]*//.*\n|^[ \t]*/\*[\s\S]*?\*/[ \t]*\n|^[ \t]+|^\n", RegexOptions.Multiline)]
    private static partial Regex ForWriters();

    [GeneratedRegex(@"(?<=[:;,{])[ \t]+|[ \t]+(?=\{)")]
    private static partial Regex Blanks();

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
