namespace Funding.Data;

/// <summary>
/// Every way a Swedish page writes a region: the names of <c>regions.csv</c>, with and without "Region" and "län", in the
/// genitive, and with any joint between the two parts of a double name.
/// </summary>
internal class RegionNames
{
    private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _shortNames = [];

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

    /// <summary>Every name, stated or derived.</summary>
    protected IEnumerable<string> All => _codes.Keys;

    /// <summary>What tables call a region; "?" where no region has the code.</summary>
    public string ShortName(string code) => _shortNames.GetValueOrDefault(code, "?");

    /// <summary>The code of the region that is called so, or null.</summary>
    public string? CodeOf(string name) => _codes.GetValueOrDefault(name);

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
