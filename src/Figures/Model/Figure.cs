using Plotly.NET;

namespace Figures;

/// <summary>
/// A finished figure: what is drawn, the words around it and the data behind it. Made by <see cref="Figures.Chart"/>,
/// immutable; every <c>With…</c> method returns a changed copy, and so does a <c>with</c> expression.
/// </summary>
/// <example>
/// <code>
/// Chart.Bars(regions, r => r.Name, r => r.KronorPerInhabitant, highlight: r => r.Name == "Dalarna")
///     .WithTitle("Dalarna got most per inhabitant")
///     .WithUnit("kr per inhabitant")
///     .WithCaption("Grant of 2024 divided by the population of 31 December 2023. Source: Socialdepartementet, SCB.")
///     .WithAlt("Bars for 21 regions; Dalarna leads with 52.2 kr, Värmland is last with 10.6 kr.")
/// </code>
/// </example>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Svg, MimeTypes.Html])]
public partial record Figure
{
    internal Figure(string kind, Axis x, Axis y, IReadOnlyList<Series> series, FigureTable table)
    {
        if (series.Count > Palette.MaxSeries)
            throw new ArgumentException($"{kind} with {series.Count} series: no more than {Palette.MaxSeries} can be told apart. "
                + "Highlight a few rows of one series instead, or draw several figures.");
        (Kind, X, Y, Series, Table) = (kind, x, y, series, table);
    }

    /// <summary>What kind of chart it is, in words, such as "Bar chart".</summary>
    public string Kind { get; }

    /// <summary>The finding, in one sentence; shown in the figure's caption, never inside the plot.</summary>
    public ReaderText Title { get; init; } = "";

    /// <summary>A second line under the title; empty to show the unit there.</summary>
    public ReaderText Subtitle { get; init; } = "";

    /// <summary>Unit, denominator and source, as the reader needs them.</summary>
    public ReaderText Caption { get; init; } = "";

    /// <summary>Unit of the values, such as "kr per inhabitant"; also the title of a value axis that has none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Decimals of the values in texts; null chooses by their size, the same for all values of an axis.</summary>
    public int? Decimals { get; init; }

    /// <summary>Whose decimal and group signs are used: the culture that is current when the figure is shown;
    /// the invariant one groups with thin spaces.</summary>
    public CultureInfo Culture { get => field ?? CultureInfo.CurrentCulture; init; }

    /// <summary>How bars of several series share a category.</summary>
    public BarLayout BarLayout { get; init; } = BarLayout.Grouped;

    /// <summary>The x axis.</summary>
    public Axis X { get; init; }

    /// <summary>The y axis; categories run from the top down.</summary>
    public Axis Y { get; init; }

    /// <summary>What is drawn.</summary>
    public IReadOnlyList<Series> Series { get; private init; }

    /// <summary>Reference lines.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>The value that gets the neutral middle colour of tiles and areas; null for a scale from low to high.</summary>
    public double? Midpoint { get; init; }

    /// <summary>The value from which on the colours of tiles and areas go no further, so that one extreme leaves the others theirs;
    /// null for the highest.</summary>
    public double? ColorsEnd { get; init; }

    /// <summary>Places among <see cref="Palette.Hues"/> of the colours of the series; empty for the usual ones.</summary>
    public IReadOnlyList<int> Hues { get; init; } = [];

    /// <summary>True where each series has a panel of its own.</summary>
    public bool HasPanels { get; internal init; }

    /// <summary>The data behind the figure.</summary>
    public FigureTable Table { get; init; }

    /// <summary>The figure as a chart of Plotly.NET, changed by what was given to <see cref="With"/>; a new one each time.</summary>
    public virtual GenericChart Chart => Changes.Aggregate(HouseChart.Of(this), (chart, change) => change(chart));

    internal IReadOnlyList<Func<GenericChart, GenericChart>> Changes { get; init; } = [];

    internal Func<Figure, Figure>? Swedish { get; init; }

    /// <summary>The language of the words that the library adds.</summary>
    internal Sentences Language { get; init; } = Sentences.English;

    /// <summary>The figure as the current culture's readers get it.</summary>
    internal Figure Shown => Swedish is not null && Sentences.Of(CultureInfo.CurrentCulture) == Sentences.Swedish
        ? Swedish(this with { Swedish = null }) with { Language = Sentences.Swedish } : this;

    /// <summary>
    /// Text for readers who do not see the figure. When none is given, it says the kind, the number of values and
    /// their extremes: an exploring cell need not be stopped for its wording, and no page is ever without one.
    /// </summary>
    public ReaderText Alt { get => field.IsEmpty ? Description() : field; init; } = "";

    /// <summary>Height in CSS pixels, reserved by the page before the chart is drawn; grows with the rows unless set.</summary>
    public int Height { get => field > 0 ? field : FigureSize.Height(this); init; }
}
