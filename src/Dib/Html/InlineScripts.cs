using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Dib.Html;

/// <summary>
/// Finds the inline scripts of a finished page, so that its content-security policy can name each by its hash.
/// Data never brings one here, since text from data is encoded; what is found is the page's own or its author's.
/// A script that this misses does not run: the error is on the safe side.
/// </summary>
internal static partial class InlineScripts
{
    /// <summary>The scripts' SHA-256 as policy sources, each once, in the order of the page.</summary>
    public static IEnumerable<string> Hashes(string html) =>
        ScriptElement().Matches(html)
            .Where(match => Executes(match.Groups["attributes"].Value))
            .Select(match => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups["source"].Value)))}'")
            .Distinct();

    private static bool Executes(string attributes)
    {
        if (SourceAttribute().IsMatch(attributes)) return false;
        var type = TypeAttribute().Match(attributes).Groups["type"].Value.Trim();
        return type.Length == 0 || type.Equals("module", StringComparison.OrdinalIgnoreCase)
            || type.Contains("javascript", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""<script(?<attributes>(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*)>(?<source>.*?)</script(?=[\s/>])""", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScriptElement();

    [GeneratedRegex("""(?:^|[\s"'/])src\s*=""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SourceAttribute();

    [GeneratedRegex("""(?:^|[\s"'/])type\s*=\s*["']?(?<type>[^"'\s>]*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TypeAttribute();
}
