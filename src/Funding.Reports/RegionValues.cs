namespace Funding.Reports;

/// <summary>
/// One value a region, with all that a reader must know of it: unit, rounding, what was divided by, sources. A chart of it
/// needs no more than its title.
/// </summary>
/// <param name="What">What the values are, as a caption begins.</param>
/// <param name="Scale">The unit they are shown in.</param>
/// <param name="Rows">The values in the order in which charts draw them.</param>
/// <param name="Note">Denominators and sources, as a caption ends.</param>
public sealed record RegionValues(string What, ValueScale Scale, IReadOnlyList<RegionValue> Rows, string Note)
{
    /// <summary>Whom a chart colours, while it mutes the others; none to colour all.</summary>
    public IReadOnlyCollection<Region> Highlighted { get; init; } = [];

    /// <summary>A line across dots, for example the mean of the country; null for none.</summary>
    public (Quantity Value, ReaderText Label)? Line { get; init; }

    /// <summary>The places that each region may have, 1 for the highest value.</summary>
    public IReadOnlyList<PossibleRanks> Ranks => Ranking.Of(Rows.Select(row => (row.Region, row.Value)));

    /// <summary>The regions that may have the highest value: "Dalarna or Gotland".</summary>
    public string MayBeFirst => Ranking.PossiblyFirst(Ranks);

    /// <summary>The regions that may have the lowest value.</summary>
    public string MayBeLast => Ranking.PossiblyLast(Ranks);

    /// <summary>The row with the highest value as published.</summary>
    public RegionValue Highest => Rows.MaxBy(row => row.Value.Value)!;

    /// <summary>The row with the lowest value as published.</summary>
    public RegionValue Lowest => Rows.MinBy(row => row.Value.Value)!;

    /// <summary>The value of a region.</summary>
    /// <param name="region">One of the regions.</param>
    public Quantity this[Region region] => Rows.First(row => row.Region == region).Value;

    /// <summary>The same with some regions coloured.</summary>
    /// <param name="regions">The regions.</param>
    public RegionValues Highlight(params IEnumerable<Region> regions) => this with { Highlighted = [.. regions] };

    /// <summary>The place among the colours of charts, as <see cref="MoneySplit.Hue"/> says; null for money of several grants.</summary>
    public int? Hue { get; init; }

    /// <summary>A dot for each region with every value that rounding allows.</summary>
    public Figure Dots()
    {
        var hasIntervals = Rows.Any(row => !row.Value.IsExact);
        var figure = hasIntervals
            ? Chart.Dots(Rows, row => row.Region.Name, row => Shown(row.Value.Value), row => Shown(row.Value.Low),
                row => Shown(row.Value.High), highlight: Highlights())
            : Chart.Dots(Rows, row => row.Region.Name, row => Shown(row.Value.Value), highlight: Highlights());
        string[] columns = ["Region", Scale.Column, .. hasIntervals ? new[] { "Lowest by rounding", "Highest by rounding" } : []];
        if (Line is { } line) figure = figure.WithVerticalLine(Shown(line.Value.Value), line.Label);
        return Worded(figure.WithColumns(columns), hasIntervals ? "Dots with intervals" : "Dots",
            hasIntervals ? " Lines show what rounding in the published amounts allows." : "");
    }

    /// <summary>A bar for each region.</summary>
    public Figure Bars() => Worded(
        Chart.Bars(Rows, row => row.Region.Name, row => Shown(row.Value.Value), Highlights())
            .WithColumns("Region", Scale.Column), "Bars", "");

    /// <summary>A tile for each region, placed roughly where it lies.</summary>
    /// <param name="middle">The value of the pale middle of the colours.</param>
    public Figure Tiles(Quantity middle) => Worded(
        Chart.Tiles(Rows, row => row.Region.Name, row => row.Region.TileColumn, row => row.Region.TileRow,
            row => Shown(row.Value.Value), Shown(middle.Value))
            .WithColumns("Region", Scale.Column), "Tile map",
            " Each tile is a region, placed roughly where it lies; the middle of the scale is the mean of the country.");

    private Figure Worded(Figure figure, string kind, string explanation) => figure
        .WithUnit(Scale.Unit, Scale.Decimals)
        .WithHues(Hue is { } hue ? [hue] : [])
        .WithCaption($"{What}.{explanation}{(Note.Length > 0 ? " " : "")}{Note}")
        .WithAlt($"{kind} for {Rows.Count:region|regions}, "
            + $"from {Written(Lowest)} ({Lowest.Region}) to {Written(Highest)} ({Highest.Region}).");

    private double Shown(double value) => value * Scale.Factor;

    private ReaderText Written(RegionValue row)
    {
        var text = new ReaderText(0, 1);
        text.AppendFormatted(Quantity.Exactly(Shown(row.Value.Value)), $"{Scale.Decimals}");
        return text;
    }

    private Func<RegionValue, bool>? Highlights() => Highlighted.Count == 0 ? null : row => Highlighted.Contains(row.Region);
}

/// <summary>The value of one region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Value">The value with the interval that rounding allows.</param>
public sealed record RegionValue(Region Region, Quantity Value) : IFormattable
{
    /// <summary>The value and where: "39.4 % in Gävleborg".</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The same with the value in a format of <see cref="Quantity"/>.</summary>
    /// <param name="format">The format; null for the usual one.</param>
    /// <param name="formatProvider">Whose signs to write; null for the current culture.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        $"{Value.ToString(format, formatProvider)} {Shared.Sentences.Of(formatProvider).In} {Region}";
}

/// <summary>The unit that values are shown in.</summary>
/// <param name="Factor">What a value is multiplied by.</param>
/// <param name="Unit">The unit as it stands beside a number.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Column">The heading of a column of such values.</param>
public sealed record ValueScale(double Factor, string Unit, int Decimals, string Column)
{
    /// <summary>Kronor per inhabitant with one decimal.</summary>
    public static readonly ValueScale KronorPerInhabitant = new(1, "kr per inhabitant", 1, "Kr per inhabitant");

    /// <summary>Millions of kronor with one decimal.</summary>
    /// <param name="column">The heading of a column of them.</param>
    public static ValueScale Millions(string column) => new(1e-6, "M kr", 1, column);

    /// <summary>Per cent with one decimal.</summary>
    /// <param name="unit">Per cent of what.</param>
    /// <param name="column">The heading of a column of them.</param>
    public static ValueScale Percent(string unit, string column) => new(100, unit, 1, column);
}
