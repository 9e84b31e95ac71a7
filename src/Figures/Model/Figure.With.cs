using Plotly.NET;

namespace Figures;

public partial record Figure
{
    /// <summary>Sets the finding that heads the figure.</summary>
    /// <param name="title">The text.</param>
    /// <param name="sv">The text in Swedish; null for none.</param>
    public Figure WithTitle(ReaderText title, ReaderText? sv = null) => this with { Title = title.InSwedish(sv) };

    /// <summary>Sets the line under the title.</summary>
    /// <param name="subtitle">The text.</param>
    /// <param name="sv">The text in Swedish; null for none.</param>
    public Figure WithSubtitle(ReaderText subtitle, ReaderText? sv = null) => this with { Subtitle = subtitle.InSwedish(sv) };

    /// <summary>Sets the note under the figure: unit, denominator, source.</summary>
    /// <param name="caption">The text.</param>
    /// <param name="sv">The text in Swedish; null for none.</param>
    public Figure WithCaption(ReaderText caption, ReaderText? sv = null) => this with { Caption = caption.InSwedish(sv) };

    /// <summary>Sets the text for readers who do not see the figure.</summary>
    /// <param name="alt">The text.</param>
    /// <param name="sv">The text in Swedish; null for none.</param>
    public Figure WithAlt(ReaderText alt, ReaderText? sv = null) => this with { Alt = alt.InSwedish(sv) };

    /// <summary>Says what is otherwise in the figure for readers of Swedish: unit, axes, columns, names of series. Title, caption and
    /// alternative text bring their own translation.</summary>
    /// <param name="change">What makes the Swedish figure of this one, applied when it is shown, after those given before.</param>
    /// <example><code>figure.InSwedish(sv => sv.WithUnit("kr per invånare").WithColumns("Region", "Kr per invånare"))</code></example>
    public Figure InSwedish(Func<Figure, Figure> change) =>
        this with { Swedish = Swedish is { } before ? figure => change(before(figure)) : change };

    /// <summary>Draws it again for readers of Swedish, of texts that have a translation: its unit and the names of axes, columns and
    /// series are those of that drawing, all else stays as it is.</summary>
    /// <param name="draw">What drew this figure.</param>
    public Figure InSwedish(Func<Figure> draw) => InSwedish(figure =>
    {
        var drawn = draw();
        return figure with { Series = drawn.Series, X = drawn.X, Y = drawn.Y, Unit = drawn.Unit, Table = drawn.Table };
    });

    /// <summary>Sets the unit of the values and, when given, the decimals they are written with.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is not from 0 to 10.</exception>
    public Figure WithUnit(string unit, int? decimals = null)
    {
        if (decimals is < 0 or > 10) throw new ArgumentOutOfRangeException(nameof(decimals), decimals, "Decimals are from 0 to 10.");
        return this with { Unit = unit, Decimals = decimals ?? Decimals };
    }

    /// <summary>Names the two axes, each with its unit.</summary>
    public Figure WithAxes(string x, string y) => this with { X = X with { Title = x }, Y = Y with { Title = y } };

    /// <summary>Names the columns of the data behind the figure.</summary>
    /// <exception cref="ArgumentException">The number of names differs from the number of columns, or two names are equal.</exception>
    public Figure WithColumns(params string[] names) => this with { Table = Table.Rename(names) };

    /// <summary>Ends the colours of tiles at a value; higher ones have its colour and keep their own numbers.</summary>
    public Figure WithColorsTo(double value) => this with { ColorsEnd = value };

    /// <summary>Gives the series colours that what they stand for keeps through all figures.</summary>
    /// <param name="hues">Places among <see cref="Palette.Hues"/>, which begin anew behind the last and before the first, one a series;
    /// none for the usual colours.</param>
    public Figure WithHues(params IEnumerable<int> hues) => this with { Hues = [.. hues] };

    /// <summary>Draws each series in a panel of its own beside the others, on one scale: more than two or three in one row are
    /// hard to tell apart.</summary>
    /// <exception cref="InvalidOperationException">The figure is no dot plot of several series.</exception>
    public Figure InPanels() => Series is [{ Shape: MarkShape.Dot }, _, ..] && Y.Categories is not null ? this with { HasPanels = true }
        : throw new InvalidOperationException($"Panels are for dots of several series in rows, but this is a {Kind.ToLowerInvariant()}.");

    /// <summary>Sets the height in CSS pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="height"/> is under 100: no axis fits in that.</exception>
    public Figure WithHeight(int height) =>
        height >= 100 ? this with { Height = height }
            : throw new ArgumentOutOfRangeException(nameof(height), height, "A figure is at least 100 pixels high.");

    /// <summary>Adds a horizontal reference line at a value of y.</summary>
    /// <exception cref="ArgumentException">The y axis has categories instead of numbers, or the value is not finite.</exception>
    public Figure WithHorizontalLine(double y, ReaderText? label = null) => WithRule(new(RuleKind.Horizontal, y, label ?? ""), Y);

    /// <summary>Adds a vertical reference line at a value of x.</summary>
    /// <exception cref="ArgumentException">The x axis has categories instead of numbers, or the value is not finite.</exception>
    public Figure WithVerticalLine(double x, ReaderText? label = null) => WithRule(new(RuleKind.Vertical, x, label ?? ""), X);

    /// <summary>Adds the line where x and y are equal.</summary>
    /// <exception cref="ArgumentException">One of the axes has categories instead of numbers.</exception>
    public Figure WithDiagonal(ReaderText? label = null) => WithRule(new(RuleKind.Diagonal, 0, label ?? ""), X, Y);

    /// <summary>Changes the chart with any function of Plotly.NET; the drawing for readers without scripts and the data stay as they
    /// are.</summary>
    /// <param name="change">What makes another chart of <see cref="Chart"/>; applied after those given before.</param>
    /// <example><code>figure.With(chart => chart.WithAnnotation(…))</code></example>
    public Figure With(Func<GenericChart, GenericChart> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { Changes = [.. Changes, change] };
    }

    private Figure WithRule(Rule rule, params Axis[] crossed)
    {
        if (crossed.Any(axis => axis.Categories is not null || axis.Hidden))
            throw new ArgumentException($"A {rule.Kind.ToString().ToLowerInvariant()} reference line needs numbers on the axis it crosses, "
                + $"but this {Kind.ToLowerInvariant()} has categories there.");
        if (!double.IsFinite(rule.At))
            throw new ArgumentException($"The reference line \"{rule.Label}\" has no place: its value is {rule.At}.");
        return this with { Rules = [.. Rules, rule] };
    }
}
