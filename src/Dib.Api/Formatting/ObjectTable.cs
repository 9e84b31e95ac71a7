using System.Text;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An object that is no sequence: a row for each of its properties.</summary>
internal static class ObjectTable
{
    public static List<FormattedText> Format(object value)
    {
        var members = ReadableMembers.Of(value.GetType()).Select(member => (Name: ReadableName.OfMember(member), Value: ReadableMembers.Read(member, value))).ToList();
        if (members.Count == 0)
            return [new FormattedText(Formatter.Plain, PlainText.Of(value))];

        var html = new StringBuilder("<table class=\"properties\"><tbody>");
        var text = new StringBuilder();
        foreach (var (name, member) in members)
        {
            var shown = member is not null && NumberText.ForColumn([member]) is { } number ? number.Write(member) : PlainText.Of(member);
            html.Append("<tr><th scope=\"row\">").Append(Encode.Html(name)).Append("</th><td>").Append(Encode.Html(shown)).Append("</td></tr>\n");
            text.Append(name).Append(": ").Append(shown).Append('\n');
        }
        html.Append("</tbody></table>");
        return [new FormattedText(Formatter.Html, html.ToString()), new FormattedText(Formatter.Plain, text.ToString())];
    }
}
