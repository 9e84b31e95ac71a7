namespace Funding.Data;

/// <summary>
/// Every way a Swedish page writes a region: the names of <c>regions.csv</c>, with and without "Region" and "län", in the
/// genitive, and with any joint between the two parts of a double name.
/// </summary>
internal sealed class RegionNames
{
    private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _shortNames = [];

    // Only what reads pages looks for a name at a line's beginning; what loads the data need not wait for the sorting.
    private string[] LongestFirst => field ??= [.. _codes.Keys.Where(name => name.Length > 0)
        .OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];

    public RegionNames(Table regions)
    {
        // The names that the file states come first, so that no derived form can take one away from its region.
        foreach (var region in regions.Rows)
        {
            _shortNames.TryAdd(region["county_code"], region["short_name"]);
            foreach (var name in Stated(region)) _codes.TryAdd(name, region["county_code"]);
        }

        foreach (var region in regions.Rows)
            foreach (var name in Stated(region).SelectMany(Derived)) _codes.TryAdd(name, region["county_code"]);
    }

    public IEnumerable<string> Codes => _shortNames.Keys;

    public string ShortName(string code) => _shortNames[code];

    /// <summary>The code of the region that is called so, or null.</summary>
    public string? CodeOf(string name) => _codes.GetValueOrDefault(name);

    /// <summary>The region that a line starts with, its name as printed, and what follows; the longest name wins.</summary>
    public (string Code, string Label, string After)? Prefix(string line)
    {
        foreach (var name in LongestFirst)
        {
            if (End(line, name) is not { } end) continue;
            if (line.Length > end && (char.IsLetter(line[end]) || line[end] is '/')) continue;
            return (_codes[name], string.Join(' ', line[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries)), line[end..]);
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

    private static IEnumerable<string> Stated(Row region) =>
        region["aliases"].Split('|').Prepend(region["county_name"]).Prepend(region["region_name"]).Prepend(region["short_name"]);

    private static IEnumerable<string> Derived(string name)
    {
        var bare = name.StartsWith("Region ", StringComparison.Ordinal) ? name["Region ".Length..] : name;
        if (bare.EndsWith(" län", StringComparison.Ordinal)) bare = bare[..^" län".Length];
        foreach (var joint in (string[])[" ", "/", "-", " och ", " & "])
        {
            var joined = bare.StartsWith("Jämtland", StringComparison.Ordinal) ? bare.Replace("/", " ").Replace(" ", joint) : bare;
            foreach (var form in (string[])[joined, joined + "s"])
                foreach (var text in (string[])[form, $"{form} län", $"Region {form}", $"Region {form} län", $"{form} läns landsting"])
                    yield return text;
        }
    }
}
