using System.Text;
using Tables;

namespace Dib.Kernel.Formatting;

/// <summary>An object that is no sequence: a row for each of its properties, under the names that they have in code.</summary>
internal static class ObjectTable
{
    /// <summary>The object as a table and as text; null where it has no properties.</summary>
    public static (string Html, string Text)? Of(object value)
    {
        var members = ReadableMembers.Of(value.GetType()).Select(member => (member.Name, Value: ReadableMembers.Read(member, value))).ToList();
        if (members.Count == 0)
            return null;
        var html = new StringBuilder("<table class=\"properties\"><tbody>");
        var text = new StringBuilder();
        foreach (var (name, member) in members)
        {
            var shown = Shown(member);
            html.Append("<tr><th scope=\"row\">").Append(Encode.Html(name)).Append("</th><td>")
                .Append(member is not null && OwnFormats.Find(member, MimeTypes.Html) is { } own ? own : Encode.Html(shown)).Append("</td></tr>\n");
            text.Append(name).Append(": ").Append(shown).Append('\n');
        }
        return (html.Append("</tbody></table>").ToString(), text.ToString());
    }

    private static string Shown(object? member) => member is null ? OwnFormats.Null : NumberText.ForColumn([member]) is { } number ? number.Write(member) : PlainText.Of(member);
}
