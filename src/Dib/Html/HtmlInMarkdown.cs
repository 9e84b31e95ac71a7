using System.Text.RegularExpressions;

namespace Dib.Html;

/// <summary>HTML that an author writes within Markdown: prose, which leads away from no page and links to no script.</summary>
internal static partial class HtmlInMarkdown
{
    /// <summary>A blank or control character, which browsers drop from an address, or one written as a reference.</summary>
    private const string Dropped =
        @"(?:[\x00-\x20]|&(?:Tab|NewLine);|&#0*(?:[0-9]|[12][0-9]|3[0-2])(?![0-9]);?|&#x0*(?:1?[0-9a-f]|20)(?![0-9a-f]);?)*";

    private const string Colon = "(?::|&colon;|&#0*58(?![0-9]);?|&#x0*3a(?![0-9a-f]);?)";

    // Scheme by letters, each of which may be written as a reference to its code.
    private static readonly Regex ScriptAddress = new(
        $"""(?<==\s*["']?){Dropped}(?:{Spelt("javascript")}|{Spelt("vbscript")}){Dropped}{Colon}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The HTML of a block or a tag with <c>&lt;meta&gt;</c> and <c>&lt;base&gt;</c> as text, and addresses that are scripts as places in the page.</summary>
    public static string Tame(string html) => ScriptAddress.Replace(PageWideTag().Replace(html, "&lt;"), "#");

    private static string Spelt(string scheme) => string.Join(Dropped, scheme.Select(letter =>
    {
        var (small, large) = ((int)letter, (int)char.ToUpperInvariant(letter));
        return $"(?:{letter}|&#0*(?:{small}|{large})(?![0-9]);?|&#x0*(?:{small:x}|{large:x})(?![0-9a-f]);?)";
    }));

    [GeneratedRegex(@"<(?=/?(?:meta|base)(?:[\s/>]|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageWideTag();
}
