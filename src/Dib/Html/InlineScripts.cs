using System.Security.Cryptography;

namespace Dib.Html;

/// <summary>
/// The inline scripts that a page's content-security policy lets run, each by its hash: the page's own, and those in its author's
/// cells of HTML and JavaScript. They are taken where these are written and never looked for in the finished page,
/// where text from data could pass for one.
/// </summary>
internal sealed class InlineScripts
{
    private readonly List<string> _hashes = [];

    /// <summary>The scripts' SHA-256 as policy sources, each once.</summary>
    public IEnumerable<string> Hashes => _hashes.Distinct();

    /// <summary>A script as an element that runs.</summary>
    public string Element(string source, bool isModule = false) =>
        $"<script{(isModule ? " type=\"module\"" : "")}>{Allowed(source)}</script>\n";

    /// <summary>A script as an element that is text to the browser, until the page's own script lets it run.</summary>
    public string Waiting(string source) => $"<script type=\"text/plain\" data-draws>{Allowed(source)}</script>\n";

    private string Allowed(string source)
    {
        var text = HtmlText.NormalizeLines(source)
            .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--");
        _hashes.Add(HashOf(text));
        return text;
    }

    private static string HashOf(string source) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(source)))}'";
}
