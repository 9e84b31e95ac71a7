using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Dib.Kernel.Language;

/// <summary>Documentation comments as Markdown.</summary>
internal sealed partial class DocumentationMarkdown
{
    private readonly XElement _member;

    private DocumentationMarkdown(XElement member) => _member = member;

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

    /// <summary>Where <c>inheritdoc</c> stands: the id of the member it names, or an empty text for the one overridden; else null.</summary>
    public string? Inherits => _member.Element("inheritdoc") is { } inherits ? (string?)inherits.Attribute("cref") ?? "" : null;

    /// <summary>What a parameter is, or null.</summary>
    public string? Parameter(string name) =>
        _member.Elements("param").FirstOrDefault(parameter => (string?)parameter.Attribute("name") == name) is { } found ? NotEmpty(Write(found)) : null;

    /// <summary>All that a reader wants to know: summary, parameters, what it returns and throws, remarks.</summary>
    public string? All
    {
        get
        {
            var parts = new List<string?> { Summary };
            parts.Add(Lines(_member.Elements("param"), "name", code: true));
            parts.Add(Text("returns") is { } returns ? $"**Returns** {returns}" : null);
            parts.Add(Lines(_member.Elements("exception"), "cref", code: false) is { } thrown ? $"**Throws**\n\n{thrown}" : null);
            parts.Add(Text("remarks"));
            return NotEmpty(string.Join("\n\n", parts.Where(part => part is not null)));
        }
    }

    private string? Text(string element) => _member.Element(element) is { } found ? NotEmpty(Write(found)) : null;

    private static string? Lines(IEnumerable<XElement> elements, string attribute, bool code) => NotEmpty(string.Join('\n', elements
        .Select(element => (Name: (string?)element.Attribute(attribute) ?? "", Text: Write(element)))
        .Where(line => line.Text.Length > 0)
        .Select(line => $"- `{(code ? line.Name : NameOf(line.Name))}`: {line.Text.Replace("\n", "\n  ")}")));

    private static string? NotEmpty(string text) => text.Length > 0 ? text : null;

    private static string Write(XElement element)
    {
        var text = new StringBuilder();
        WriteContent(element, text);
        // Blanks that stand at the ends of lines are the comment's own layout.
        return ManyLines().Replace(BlanksAtEnds().Replace(text.ToString(), "\n"), "\n\n").Trim();
    }

    private static void WriteContent(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
                text.Append(Escape(Blanks().Replace(words.Value, " ")));
            else if (node is XElement child)
                WriteElement(child, text);
        }
    }

    private static void WriteElement(XElement element, StringBuilder text)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" when (string?)element.Attribute("href") is { } address:
                text.Append($"[{(element.IsEmpty ? address : Write(element))}]({address})");
                break;
            case "see" or "seealso" when !element.IsEmpty && element.Value.Length > 0:
                WriteContent(element, text);
                break;
            case "see" or "seealso":
                text.Append(Code((string?)element.Attribute("langword") ?? NameOf((string?)element.Attribute("cref") ?? "")));
                break;
            case "paramref" or "typeparamref":
                text.Append(Code((string?)element.Attribute("name") ?? ""));
                break;
            case "c":
                text.Append(Code(element.Value));
                break;
            case "code":
                text.Append($"\n\n```csharp\n{element.Value.Trim('\r', '\n')}\n```\n\n");
                break;
            case "para":
                text.Append($"\n\n{Write(element)}\n\n");
                break;
            case "br":
                text.Append("\n\n");
                break;
            case "b" or "strong":
                text.Append($"**{Write(element)}**");
                break;
            case "i" or "em":
                text.Append($"*{Write(element)}*");
                break;
            case "list":
                WriteList(element, text);
                break;
            default:
                WriteContent(element, text);
                break;
        }
    }

    private static void WriteList(XElement list, StringBuilder text)
    {
        var isNumbered = (string?)list.Attribute("type") == "number";
        text.Append("\n\n");
        foreach (var (index, item) in list.Elements("item").Index())
        {
            var term = item.Element("term") is { } named ? Write(named) : "";
            var description = item.Element("description") is { } described ? Write(described) : term.Length > 0 ? "" : Write(item);
            var words = (term, description) switch
            {
                (_, "") => term,
                ("", _) => description,
                _ => $"**{term}**: {description}",
            };
            text.Append(isNumbered ? $"{index + 1}. " : "- ").Append(words.Replace("\n", "\n  ")).Append('\n');
        }
        text.Append("\n\n");
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

    private static string Escape(string text) => Special().Replace(text, @"\$0");

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
