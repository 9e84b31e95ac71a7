using System.Text;
using System.Text.Json;

namespace Dib.Html.Search;

/// <summary>
/// Writes what a site's search looks through: a script, since that is all that a page opened from a disk may load. Names are
/// short, for there are thousands: <c>p</c> pages (<c>f</c> file, <c>t</c> title), <c>s</c> sections (<c>p</c> page,
/// <c>a</c> anchor, <c>h</c> heading), <c>c</c> the columns of tables, <c>e</c> passages (section, text, and for a row the number of its columns).
/// </summary>
internal static class SearchIndex
{
    public const string FileName = "search-index.js";

    /// <summary>A passage is cut here: a reader finds it by its beginning.</summary>
    private const int MostCharacters = 400;

    /// <summary>The index of pages, in their order.</summary>
    public static string Write(IReadOnlyList<(string FileName, string Title, IReadOnlyList<Passage> Passages)> pages)
    {
        using var bytes = new MemoryStream();
        // The default encoder escapes what could end a script element, and line separators too.
        using (var json = new Utf8JsonWriter(bytes))
        {
            var sections = pages.Index().SelectMany(page => page.Item.Passages.Select(passage => (Page: page.Index, passage.Anchor, passage.Heading))).Distinct().ToList();
            var columns = pages.SelectMany(page => page.Passages).Select(passage => passage.Columns).OfType<string>().Distinct().ToList();
            var numbers = sections.Index().ToDictionary(section => section.Item, section => section.Index);
            json.WriteStartObject();
            WriteObjects(json, "p", pages, page =>
            {
                json.WriteString("f", page.FileName);
                json.WriteString("t", page.Title);
            });
            WriteObjects(json, "s", sections, section =>
            {
                json.WriteNumber("p", section.Page);
                json.WriteString("a", section.Anchor);
                json.WriteString("h", section.Heading);
            });
            json.WriteStartArray("c");
            foreach (var names in columns) json.WriteStringValue(names);
            json.WriteEndArray();
            json.WriteStartArray("e");
            foreach (var (page, passage) in pages.Index().SelectMany(page => page.Item.Passages.Distinct().Select(passage => (page.Index, passage))))
            {
                json.WriteStartArray();
                json.WriteNumberValue(numbers[(page, passage.Anchor, passage.Heading)]);
                json.WriteStringValue(passage.Text.Length <= MostCharacters ? passage.Text : passage.Text[..MostCharacters] + "…");
                if (passage.Columns is not null) json.WriteNumberValue(columns.IndexOf(passage.Columns));
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return $"window.searchIndex = {Encoding.UTF8.GetString(bytes.ToArray())};\n";
    }

    private static void WriteObjects<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeFields)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeFields(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

/// <summary>A piece of a page that a search may find: a paragraph, a heading, a caption, or a row of a table.</summary>
/// <param name="Anchor">The id of the heading or figure that it stands under; empty above the first.</param>
/// <param name="Heading">What that heading or figure is called.</param>
/// <param name="Text">The text, spaces as single ones; the cells of a row are separated by <c> · </c>.</param>
/// <param name="Columns">For a row of a table, what its columns are called, separated likewise (empty where they have no names); null for other text.</param>
internal sealed record Passage(string Anchor, string Heading, string Text, string? Columns)
{
    /// <summary>What stands between the cells of a row.</summary>
    public const string BetweenCells = " · ";
}
