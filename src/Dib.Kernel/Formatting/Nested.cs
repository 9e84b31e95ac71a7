using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;

namespace Dib.Kernel.Formatting;

/// <summary>Values within values: what is more than one text unfolds where it stands, down to
/// <see cref="Formatter.RecursionLimit"/>.</summary>
internal static class Nested
{
    private const int ItemsInText = 10;

    [ThreadStatic]
    private static Stack<object>? _open;

    /// <summary>The value as markup that unfolds, or null where its text says all, where it holds itself, or too deep down.</summary>
    public static string? Html(object value)
    {
        _open ??= [];
        if (_open.Count >= Formatter.RecursionLimit || _open.Contains(value, ReferenceEqualityComparer.Instance) || IsText(value))
            return null;
        _open.Push(value);
        try
        {
            var body = TableRows.In(value) is { } rows ? TableHtml.Write(Table.Of(rows, Formatter.ListExpansionLimit), caption: null)
                : ObjectTable.Of(value)?.Html;
            var text = PlainText.Shortened(value).ReplaceLineEndings(" ");
            var summary = text.Length > 0 ? text : ReadableName.OfType(value.GetType());
            return body is null ? null : $"<details class=\"nested\"><summary>{Encode.Html(summary)}</summary>{body}</details>";
        }
        catch (Exception)
        {
            // A sequence that throws: its text says so.
            return null;
        }
        finally
        {
            _open.Pop();
        }
    }

    private static bool IsText(object value) => value switch
    {
        _ when PlainText.IsScalar(value.GetType()) => true,
        ICollection { Count: <= ItemsInText } items =>
            items.Cast<object?>().All(item => item is null || PlainText.IsScalar(item.GetType())),
        _ => false,
    };
}

/// <summary>An object that is no sequence: a row for each of its properties, under the names that they have in code.</summary>
internal static class ObjectTable
{
    /// <summary>The object as a table and as text; null where it has no properties.</summary>
    public static (string Html, string Text)? Of(object value)
    {
        var members = ReadableMembers.Of(value.GetType())
            .Select(member => (member.Name, Value: ReadableMembers.Read(member, value))).ToList();
        if (members.Count == 0)
            return null;
        var html = new StringBuilder("<table class=\"properties\"><tbody>");
        var text = new StringBuilder();
        foreach (var (name, member) in members)
        {
            var shown = Shown(member);
            html.Append("<tr><th scope=\"row\">").Append(Encode.Html(name)).Append("</th><td>")
                .Append(member is not null && OwnFormats.Find(member, MimeTypes.Html) is { } own ? own : Encode.Html(shown))
                .Append("</td></tr>\n");
            text.Append(name).Append(": ").Append(shown).Append('\n');
        }
        return (html.Append("</tbody></table>").ToString(), text.ToString());
    }

    private static string Shown(object? member) =>
        member is null ? OwnFormats.Null : NumberText.IsNumber(member) ? NumberText.WriteExact(member) : PlainText.Of(member);
}
