namespace Figures;

/// <summary>The alternative text of a figure whose author gave none: what can be said without knowing the finding.</summary>
internal static class AltText
{
    public static string Describe(Figure figure)
    {
        var marks = figure.Marks.Where(mark => figure.Value(mark) is not null).OrderBy(figure.Value).ToList();
        var numbers = figure.ValueNumbers();
        var unit = figure.Unit.Length > 0 ? $", {figure.Unit}" : "";
        var count = marks.Count == 1 ? "1 value" : $"{marks.Count} values";
        var gaps = figure.Marks.Count() - marks.Count;
        var missing = gaps > 0 ? $", {gaps} missing" : "";
        return $"{figure.Kind}{unit}, {count}{missing}: from {Extreme(figure, marks[0], numbers)} to {Extreme(figure, marks[^1], numbers)}.";
    }

    private static string Extreme(Figure figure, Mark mark, NumberStyle numbers)
    {
        var value = numbers.Format(figure.Value(mark)!.Value);
        return mark.Name.Length > 0 ? $"{value} ({mark.Name})" : value;
    }
}
