namespace Dib.Html;

/// <summary>
/// The notes of a notebook's Markdown. A mark may stand in one cell and its note in another; a note that nothing marks stays text.
/// </summary>
internal static partial class Notes
{
    private const StringComparison AsRead = StringComparison.OrdinalIgnoreCase;

    /// <summary>The Markdown of a cell with the notes that it marks.</summary>
    public static string Complete(string markdown, NotebookRun run)
    {
        if (!markdown.Contains("[^", StringComparison.Ordinal)) return markdown;
        var cells = run.Notebook.Cells.Where(cell => cell.Kind == Kinds.Markdown)
            .Select(cell => HtmlText.NormalizeLines(cell.Source)).ToList();
        var marks = cells.SelectMany(MarksIn).ToHashSet(StringComparer.FromComparison(AsRead));
        var own = NotesIn(markdown).ToList();
        foreach (var note in own.Where(note => !marks.Contains(note.Groups["label"].Value)).OrderByDescending(note => note.Index))
            markdown = markdown.Insert(note.Groups["mark"].Index, "\n\\");
        var missing = MarksIn(markdown).Where(label => !own.Exists(note => note.Groups["label"].Value.Equals(label, AsRead)))
            .Distinct(StringComparer.FromComparison(AsRead));
        var others = cells.SelectMany(NotesIn).ToLookup(
            note => note.Groups["label"].Value, note => note.Value, StringComparer.FromComparison(AsRead));
        return missing.Aggregate(markdown, (text, label) => others[label].Any() ? $"{text}\n\n{others[label].First()}" : text);
    }

    private static IEnumerable<string> MarksIn(string markdown) =>
        Mark().Matches(WithoutCode(markdown)).Select(mark => mark.Groups["label"].Value);

    private static IEnumerable<Match> NotesIn(string markdown) => Note().Matches(WithoutCode(markdown));

    /// <summary>The text with blanks for code, which holds no notes.</summary>
    private static string WithoutCode(string markdown) =>
        Code().Replace(markdown, code => new string([.. code.Value.Select(sign => sign == '\n' ? '\n' : ' ')]));

    [GeneratedRegex(@"(?<!\\)\[\^(?<label>[^\]\s]+)\](?!:)")]
    private static partial Regex Mark();

    // Its first paragraph.
    [GeneratedRegex(@"^[ ]{0,3}(?<mark>\[\^(?<label>[^\]\s]+)\]:).*(?:\n(?![ \t]*(?:\n|\[\^|\z)).+)*", RegexOptions.Multiline)]
    private static partial Regex Note();

    [GeneratedRegex(@"^[ ]{0,3}(?<fence>```+|~~~+)[\s\S]*?(?:^[ ]{0,3}\k<fence>|\z)|(?<!`)(?<tick>`+)(?!`)[^\n]+?(?<!`)\k<tick>(?!`)",
        RegexOptions.Multiline)]
    private static partial Regex Code();
}
