namespace Funding.Import.Reading;

/// <summary>The names of the regions as the lines of a page begin with them.</summary>
internal sealed class PageNames : RegionNames
{
    private readonly string[] _longestFirst;

    public PageNames(Table regions) : base(regions) => _longestFirst =
        [.. All.Where(name => name.Length > 0).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>The region that a line starts with, its name as printed, and what follows; the longest name wins.</summary>
    public (string Code, string Label, string After)? Prefix(string line)
    {
        foreach (var name in _longestFirst)
        {
            if (End(line, name) is not { } end) continue;
            if (line.Length > end && (char.IsLetter(line[end]) || line[end] is '/')) continue;
            return (CodeOf(name)!, string.Join(' ', line[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries)), line[end..]);
        }

        return null;
    }

    /// <summary>Where the name ends that the line starts with, however many blanks stand between its words; null if it does not.</summary>
    private static int? End(string line, string name)
    {
        var at = 0;
        foreach (var letter in name)
        {
            if (at == line.Length || char.ToUpperInvariant(line[at]) != char.ToUpperInvariant(letter)) return null;
            at++;
            if (letter == ' ')
                while (at < line.Length && line[at] == ' ') at++;
        }

        return at;
    }
}
