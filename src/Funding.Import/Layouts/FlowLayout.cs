namespace Funding.Import.Layouts;

/// <summary>Every region in one paragraph, as when a table was copied without its line breaks: "Blekinge 25 Dalarna 47 …".</summary>
internal sealed class FlowLayout(RegionNames names) : ITableLayout
{
    private const int FewestRows = 5;

    public IEnumerable<FoundTable> Find(IReadOnlyList<LineKind> lines)
    {
        foreach (var line in lines)
        {
            var rows = Rows(line.Line);
            if (rows.Count >= FewestRows)
                yield return new(
                    "all regions in one paragraph", [.. rows.Where(row => !row.IsSum)], [.. rows.Where(row => row.IsSum)], [line.Line], []);
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
