using System.Security.Cryptography;

namespace Dib.Html;

/// <summary>
/// The inline scripts that a page's content-security policy lets run, each by its hash: the page's own, and what its author
/// wrote as a script or showed as HTML. They are taken where these are written and never looked for in the finished page,
/// where text from data could pass for one.
/// </summary>
internal sealed partial class InlineScripts
{
    private readonly List<string> _hashes = [];

    /// <summary>The scripts' SHA-256 as policy sources, each once.</summary>
    public IEnumerable<string> Hashes => _hashes.Distinct();

    /// <summary>A script as an element that runs.</summary>
    public string Element(string source)
    {
        var text = HtmlText.NormalizeLines(source)
            .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--");
        _hashes.Add(HashOf(text));
        return $"<script>{text}</script>\n";
    }

    /// <summary>Lets the scripts run that stand in HTML of the author.</summary>
    /// <returns>The HTML as it must be written for that: its line ends as browsers read them.</returns>
    public string Allow(string html)
    {
        html = HtmlText.NormalizeLines(html);
        _hashes.AddRange(ScriptElement().Matches(html)
            .Where(match => Executes(match.Groups["attributes"].Value))
            .Select(match => HashOf(match.Groups["source"].Value)));
        return html;
    }

    private static string HashOf(string source) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(source)))}'";

    private static bool Executes(string attributes)
    {
        if (SourceAttribute().IsMatch(attributes)) return false;
        var type = TypeAttribute().Match(attributes).Groups["type"].Value.Trim();
        return type.Length == 0 || type.Equals("module", StringComparison.OrdinalIgnoreCase)
            || type.Contains("javascript", StringComparison.OrdinalIgnoreCase);
    }

    // A script that this misses does not run: the error is on the safe side.
    [GeneratedRegex("""<script(?<attributes>(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*)>(?<source>.*?)</script(?=[\s/>])""",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScriptElement();

    [GeneratedRegex("""(?:^|[\s"'/])src\s*=""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SourceAttribute();

    [GeneratedRegex("""(?:^|[\s"'/])type\s*=\s*["']?(?<type>[^"'\s>]*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TypeAttribute();
}
