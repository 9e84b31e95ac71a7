using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;

namespace Dib.Html.Search;

/// <summary>
/// Takes a page's HTML apart into what a search may find. It reads what notebooks show as well, which may be no well-formed
/// HTML at all: whatever it is given, it ends and takes text for text.
/// </summary>
internal sealed partial class PassageReader
{
    /// <summary>Elements whose content is no text of the page, or is only said again.</summary>
    private static readonly HashSet<string> Skipped = ["script", "style", "svg", "template", "pre", "button", "summary", "nav", "label", "select"];

    private static readonly HashSet<string> Blocks =
        ["p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "caption", "figcaption", "figure", "div", "section", "article", "table", "blockquote", "ul", "ol", "dl", "details", "thead", "tbody", "tfoot"];

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

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
        var position = 0;
        while (position < _html.Length)
        {
            var tag = _html.IndexOf('<', position);
            if (tag < 0) tag = _html.Length;
            _text.Append(_html, position, tag - position);
            if (tag == _html.Length) break;
            position = EndOfTag(tag) is { } end ? Take(_html.AsSpan((tag + 1)..(end - 1)), end) : AfterText(tag);
        }
        EndPassage();
    }

    /// <summary>Where the tag that begins at a place ends, past its sign; null where none begins there.</summary>
    private int? EndOfTag(int tag)
    {
        var name = tag + 1 < _html.Length && _html[tag + 1] == '/' ? tag + 2 : tag + 1;
        if (name >= _html.Length || !char.IsAsciiLetter(_html[name])) return null;
        var quote = '\0';
        for (var i = name; i < _html.Length; i++)
        {
            if (quote != '\0') quote = _html[i] == quote ? '\0' : quote;
            else if (_html[i] is '"' or '\'') quote = _html[i];
            else if (_html[i] == '>') return i + 1;
        }
        return null;
    }

    /// <summary>A sign that begins no tag is text; a comment is nothing.</summary>
    private int AfterText(int tag)
    {
        if (_html.AsSpan(tag).StartsWith("<!"))
        {
            var isComment = _html.AsSpan(tag).StartsWith("<!--");
            var end = _html.IndexOf(isComment ? "-->" : ">", tag, StringComparison.Ordinal);
            return end < 0 ? _html.Length : end + (isComment ? 3 : 1);
        }
        _text.Append('<');
        return tag + 1;
    }

    /// <summary>Takes a tag, and what its element holds where that is skipped; returns where to go on.</summary>
    /// <param name="tag">What stands between its signs.</param>
    /// <param name="after">Where it ends.</param>
    private int Take(ReadOnlySpan<char> tag, int after)
    {
        var isEnd = tag[0] == '/';
        if (isEnd) tag = tag[1..];
        var length = tag.IndexOfAnyExcept(NameCharacters);
        var name = (length < 0 ? tag : tag[..length]).ToString().ToLowerInvariant();
        if (Skipped.Contains(name) || (name == "p" && tag.Contains("needs-script", StringComparison.Ordinal)))
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
            TakeBlock(name, isEnd, isEnd ? null : IdIn(tag.ToString()));
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
        else if (text.Any(char.IsLetterOrDigit)) _passages.Add(new Passage(_section.Anchor, _section.Heading, text, _isRow ? _columns : null));
        _hasDataCell = false;
    }

    private static string Clean(string html) => Spaces().Replace(WebUtility.HtmlDecode(html), " ").Trim();

    private static string? IdIn(string tag) => Id().Match(tag) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["id"].Value) : null;

    [GeneratedRegex("""\sid\s*=\s*(?:"(?<id>[^"]*)"|'(?<id>[^']*)')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"[\s\u00A0\u202F\u2009]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
