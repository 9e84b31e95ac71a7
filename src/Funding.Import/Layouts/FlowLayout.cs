namespace Funding.Import.Layouts;

/// <summary>
/// Several regions on a line, as when a table was copied without its line breaks ("Blekinge 25 Dalarna 47 …") or has two
/// halves side by side.
/// </summary>
internal sealed class FlowLayout(PageNames names) : ITableLayout
{
    private const int FewestRows = 5;

    public IEnumerable<FoundTable> Find(IReadOnlyList<LineKind> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var (start, rows) = (i, Rows(lines[i].Line));
            if (rows.Count < 2) continue;
            // The longer half of two may end with a row alone.
            while (i + 1 < lines.Count && Rows(lines[i + 1].Line) is { Count: > 0 } next)
            {
                rows.AddRange(next);
                i++;
            }

            if (rows.Count < FewestRows) continue;
            IReadOnlyList<PageLine> header = i > start ? Clusters.Header(lines, start) : [lines[i].Line];
            yield return new(
                "several regions on a line", [.. rows.Where(row => !row.IsSum)], [.. rows.Where(row => row.IsSum)], header, []);
        }
    }

    private List<TableRow> Rows(PageLine line)
    {
        var labels = new List<(int Start, int End, string Label, string? Code)>();
        var text = line.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsUpper(text[at]) || (at > 0 && char.IsLetter(text[at - 1]))) continue;
            var (label, code) = names.Prefix(text[at..]) is { } region ? (region.Label, region.Code)
                : text.AsSpan(at).StartsWith("Summa", StringComparison.Ordinal) ? ("Summa", (string?)null) : (null, null);
            if (label is null) continue;
            labels.Add((at, at + label.Length, label, code));
            at += label.Length;
        }

        var rows = new List<TableRow>();
        for (var i = 0; i < labels.Count; i++)
        {
            var end = i + 1 < labels.Count ? labels[i + 1].Start : text.Length;
            var rest = text[labels[i].End..end].Trim().TrimEnd(',', '.', ';').Trim();
            if (rest.EndsWith(" och", StringComparison.Ordinal)) rest = rest[..^" och".Length];
            if (RunReader.Read(rest) is { } runs) rows.Add(new(line.Number, labels[i].Label, labels[i].Code, runs));
        }

        return rows;
    }
}
