using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Dib.Html.Markup;

/// <summary>
/// Reads HTML as a browser does and writes it anew: every element closed, none but known ones, links and pictures led to where
/// they are in the site. Of the author's own HTML, styles, fields and scripts stay as well; of all other, nothing that runs.
/// </summary>
/// <param name="page">Where it is written.</param>
/// <param name="cell">The cell that holds or shows it.</param>
/// <param name="origin">Whose it is.</param>
internal sealed class MarkupCleaner(PageState page, CellRun cell, MarkupOrigin origin)
{
    private const string JsonType = "application/json";

    /// <summary>More open elements than any document has; reading them takes a time that grows with their square.</summary>
    private const int MostOpen = 2_000;

    private static readonly HtmlParser Parser = new();

    private readonly StringBuilder _html = new();

    private bool IsAuthors => origin != MarkupOrigin.Value;

    /// <summary>The HTML as it can stand in the page.</summary>
    public static string Clean(string html, PageState page, CellRun cell, MarkupOrigin origin)
    {
        html = HtmlText.NormalizeLines(html);
        return PlainMarkup.Is(html) ? html : new MarkupCleaner(page, cell, origin).Clean(html);
    }

    private string Clean(string html)
    {
        if (LooksEndless(html)) return $"<pre>{HtmlText.Encode(html)}</pre>";
        var body = Parser.ParseDocument("").Body!;
        foreach (var node in Parser.ParseFragment(html, body)) Write(node, depth: 0);
        return _html.ToString();
    }

    private static bool LooksEndless(string html)
    {
        var open = 0;
        for (var i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            if (html[i + 1] == '/') open = Math.Max(0, open - 1);
            else if (char.IsAsciiLetter(html[i + 1]) && NameAt(html, i + 1) is var name && !SafeNames.Void.Contains(name)
                && !SafeNames.EndedByNext.Contains(name) && ++open > MostOpen) return true;
        }
        return false;
    }

