using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Dib.Kernel.Language;

/// <summary>Documentation comments as Markdown.</summary>
internal sealed partial class DocumentationMarkdown(XElement member)
{
    /// <summary>Reads a <c>member</c> element; null where it is empty or no XML.</summary>
    public static DocumentationMarkdown? Read(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
            return null;
        try
        {
            return new DocumentationMarkdown(XElement.Parse(xml, LoadOptions.PreserveWhitespace));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>What the member is or does, or null.</summary>
    public string? Summary => Text("summary");

    /// <summary>Where <c>inheritdoc</c> stands: the id of the member it names, or an empty text for the one overridden;
    /// else null.</summary>
    public string? Inherits => member.Element("inheritdoc") is { } inherits ? Attribute(inherits, "cref") : null;

    /// <summary>What a parameter is, or null.</summary>
    public string? Parameter(string name) =>
        member.Elements("param").FirstOrDefault(parameter => (string?)parameter.Attribute("name") == name) is { } found
            ? NotEmpty(Write(found)) : null;

    /// <summary>All that a reader wants to know: summary, parameters, what it returns and throws, remarks.</summary>
    public string? All => NotEmpty(string.Join("\n\n", new[]
    {
        Summary,
        Lines("param", "name"),
        Text("returns") is { } returns ? $"**Returns** {returns}" : null,
        Lines("exception", "cref") is { } thrown ? $"**Throws**\n\n{thrown}" : null,
        Text("remarks"),
    }.Where(part => part is not null)));

    private string? Text(string element) => member.Element(element) is { } found ? NotEmpty(Write(found)) : null;

    private string? Lines(string element, string attribute) => NotEmpty(string.Join('\n', member.Elements(element)
        .Select(line => (Name: NameOf(Attribute(line, attribute)), Text: Write(line)))
        .Where(line => line.Text.Length > 0)
        .Select(line => $"- `{line.Name}`: {line.Text.Replace("\n", "\n  ")}")));

    private static string Attribute(XElement element, string name) => (string?)element.Attribute(name) ?? "";

    private static string? NotEmpty(string text) => text.Length > 0 ? text : null;

    // Blanks that stand at the ends of lines are the comment's own layout.
    private static string Write(XElement element) => ManyLines().Replace(BlanksAtEnds().Replace(Content(element), "\n"), "\n\n").Trim();

    private static string Content(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText words => Special().Replace(Blanks().Replace(words.Value, " "), @"\$0"),
        XElement child => Markup(child),
        _ => "",
    }));

    private static string Markup(XElement element) => element.Name.LocalName switch
    {
        "see" or "seealso" when (string?)element.Attribute("href") is { } address =>
            $"[{(element.IsEmpty ? address : Write(element))}]({address})",
        "see" or "seealso" when element.Value.Length > 0 => Content(element),
        "see" or "seealso" => Code((string?)element.Attribute("langword") ?? NameOf(Attribute(element, "cref"))),
        "paramref" or "typeparamref" => Code(Attribute(element, "name")),
        "c" => Code(element.Value),
        "code" => $"\n\n```csharp\n{element.Value.Trim('\r', '\n')}\n```\n\n",
        "para" => $"\n\n{Write(element)}\n\n",
        "br" => "\n\n",
        "b" or "strong" => $"**{Write(element)}**",
        "i" or "em" => $"*{Write(element)}*",
        "list" when Attribute(element, "type") == "number" => List(element, index => $"{index + 1}."),
        "list" => List(element, _ => "-"),
        _ => Content(element),
    };

    private static string List(XElement list, Func<int, string> mark) =>
        $"\n\n{string.Concat(list.Elements("item").Select((item, index) => $"{mark(index)} {Item(item)}\n"))}\n\n";

    private static string Item(XElement item)
    {
        var term = item.Element("term") is { } named ? Write(named) : "";
        var description = item.Element("description") is { } described ? Write(described) : term.Length > 0 ? "" : Write(item);
        var words = term.Length == 0 ? description : description.Length == 0 ? term : $"**{term}**: {description}";
        return words.Replace("\n", "\n  ");
    }

    /// <summary>A name as C# writes it: <c>M:System.Linq.Enumerable.Where``1(…)</c> is <c>Enumerable.Where</c>.</summary>
    private static string NameOf(string id)
    {
        var kind = id.Length > 1 && id[1] == ':' ? id[0] : ' ';
        var name = (kind == ' ' ? id : id[2..]).Split('(')[0];
        var parts = Arity().Replace(name, "").Split('.');
        return kind is 'M' or 'P' or 'F' or 'E' && parts.Length > 1
            ? parts[^1] == "#ctor" ? parts[^2] : $"{parts[^2]}.{parts[^1]}"
            : parts[^1];
    }

    private static string Code(string text) => text.Contains('`') ? $"`` {text} ``" : text.Length > 0 ? $"`{text}`" : "";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@" *\n(?: (?! ))?")]
    private static partial Regex BlanksAtEnds();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyLines();

    [GeneratedRegex(@"`+[0-9]+|\{.*\}")]
    private static partial Regex Arity();

    [GeneratedRegex(@"[\\`*<\[]|(?<!\w)_|_(?!\w)")]
    private static partial Regex Special();
}
