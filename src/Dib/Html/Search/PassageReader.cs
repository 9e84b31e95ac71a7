using System.Net;

namespace Dib.Html.Search;

/// <summary>
/// Takes a page's HTML apart into what a search may find. It reads what notebooks show as well, which may be no well-formed
/// HTML at all: whatever it is given, it ends and takes text for text.
/// </summary>
internal sealed partial class PassageReader
{
    /// <summary>Elements whose content is no text of the page, or is only said again.</summary>
    private static readonly HashSet<string> Skipped = ["script", "style", "svg", "template", "pre", "button",
        "summary", "nav", "label", "select"];

    private static readonly HashSet<string> Blocks =
        ["p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "caption", "figcaption", "figure", "div", "section", "article",
            "table", "blockquote", "ul", "ol", "dl", "details", "thead", "tbody", "tfoot"];

    private readonly string _html;
    private readonly List<Passage> _passages = [];
    private readonly StringBuilder _text = new();
    private (string Anchor, string Heading) _section = ("", "");
    private (string Anchor, string Heading)? _around;
    private string? _headingId;
    private string _columns = "";
    private bool _isRow;
    private bool _hasDataCell;

    private PassageReader(string html) => _html = html;

    /// <summary>The passages of a page's article, in their order.</summary>
    public static IReadOnlyList<Passage> Read(string html)
    {
        var reader = new PassageReader(html);
        reader.ReadAll();
        return reader._passages;
    }

    private void ReadAll()
    {
        for (var position = 0; position < _html.Length;)
        {
            var tag = TagOrComment().Match(_html, position);
            _text.Append(_html, position, (tag.Success ? tag.Index : _html.Length) - position);
            position = !tag.Success ? _html.Length : tag.Groups["name"].Success ? Take(tag) : tag.Index + tag.Length;
        }
        EndPassage();
    }

    /// <summary>Takes a tag, and what its element holds where that is skipped; returns where to go on.</summary>
    private int Take(Match tag)
    {
        var (isEnd, after) = (tag.Groups["end"].Length > 0, tag.Index + tag.Length);
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (Skipped.Contains(name) || (name == "p" && tag.ValueSpan.Contains("needs-script", StringComparison.Ordinal)))
        {
            if (isEnd) return after;
            var end = _html.IndexOf("</" + name, after, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? _html.Length : end;
        }
        if (name is "td" or "th")
        {
            if (isEnd) return after;
            if (_text.Length > 0) _text.Append(Passage.BetweenCells);
            _hasDataCell |= name == "td";
        }
        else if (name == "br")
        {
            _text.Append(' ');
        }
        else if (Blocks.Contains(name))
        {
            TakeBlock(name, isEnd, isEnd ? null : IdIn(tag.Groups["attributes"].Value));
        }
        return after;
    }

    private void TakeBlock(string name, bool isEnd, string? id)
    {
        // A block within a cell does not end its row.
        if (_isRow && name is not ("tr" or "table" or "tbody" or "thead" or "tfoot"))
        {
            _text.Append(' ');
            return;
        }
        var isHeading = name is ['h', >= '1' and <= '6'];
        if (isEnd && (isHeading || name == "figcaption")) _section = (_headingId ?? _section.Anchor, Clean(_text.ToString()));
        EndPassage();
        if (isHeading) _headingId = isEnd ? null : id;
        if (name == "table") _columns = "";
        if (name == "tr") _isRow = !isEnd;
        if (name != "figure") return;
        if (!isEnd && id is not null)
        {
            _around ??= _section;
            _section = (id, _section.Heading);
        }
        else if (isEnd && _around is { } around)
        {
            _section = around;
            _around = null;
        }
    }

    private void EndPassage()
    {
        var text = Clean(_text.ToString());
        _text.Clear();
        // A row of headings alone says nothing of any datum, but what the rows below it mean.
        if (_isRow && !_hasDataCell) _columns = text;
        else if (text.Any(char.IsLetterOrDigit))
            _passages.Add(new Passage(_section.Anchor, _section.Heading, text, _isRow ? _columns : null));
        _hasDataCell = false;
    }

    private static string Clean(string html) => Spaces().Replace(WebUtility.HtmlDecode(html), " ").Trim();

    private static string? IdIn(string tag) => Id().Match(tag) is { Success: true } match
        ? WebUtility.HtmlDecode(match.Groups["id"].Value) : null;

    // A sign that begins no tag is text; a comment is nothing, and one without an end goes on to that of the page.
    [GeneratedRegex(
        """
        <!(?=--).*?(?:-->|\z) | <![^>]*>?
        | <(?<end>/?) (?<name>[A-Za-z][A-Za-z0-9-]*) (?<attributes>(?>(?:"[^"]*"|'[^']*'|[^>"'])*)) >
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TagOrComment();

    [GeneratedRegex("""\sid\s*=\s*(?:"(?<id>[^"]*)"|'(?<id>[^']*)')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    // Thin spaces within numbers stay: they say which digits are one number.
    [GeneratedRegex(@"(?:(?!(?<=[0-9])\u202F[0-9]{3})[\s\u00A0\u202F\u2009])+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