    private static string NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end])) end++;
        return html[start..end].ToLowerInvariant();
    }

    private void Write(INode node, int depth)
    {
        if (node is IText text)
        {
            _html.Append(HtmlText.Encode(text.Data));
        }
        else if (node is IElement element)
        {
            if (depth > PlainMarkup.Deepest) _html.Append(HtmlText.Encode(element.TextContent));
            else if (element.LocalName == "script") WriteScript(element);
            else if (IsKnown(element)) WriteElement(element, depth);
            else LeaveOut(element, depth);
        }
    }

    private bool IsKnown(IElement element) => IsAuthors && SafeNames.OfAuthors.Contains(element.LocalName)
        ? element.NamespaceUri == NamespaceNames.HtmlUri || element.LocalName == "style"
        : SafeNames.Elements.Contains(element.LocalName)
            && (element.LocalName is not ("title" or "desc") || element.NamespaceUri == NamespaceNames.SvgUri);

    private void WriteElement(IElement element, int depth)
    {
        var name = element.LocalName;
        if (name == "style")
        {
            // Within a drawing, a style is text like any other.
            var isRaw = element.NamespaceUri == NamespaceNames.HtmlUri;
            _html.Append($"<style>{(isRaw ? element.TextContent : HtmlText.Encode(element.TextContent))}</style>");
            return;
        }
        if (name == "source" && element.ParentElement?.LocalName == "picture") return;
        var attributes = new StringBuilder();
        foreach (var attribute in element.Attributes.ToList())
        {
            if (Value(element, attribute) is not { } value) continue;
            attributes.Append($" {attribute.Name}=\"{HtmlText.Encode(value)}\"");
        }
        if (!WriteAddress(element, attributes)) return;
        _html.Append($"<{name}{attributes}>");
        if (SafeNames.Void.Contains(name)) return;
        if (name is "title" or "desc") _html.Append(HtmlText.Encode(element.TextContent));
        // Browsers drop a line end that comes first.
        else if (name is "pre" or "textarea" && element.TextContent.StartsWith('\n')) _html.Append('\n');
        if (name is not ("title" or "desc"))
            foreach (var child in element.ChildNodes) Write(child, depth + 1);
        _html.Append($"</{name}>");
    }

    /// <summary>An attribute's value as it may stand; null for one that may not.</summary>
    private string? Value(IElement element, IAttr attribute)
    {
        var (name, value) = (attribute.Name, attribute.Value);
        if (name is "href" or "src" or "srcset" or "poster" or "xlink:href") return null;
        if (name == "style") return SafeNames.OnlyFine(value) is { Length: > 0 } fine ? fine : null;
        if (name == "id") return (IsAuthors ? !Outline.IsOfFrame(value) : page.Outline.Takes(value)) ? value : null;
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            page.Warn(cell, value, $"the attribute {name} of <{element.LocalName}> runs nothing in a page and is left out. "
                + "A script in a cell of its own may listen (addEventListener)");
        var isKnown = name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or ':' or '.')
            && (SafeNames.IsAttribute(name) || (IsAuthors && SafeNames.AttributesOfAuthors.Contains(name)));
        return isKnown && SafeNames.IsValue(name, value) ? value : null;
    }

    /// <summary>Adds where an element leads or what it loads; false where a text stands in its place.</summary>
    private bool WriteAddress(IElement element, StringBuilder attributes)
    {
        var isLoaded = element.LocalName is "img" or "audio" or "video" or "track" or "source" or "input";
        var address = element.GetAttribute(isLoaded ? "src" : "href") ?? element.GetAttribute("xlink:href");
        if (address is null || !(isLoaded || element.LocalName == "a")) return true;
        if (isLoaded)
        {
            if (page.References.Picture(address, cell) is not { } source)
            {
                _html.Append(HtmlText.Encode(element.GetAttribute("alt")));
                return false;
            }
            attributes.Append($" src=\"{HtmlText.Encode(source)}\"");
        }
        else if (page.References.Link(address, cell, IsAuthors) is { } link)
        {
            attributes.Append($" href=\"{HtmlText.Encode(link.Address)}\"");
            if (link.FileName is { } file && !element.HasAttribute("download"))
                attributes.Append($" download=\"{HtmlText.Encode(file)}\"");
        }
        return true;
    }

    private void WriteScript(IElement script)
    {
        var type = script.GetAttribute("type")?.Trim().ToLowerInvariant() ?? "";
        var isOfTable = script.Closest("table") is not null;
        if (type == JsonType && (IsAuthors || isOfTable))
        {
            var json = Reading.OrNull(() => JsonNode.Parse(script.TextContent));
            if (isOfTable) CleanCells(json);
            var id = IsAuthors && script.GetAttribute("id") is { } given ? $" id=\"{HtmlText.Encode(given)}\"" : "";
            var text = JsonText.Write(writer => (json ?? JsonValue.Create("")).WriteTo(writer)).Replace("<", "\\u003c");
            _html.Append($"<script type=\"{JsonType}\"{id}>{text}</script>");
            return;
        }
        if (origin != MarkupOrigin.Cell)
        {
            page.Warn(cell, "<script", "a script in what is shown runs in no page and is left out. "
                + "In a cell of HTML or JavaScript it would run");
            return;
        }
        var isModule = type == "module";
        if (!isModule && type.Length > 0 && !type.Contains("javascript", StringComparison.Ordinal)) return;
        var loaded = script.GetAttribute("src") is { } source ? page.References.Script(source, cell) : (null, script.TextContent);
        if (loaded is (_, { } code)) _html.Append(page.Scripts.Element(code, isModule));
        else if (loaded is ({ } address, _))
            _html.Append($"<script{(isModule ? " type=\"module\"" : "")} src=\"{HtmlText.Encode(address)}\"></script>");
    }

    /// <summary>The cells of HTML among the rows that a table keeps back.</summary>
    private void CleanCells(JsonNode? rows)
    {
        foreach (var own in (rows as JsonArray ?? []).OfType<JsonArray>().SelectMany(row => row.OfType<JsonObject>()))
            if (own["html"] is JsonValue html) own["html"] = Clean(html.ToString(), page, cell, origin);
    }

    private void LeaveOut(IElement element, int depth)
    {
        if (SafeNames.Silent.Contains(element.LocalName))
        {
            page.Warn(cell, $"<{element.LocalName}", $"<{element.LocalName}> is left out of what is shown: "
                + (element.LocalName is "style" ? "it would change the whole page. In a cell of HTML it would do so"
                    : "a page asks for nothing elsewhere and holds no other document"));
            return;
        }
        foreach (var child in element.ChildNodes) Write(child, depth + 1);
    }
}

/// <summary>Whose HTML it is.</summary>
internal enum MarkupOrigin
{
    /// <summary>A value that a cell showed: it may be made of data.</summary>
    Value,

    /// <summary>Markdown of the author: prose, which may hold HTML but no script.</summary>
    Prose,

    /// <summary>A cell of HTML: the author's own, scripts included.</summary>
    Cell,
}
