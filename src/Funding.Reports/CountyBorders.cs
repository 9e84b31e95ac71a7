namespace Funding.Reports;

/// <summary>Which counties have a border in common, on land or in a lake, by county code.</summary>
/// <remarks>
/// The counties of Sweden as they have been since Heby became a part of Uppsala län in 2007 (SCB, Regionala indelningar i Sverige;
/// the borders are those of Lantmäteriet). A test compares the list with the outlines of the map.
/// </remarks>
internal static class CountyBorders
{
    // Each border once, under the lower code.
    private static readonly Dictionary<string, string[]> Borders = new()
    {
        ["01"] = ["03", "04"],
        ["03"] = ["04", "19", "20", "21"],
        ["04"] = ["05", "18", "19"],
        ["05"] = ["06", "08", "14", "18"],
        ["06"] = ["07", "08", "13", "14"],
        ["07"] = ["08", "10", "12", "13"],
        ["08"] = ["10"],
        ["10"] = ["12"],
        ["12"] = ["13"],
        ["13"] = ["14"],
        ["14"] = ["17", "18"],
        ["17"] = ["18", "20"],
        ["18"] = ["19", "20"],
        ["19"] = ["20"],
        ["20"] = ["21", "23"],
        ["21"] = ["22", "23"],
        ["22"] = ["23", "24"],
        ["23"] = ["24"],
        ["24"] = ["25"],
    };

    /// <summary>The regions of the counties around a region's own; none around an island.</summary>
    /// <param name="region">The region.</param>
    /// <param name="regions">All regions.</param>
    public static IReadOnlyList<Region> Around(Region region, IEnumerable<Region> regions) =>
        [.. regions.Where(other => Meet(region.Code, other.Code) || Meet(other.Code, region.Code))];

    private static bool Meet(string code, string other) => Borders.TryGetValue(code, out var around) && around.Contains(other);
}
