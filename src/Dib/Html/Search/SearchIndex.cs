using System.Text.Json.Nodes;
using Dib.Rendering;

namespace Dib.Html.Search;

/// <summary>
/// Writes what a site's search looks through: a script, since that is all that a page opened from a disk may load. Names are
/// short, for there are thousands: <c>p</c> pages (<c>f</c> file, <c>t</c> title,
/// <c>o</c> for one of a series), <c>s</c> sections (<c>p</c> page,
/// <c>a</c> anchor, <c>h</c> heading), <c>c</c> the columns of tables, <c>e</c> passages (section, text, and for a row the number of its
/// columns), <c>a</c> other names and the names that they stand for.
/// </summary>
internal static class SearchIndex
{
    /// <summary>The file of what the pages in a language are searched by.</summary>
    public static string FileNameOf(SiteEditions editions, string language) =>
        language == editions.Language ? "search-index.js" : $"search-index.{language}.js";

    /// <summary>A passage is cut here: a reader finds it by its beginning.</summary>
    private const int MostCharacters = 400;

    /// <summary>The index of pages, in their order.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="aliases">Other names that readers look for, and the names that pages have in their places; may be null.</param>
    /// <param name="ofSeries">The file names of pages that are one of many alike: who does not ask for one gets another page first.</param>
    public static string Write(IReadOnlyList<(string FileName, string Title, IReadOnlyList<Passage> Passages)> pages,
        IReadOnlyDictionary<string, string>? aliases = null, IReadOnlySet<string>? ofSeries = null)
    {
        var sections = pages.Index().SelectMany(page =>
            page.Item.Passages.Select(passage => (Page: page.Index, passage.Anchor, passage.Heading))).Distinct().ToList();
        var columns = pages.SelectMany(page => page.Passages).Select(passage => passage.Columns).OfType<string>().Distinct().ToList();
        var numbers = sections.Index().ToDictionary(section => section.Item, section => section.Index);
        var index = new JsonObject
        {
            ["p"] = List(pages.Select(page => ofSeries?.Contains(page.FileName) == true
                ? new JsonObject { ["f"] = page.FileName, ["t"] = page.Title, ["o"] = 1 }
                : new JsonObject { ["f"] = page.FileName, ["t"] = page.Title })),
            ["s"] = List(sections.Select(section =>
                new JsonObject { ["p"] = section.Page, ["a"] = section.Anchor, ["h"] = section.Heading })),
            ["c"] = List(columns.Select(names => JsonValue.Create(names))),
            ["e"] = List(pages.Index().SelectMany(page => page.Item.Passages.Distinct().Select(passage => Entry(page.Index, passage)))),
            ["a"] = List((aliases ?? new Dictionary<string, string>()).Where(other => other.Key != other.Value)
                .OrderBy(other => other.Key, StringComparer.Ordinal).Select(other => new JsonArray(other.Key, other.Value))),
        };
        // Without options, what could end a script element is escaped, and line separators too.
        return $"window.searchIndex = {index.ToJsonString()};\n";

        JsonArray Entry(int page, Passage passage)
        {
            var section = numbers[(page, passage.Anchor, passage.Heading)];
            var entry = new JsonArray(section, passage.Text.Length <= MostCharacters ? passage.Text : passage.Text[..MostCharacters] + "…");
            if (passage.Columns is not null) entry.Add((JsonNode)columns.IndexOf(passage.Columns));
            return entry;
        }
    }

    private static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes]);
}

/// <summary>A piece of a page that a search may find: a paragraph, a heading, a caption, or a row of a table.</summary>
/// <param name="Anchor">The id of the heading or figure that it stands under; empty above the first.</param>
/// <param name="Heading">What that heading or figure is called.</param>
/// <param name="Text">The text, spaces as single ones; the cells of a row are separated by <c> · </c>.</param>
/// <param name="Columns">For a row of a table, what its columns are called, separated likewise (empty where they have no names);
/// null for other text.</param>
internal sealed record Passage(string Anchor, string Heading, string Text, string? Columns)
{
    /// <summary>What stands between the cells of a row.</summary>
    public const string BetweenCells = " · ";
}
