namespace Dib.Documents;

/// <summary>
/// Reads C# scripts whose cells begin with <c>// %%</c> (C#) or <c>// %% [kind]</c> (other kinds, each line a comment), as
/// <see cref="CsxWriter"/> writes them. A script without such lines is one cell of C#. Reading runs nothing and touches no file.
/// </summary>
public static partial class CsxReader
{
    internal const string Comment = "//";
    internal const string Marker = "// %%";
    internal const string Metadata = "meta";

    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The file's text; a leading byte order mark is dropped.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <exception cref="NotebookFormatException">The metadata are not what they should be, or a line of a cell that is not C# is code.
    /// </exception>
    public static Notebook Read(string text, string? file = null)
    {
        var lines = TextLines.OfFile(TextLines.WithoutMark(text));
        var sections = Sections(lines);
        var written = sections.FindAll(section => section.Kind == Metadata);
        if (written.Count > 1)
            throw new NotebookFormatException(file, written[1].Line - 1, $"'{Marker} [{Metadata}]' a second time", "it once");
        var metadata = written.Count == 0 ? null
            : NotebookMetadata.Parse(string.Join('\n', Uncommented(written[0], file)), file, written[0].Line);
        var names = KindNames.For(metadata);
        List<Cell> cells = [.. sections.Where(section => section.Kind != Metadata).Select(section => ReadCell(section, names, file))];
        return new Notebook(cells.Count > 0 ? cells : [new Cell(Kinds.CSharp, "")], metadata, TextLines.EndOf(text));
    }

    /// <summary>The kind that a line begins a cell of, or null where it begins none. The empty text stands for C#.</summary>
    internal static string? KindOf(string line) =>
        MarkerLine().Match(line) is { Success: true } marker ? marker.Groups["kind"].Value : null;

    /// <summary>True for a line of C# that is written as a comment: an error of a script's, a mark, or what looks like such a comment.
    /// </summary>
    internal static bool IsSpecial(string line) =>
        DirectiveLine().IsMatch(line) || (line.StartsWith(Comment, StringComparison.Ordinal) && IsMark(line));

    /// <summary>True for a line that is a mark as a comment, or behind more than one.</summary>
    internal static bool IsMark(string line) => Mark().IsMatch(line);

    [GeneratedRegex("^(?:// )*#!")]
    private static partial Regex DirectiveLine();

    [GeneratedRegex(@"^(?:// )*%%(?: \[[^\]\r\n]+\])?$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^// %%(?: \[(?<kind>[^\]\r\n]+)\])?$")]
    private static partial Regex MarkerLine();

    private static List<Section> Sections(List<string> lines)
    {
        var sections = new List<Section>();
        var (kind, start) = (default(string), -1);
        for (var i = 0; i <= lines.Count; i++)
        {
            var next = i < lines.Count ? KindOf(lines[i]) : "";
            if (next is null)
                continue;
            var content = lines[(start + 1)..i];
            var (offset, length) = TextLines.Trim(content).GetOffsetAndLength(content.Count);
            // Text above the first marker is a cell only where there is some.
            if (start >= 0 || length > 0)
                sections.Add(new Section(kind, content.GetRange(offset, length), start + 2 + offset));
            (kind, start) = (next.Length > 0 ? next : null, i);
        }
        return sections;
    }

    private static Cell ReadCell(Section section, KindNames names, string? file)
    {
        if (section.Kind is null)
            return new Cell(Kinds.CSharp, string.Join('\n', section.Lines.Select(Unescaped)), section.Line);
        var kind = names.Resolve(section.Kind) ?? throw new NotebookFormatException(file, section.Line - 1,
            $"a cell of the kind '{section.Kind}'", "a known kind, such as markdown, or one that the metadata list");
        return new Cell(kind, string.Join('\n', Uncommented(section, file)), section.Line);
    }

    private static string Unescaped(string line) =>
        line.StartsWith(Comment + " ", StringComparison.Ordinal) && IsSpecial(line[3..]) ? line[3..] : line;

    private static IEnumerable<string> Uncommented(Section section, string? file) => section.Lines.Select((line, index) => line switch
    {
        "" or Comment => "",
        _ when line.StartsWith("// // ", StringComparison.Ordinal) && IsMark(line) => line[6..],
        _ when line.StartsWith(Comment + " ", StringComparison.Ordinal) => line[3..],
        _ => throw new NotebookFormatException(file, section.Line + index, $"'{line}' in a cell of the kind '{section.Kind}'",
            $"a line that begins with '{Comment} ', or '{Marker}' above it, which begins a cell of C#"),
    });

    /// <param name="Kind">What stands in the brackets; null for C#.</param>
    /// <param name="Lines">The lines below the marker, without the empty ones at both ends.</param>
    /// <param name="Line">The 1-based line of the file on which they begin.</param>
    private sealed record Section(string? Kind, List<string> Lines, int Line);
}
