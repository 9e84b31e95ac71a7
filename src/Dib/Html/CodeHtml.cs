namespace Dib.Html;

/// <summary>Writes source code as a block of HTML, C# in colours.</summary>
internal static class CodeHtml
{
    private static readonly string[] CSharpNames = [Kinds.CSharp, "cs", "c#"];

    public static string Write(string language, string source)
    {
        var isCSharp = CSharpNames.Contains(language, StringComparer.OrdinalIgnoreCase);
        var html = new StringBuilder("<pre class=\"code-block\" tabindex=\"0\"><code>");
        foreach (var token in isCSharp ? CSharpTokenizer.Tokenize(source) : [new CodeToken(CodeTokenKind.Plain, source)])
        {
            if (ClassOf(token.Kind) is { } name) html.Append($"<b class=\"{name}\">").Append(HtmlText.Encode(token.Text)).Append("</b>");
            else html.Append(HtmlText.Encode(token.Text));
        }
        return html.Append("</code></pre>").ToString();
    }

    private static string? ClassOf(CodeTokenKind kind) => kind switch
    {
        CodeTokenKind.Keyword => "k",
        CodeTokenKind.Type => "t",
        CodeTokenKind.String => "s",
        CodeTokenKind.Number => "n",
        CodeTokenKind.Comment => "c",
        CodeTokenKind.Directive => "d",
        _ => null,
    };
}
