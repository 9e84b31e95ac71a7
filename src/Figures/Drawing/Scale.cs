namespace Figures;

/// <summary>What an axis shows: its range, its ticks and how its numbers are written.</summary>
internal sealed record Scale(double Start, double End, IReadOnlyList<double> Ticks, IReadOnlyList<string> TickTexts, NumberStyle Numbers)
{
    private const int MostIntervals = 6;
    // The share of an upright axis that the value written above a bar takes.
    private const double RoomAbove = 0.07;
    // What a phone leaves beside the names of the categories.
    private const double NarrowPlot = 185;

    /// <summary>Where a value stands between the start (0) and the end (1) of the axis.</summary>
    public double Share(double value) => (value - Start) / (End - Start);

    /// <summary>The value at a share of the axis.</summary>
    public double At(double share) => Start + share * (End - Start);

    public static Scale ForX(Figure figure) => For(figure, figure.X, mark => mark.X, isX: true);

    public static Scale ForY(Figure figure) => For(figure, figure.Y, mark => mark.Y, isX: false);

    private static Scale For(Figure figure, Axis axis, Func<Mark, double?> position, bool isX)
    {
        if (axis.Categories is { } categories)
            return Around([.. categories.Select((_, index) => (double)index)], categories, new NumberStyle(0, figure.Culture), isX);
        var values = Values(figure, position, isX).ToList();
        var numbers = NumberStyle.For(Written(figure, position), figure.Decimals, figure.Culture);
        if (axis.Hidden) return Around(values, [], numbers, isX);

        var width = NarrowPlot / (figure.HasPanels && isX ? figure.Series.Count : 1);
        var (ticks, texts) = Readable(values.Min(), values.Max(), figure, width);
        if (!figure.WritesValues || isX != figure.ValuesAlongX || values.Min() == values.Max())
            return new(ticks[0], ticks[^1], ticks, texts, numbers);
        // With every value written at its bar, the axis ends at the longest: beside bars the frame has room for texts, above them the axis.
        var room = isX ? 0 : RoomAbove * (values.Max() - values.Min());
        // Plotly leaves out the text of a bar that ends beyond the axis, be it by rounding.
        var least = Math.Min(values.Min(), numbers.Drawn(values.Min())!.Value);
        var most = Math.Max(values.Max(), numbers.Drawn(values.Max())!.Value);
        var (start, end) = (least - (least < 0 ? room : 0), most + (most > 0 ? room : 0));
        var inside = ticks.Zip(texts).Where(tick => tick.First >= start && tick.First <= end).ToList();
        return new(start, end, [.. inside.Select(tick => tick.First)], [.. inside.Select(tick => tick.Second)], numbers);
    }

    /// <summary>Half a place beyond the first and the last of some places, which run from the top down and may have names.</summary>
    private static Scale Around(IReadOnlyList<double> places, IReadOnlyList<string> names, NumberStyle numbers, bool isX)
    {
        var (first, last) = (places.Min() - 0.5, places.Max() + 0.5);
        return new(isX ? first : last, isX ? last : first, names.Count > 0 ? places : [], names, numbers);
    }

    private static (IReadOnlyList<double> Ticks, IReadOnlyList<string> Texts) Readable(double minimum, double maximum, Figure figure,
        double width)
    {
        for (var intervals = MostIntervals; ; intervals--)
        {
            var ticks = Figures.Ticks.Cover(minimum, maximum, intervals);
            var style = new NumberStyle(Figures.Ticks.Decimals(ticks), figure.Culture);
            string[] texts = [.. ticks.Select(style.Format)];
            if (intervals == 1 || texts.Sum(text => text.Length * Labels.CharacterWidth + 10) <= width) return (ticks, texts);
        }
    }

    /// <summary>Everything that must lie within the axis.</summary>
    private static IEnumerable<double> Values(Figure figure, Func<Mark, double?> position, bool isX)
    {
        if (figure.Series[0].Shape == MarkShape.Bar) yield return 0;
        foreach (var value in BarEnds(figure, position)) yield return value;
        foreach (var mark in figure.Series.SelectMany(series => series.Marks))
        {
            if (position(mark) is { } value) yield return value;
            if (isX != figure.ValuesAlongX) continue;
            if (mark.Low is { } low) yield return low;
            if (mark.High is { } high) yield return high;
        }
        foreach (var rule in figure.Rules.Where(rule => rule.Kind == (isX ? RuleKind.Vertical : RuleKind.Horizontal))) yield return rule.At;
    }

    private static IEnumerable<double> BarEnds(Figure figure, Func<Mark, double?> position)
    {
        if (figure.BarLayout != BarLayout.Stacked) return [];
        return Enumerable.Range(0, figure.Series[0].Marks.Count)
            .Select(index => figure.Series.Select(series => position(series.Marks[index]) ?? 0).ToList())
            .SelectMany(stack => new[] { stack.Where(value => value > 0).Sum(), stack.Where(value => value < 0).Sum() });
    }

    private static IEnumerable<double> Written(Figure figure, Func<Mark, double?> position) =>
        figure.Series.SelectMany(series => series.Marks)
            .Select(mark => mark.Shade ?? position(mark))
            .OfType<double>();
}

/// <summary>Round positions along a numeric axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class Ticks
{
    /// <summary>The ticks that cover a range, first at or below its minimum and last at or above its maximum.</summary>
    /// <param name="minimum">Lower end; finite.</param>
    /// <param name="maximum">Upper end; finite, not below <paramref name="minimum"/>.</param>
    /// <param name="most">Most intervals between ticks, at least 1; a range across zero may take one more.</param>
    public static IReadOnlyList<double> Cover(double minimum, double maximum, int most)
    {
        if (minimum == maximum) (minimum, maximum) = minimum == 0 ? (0, 1) : (Math.Min(0, minimum), Math.Max(0, maximum));
        var step = Step((maximum - minimum) / most);
        var first = Math.Floor(minimum / step + 1e-9);
        var last = Math.Ceiling(maximum / step - 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => Clean((first + index) * step))];
    }

    /// <summary>Decimals that the ticks need so that no two read the same.</summary>
    public static int Decimals(IReadOnlyList<double> ticks) =>
        Math.Clamp((int)Math.Ceiling(-Math.Log10(ticks[1] - ticks[0]) - 1e-9), 0, 10);

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var factor = new[] { 1, 2, 5, 10 }.First(candidate => candidate * power >= least * (1 - 1e-9));
        return factor * power;
    }

    // 3 * 0.1 is 0.30000000000000004; what a reader sees and a file keeps is 0.3.
    private static double Clean(double tick) =>
        tick == 0 ? 0 : double.Parse(tick.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
