namespace Funding.Import.Layouts;

/// <summary>Where lines of a kind stand close together: a row far from the others is prose that looks like one.</summary>
internal static class Clusters
{
    /// <summary>What stands between the rows of one page: a heading, a note.</summary>
    public const int WithinPage = 3;

    /// <summary>What stands between the rows of two: a foot, a head, the names of the columns again.</summary>
    public const int OverPages = 8;

    private const int HeaderLines = 4;

    /// <summary>The ranges of lines that belong together, each from its first to its last line of the kind.</summary>
    public static IEnumerable<Range> Of(IReadOnlyList<LineKind> lines, Func<LineKind, bool> belongs, int widestGap)
    {
        var start = -1;
        var last = -1;
        for (var i = 0; i <= lines.Count; i++)
        {
            var ends = i == lines.Count || (start >= 0 && i - last > widestGap) || (start >= 0 && !lines[i].IsShort && !belongs(lines[i]));
            if (start >= 0 && ends)
            {
                yield return start..(last + 1);
                start = -1;
            }

            if (i == lines.Count || !belongs(lines[i])) continue;
            if (start < 0) start = i;
            last = i;
        }
    }

    /// <summary>The short lines right above a table: its caption and the names of its columns.</summary>
    public static IReadOnlyList<PageLine> Header(IReadOnlyList<LineKind> lines, int start)
    {
        var header = new List<PageLine>();
        for (var i = start - 1; i >= 0 && header.Count < HeaderLines && lines[i].IsShort && !lines[i].IsRow; i--)
            header.Insert(0, lines[i].Line);
        return header;
    }

    public static IEnumerable<LineKind> Take(this IReadOnlyList<LineKind> lines, Range range) =>
        lines.Skip(range.Start.Value).Take(range.End.Value - range.Start.Value);
}
