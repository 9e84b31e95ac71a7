using System.Net;
using System.Text.Encodings.Web;

namespace Microsoft.DotNet.Interactive.Formatting;

internal static class Encode
{
    /// <summary>Escapes in JSON also what would end a script element or an attribute that holds it.</summary>
    public static readonly JavaScriptEncoder Json = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static string Html(string text) => WebUtility.HtmlEncode(text);
}
