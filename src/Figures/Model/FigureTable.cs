namespace Figures;

/// <summary>The data behind a figure, as a reader may download it.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each as long as <paramref name="Columns"/>; a value is a <see cref="double"/>,
/// a <see cref="string"/> or null.</param>
public sealed record FigureTable(IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>The same data under other headings.</summary>
    /// <param name="names">One name a column.</param>
    /// <exception cref="ArgumentException">The number of names differs from the number of columns, or two names are equal.</exception>
    public FigureTable Rename(IReadOnlyList<string> names)
    {
        if (names.Count != Columns.Count)
            throw new ArgumentException($"The figure's data has {Columns.Count} columns "
                + $"({string.Join(", ", Columns.Select(column => column.Name))}), but {names.Count} names were given.");
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The column name \"{twice.Key}\" was given twice; each column needs its own.");
        return this with { Columns = [.. Columns.Zip(names, (column, name) => column with { Name = name })] };
    }
}

/// <summary>A column of the data behind a figure.</summary>
/// <param name="Name">Heading, unique in its table.</param>
/// <param name="IsNumber">True when its values are numbers (or gaps), false when they are text.</param>
public sealed record FigureColumn(string Name, bool IsNumber);
