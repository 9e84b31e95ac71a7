namespace Figures;

public partial record Figure
{
    /// <summary>True when the values, and the intervals around them, lie along x: the names stand on the y axis.</summary>
    internal bool ValuesAlongX => Y.Categories is not null;

    /// <summary>True when each bar is so alone in its row that its value can stand at its end.</summary>
    internal bool WritesValues => Series is [{ Shape: MarkShape.Bar }];

    /// <summary>Pixels beside the plot, at its left and at its right, for the values that stand at the ends of the longest bars.</summary>
    internal (double Left, double Right) ValueRoom
    {
        get
        {
            if (!WritesValues || !ValuesAlongX) return (0, 0);
            var numbers = ValueNumbers();
            double Room(Func<double, bool> isThere) => Marks.Select(Value).OfType<double>().Where(isThere)
                .Select(value => numbers.Format(value).Length * Labels.CharacterWidth + 8).DefaultIfEmpty(0).Max();
            return (Room(value => value < 0), Room(value => value >= 0));
        }
    }

    internal bool HasTiles => Series[0].Shape == MarkShape.Tile;

    internal bool HasAreas => this is MapFigure;

    internal double? Value(Mark mark) => HasTiles || HasAreas ? mark.Shade : ValuesAlongX ? mark.X : mark.Y;

    internal IEnumerable<Mark> Marks => Series.SelectMany(series => series.Marks);

    internal NumberStyle ValueNumbers() => NumberStyle.For(Marks.Select(Value).OfType<double>(), Decimals, Culture);

    /// <summary>The title of an axis: its own, or the unit on the axis that carries the values.</summary>
    internal string AxisTitle(Axis axis)
    {
        if (axis.Title is { } title) return title;
        var carriesValues = !axis.Hidden && axis.Categories is null && (ReferenceEquals(axis, X) == ValuesAlongX);
        return carriesValues ? Unit : "";
    }

    /// <summary>What a mark says when pointed at: its names, its value with unit, its interval.</summary>
    internal string Hover(Series series, Mark mark, NumberStyle x, NumberStyle y, NumberStyle values)
    {
        string[] names = [.. new[] { mark.Name, series.Name }.Where(name => name.Length > 0).Distinct()];
        var heading = string.Join(", ", names);
        if (X.Categories is null && Y.Categories is null && !HasTiles && !HasAreas)
            return $"{heading}: {Named(X.Title ?? "x", mark.X, x)}; {Named(AxisTitle(Y), mark.Y, y)}";
        if (Value(mark) is not { } value) return $"{heading}: no value";
        var interval = mark is { Low: { } low, High: { } high } ? $" ({values.Format(low)} {Language.To} {values.Format(high)})" : "";
        var unit = Unit.Length > 0 ? "\u00a0" + Unit : "";
        return $"{heading}: {values.Format(value)}{interval}{unit}";
    }

    /// <summary>How a series looks; its colour is its own where it keeps one through all figures.</summary>
    internal SeriesStyle StyleOf(int index)
    {
        var style = SeriesStyle.Of(HasPanels ? 0 : index);
        if (Hues.Count == 0) return style;
        var (place, all) = (Hues[index % Hues.Count], Palette.Hues.Count);
        return style with { Color = Palette.Hues[(place % all + all) % all] };
    }

    /// <summary>The colour of a series, grey where all its marks are in the background.</summary>
    internal string ColorOf(int index) => Series[index].Marks.All(mark => mark.Muted) ? Palette.Muted : StyleOf(index).Color;

    /// <summary>What a mark belongs to: its place on the axis that has names, or its own name.</summary>
    internal string Category(Mark mark) => Y.Categories is { } rows ? rows[(int)mark.Y!.Value]
        : X.Categories is { } columns ? columns[(int)mark.X!.Value] : mark.Name;

    /// <summary>How far the dots of a series stand from the middle of their row, so that several series do not cover each other.</summary>
    internal double DotShift(int index) =>
        HasPanels || Series.Count < 2 || Y.Categories is null ? 0 : 0.6 * ((index + 0.5) / Series.Count - 0.5);

    /// <summary>The alternative text of a figure whose author gave none: what can be said without knowing the finding.</summary>
    private string Description()
    {
        var marks = Marks.Where(mark => Value(mark) is not null).OrderBy(Value).ToList();
        var numbers = ValueNumbers();
        var gaps = Marks.Count() - marks.Count;
        var count = (marks.Count == 1 ? "1 value" : $"{marks.Count} values") + (gaps > 0 ? $", {gaps} missing" : "");
        return $"{Kind}{(Unit.Length > 0 ? $", {Unit}" : "")}, {count}: from {Extreme(marks[0])} to {Extreme(marks[^1])}.";

        string Extreme(Mark mark) => numbers.Format(Value(mark)!.Value) + (mark.Name.Length > 0 ? $" ({mark.Name})" : "");
    }

    private static string Named(string name, double? value, NumberStyle numbers) =>
        (name.Length > 0 ? name + " = " : "") + (value is { } number ? numbers.Format(number) : "no value");
}
