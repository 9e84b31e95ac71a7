namespace Figures.Tests;

/// <summary>Rows of the shapes that notebooks draw.</summary>
internal static class Samples
{
    public sealed record Region(string Name, int Column, int Row, double Value, double Low, double High);

    public static readonly string[] Names =
    [
        "Stockholm", "Uppsala", "Sörmland", "Östergötland", "Jönköpings län", "Kronoberg", "Kalmar län", "Gotland", "Blekinge",
        "Skåne", "Halland", "Västra Götalandsregionen", "Värmland", "Örebro län", "Västmanland", "Dalarna", "Gävleborg",
        "Västernorrland", "Jämtland Härjedalen", "Västerbotten", "Norrbotten",
    ];

    public static IReadOnlyList<Region> Regions { get; } =
        [.. Names.Select((name, index) =>
            new Region(name, index % 4, index / 4, 10 + 42.2 * index / 20, 9 + 42.2 * index / 20, 12 + 42.2 * index / 20))];

    public static Figure Bars { get; } = Chart.Bars(Regions, r => r.Name, r => r.Value, r => r.Name == "Dalarna")
        .WithUnit("kr per inhabitant");

    public static Figure Dots { get; } =
        Chart.Dots(Regions, r => r.Name, r => r.Value, r => r.Low, r => r.High, highlight: r => r.Value > 45)
        .WithUnit("kr per inhabitant")
        .WithVerticalLine(31, "National mean 31 kr");

    public static Figure Grouped { get; } =
        Chart.GroupedBars(Regions, r => r.Name, [("Paid", r => r.Value), ("By population", r => r.Low - 20)]).WithUnit("M kr");

    public static Figure Stacked { get; } = Chart.StackedBars(
        Regions.SelectMany(r => new[] { "By population", "By performance", "Equal", "Conditional, all met" }.Select(
            (part, index) => (r.Name, Part: part, Amount: r.Value * (index + 1)))),
        part => part.Name, part => part.Part, part => part.Amount).WithUnit("M kr");

    public static Figure Scatter { get; } =
        Chart.Scatter(Regions, r => r.Name, r => r.Value / 5, r => r.Low / 5 + r.Column, r => r.Column == 3)
        .WithAxes("Share of people, %", "Share of money, %").WithDiagonal("Same share");

    public static Figure Lines { get; } = Chart.Lines(
        new[] { ("2021", 2.0), ("2022", 1.0), ("2023", 3.0), ("2024", 1.2), ("BUP 2024", 1.5) }.SelectMany(grant => Enumerable.Range(0, 11)
            .Select(step => (Grant: grant.Item1, People: step / 10.0, Money: Math.Pow(step / 10.0, grant.Item2)))),
        point => point.Grant, point => point.People, point => point.Money)
        .WithAxes("Share of people, poorest first", "Share of money").WithDiagonal("Equal split");

    public static Figure Matrix { get; } = Chart.Matrix(
        Regions.SelectMany(
            (r, index) => Enumerable.Range(1, 5).Select(pot => (Region: r.Name, Pot: $"Pot {pot}", Met: (index * pot) % 3 == 0))),
        cell => cell.Pot, cell => cell.Region, cell => cell.Met ? 1 : 0, cell => cell.Met ? "met" : "–");

    public static Figure Tiles { get; } = Chart.Tiles(Regions, r => r.Name, r => r.Column, r => r.Row, r => r.Value, midpoint: 31)
        .WithUnit("kr per inhabitant");

    public static Figure Upright { get; } = Chart.Bars(Regions.Take(6), r => r.Name, r => r.Value - 15, vertical: true)
        .WithUnit("kr")
        .WithHorizontalLine(2, "Mean");

    public static Figure SeveralDots { get; } = Chart.Dots(
        Regions.SelectMany(r => new[] { "2021", "2024" }.Select((year, index) => (r.Name, Year: year, Value: r.Value + 9 * index))),
        dot => dot.Name, dot => dot.Value, dot => dot.Value - 4, dot => dot.Value + 2, series: dot => dot.Year)
            .WithUnit("kr per inhabitant");

    public static TheoryData<string> Kinds => [.. All.Keys];

    public static IReadOnlyDictionary<string, Figure> All { get; } = new Dictionary<string, Figure>
    {
        [nameof(Bars)] = Bars,
        [nameof(Dots)] = Dots,
        [nameof(Grouped)] = Grouped,
        [nameof(Stacked)] = Stacked,
        [nameof(Scatter)] = Scatter,
        [nameof(Lines)] = Lines,
        [nameof(Matrix)] = Matrix,
        [nameof(Tiles)] = Tiles,
        [nameof(Upright)] = Upright,
        [nameof(SeveralDots)] = SeveralDots,
    };
}
