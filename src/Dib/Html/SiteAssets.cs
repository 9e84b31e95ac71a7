using System.Reflection;
using System.Text;

namespace Dib.Html;

/// <summary>The style and the script that all pages share; they lie in the engine's assembly.</summary>
internal static class SiteAssets
{
    public const string Folder = "assets";
    public const string StyleFileName = "site.css";
    public const string ScriptFileName = "site.js";

    /// <summary>The theme's variables, then what uses them.</summary>
    public static string Style => Read("theme.css") + "\n" + Read(StyleFileName);

    public static string Script => Read(ScriptFileName);

    private static string Read(string name)
    {
        var resource = $"Dib.Html.assets.{name}";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The engine was built without its page asset {name} (expected the embedded resource {resource}).");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return HtmlText.NormalizeLines(reader.ReadToEnd());
    }
}
