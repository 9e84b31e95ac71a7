namespace Funding;

/// <summary>One of Sweden's 21 regions.</summary>
/// <param name="Code">County code, two digits.</param>
/// <param name="Letter">County letter.</param>
/// <param name="CountyName">Name of the county, for example "Örebro län".</param>
/// <param name="OfficialName">Name of the region as an authority, for example "Region Örebro län".</param>
/// <param name="Name">Short name, for example "Örebro".</param>
/// <param name="Aliases">Every name that published tables use.</param>
/// <param name="Nuts">NUTS 3 code.</param>
/// <param name="TileRow">Row in a tile-grid map, 0 in the north.</param>
/// <param name="TileColumn">Column in a tile-grid map, 0 in the west.</param>
/// <param name="Outline">Outline of the county: an SVG path of straight lines, in the drawing that all regions share.</param>
public sealed record Region(string Code, string Letter, string CountyName, string OfficialName, string Name,
    IReadOnlyList<string> Aliases, string Nuts, int TileRow, int TileColumn, string Outline)
{
    /// <summary>The number of regions: a regional grant has this many rows.</summary>
    public const int Count = 21;

    /// <summary>Whether a published table may mean this region by <paramref name="name"/>; case is ignored.</summary>
    /// <param name="name">A name as printed, without surrounding blanks.</param>
    public bool IsCalled(string name) => Aliases.Concat([Name, OfficialName, CountyName]).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Regions are equal when their codes are.</summary>
    /// <param name="other">The other region.</param>
    public bool Equals(Region? other) => other is not null && Code == other.Code;

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The short name.</summary>
    public override string ToString() => Name;
}
