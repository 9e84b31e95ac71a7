using Microsoft.Data.Analysis;

namespace Funding.Frames;

/// <summary>
/// A data frame column by column. Each has the type of what it holds: codes are text, kronor decimals, so that sums are exact
/// and quotients keep their decimals. What is not known is null.
/// </summary>
internal sealed class FrameBuilder<T>(IEnumerable<T> rows)
{
    private readonly List<T> _rows = [.. rows];
    private readonly List<DataFrameColumn> _columns = [];

    public FrameBuilder<T> Text(string name, Func<T, string?> cell) =>
        Add(new StringDataFrameColumn(name, _rows.Select(row => cell(row) is { Length: > 0 } text ? text : null)));

    public FrameBuilder<T> Year(string name, Func<T, int> cell) => Add(new Int32DataFrameColumn(name, _rows.Select(cell)));

    public FrameBuilder<T> Count(string name, Func<T, long?> cell) => Add(new Int64DataFrameColumn(name, _rows.Select(cell)));

    public FrameBuilder<T> Kronor(string name, Func<T, decimal?> cell) => Add(new DecimalDataFrameColumn(name, _rows.Select(cell)));

    public FrameBuilder<T> Number(string name, Func<T, double?> cell) => Add(new DoubleDataFrameColumn(name, _rows.Select(cell)));

    /// <summary>A value and, in columns of their own, the lowest and the highest that rounding allows.</summary>
    public FrameBuilder<T> Quantity(string name, Func<T, Quantity> cell) =>
        Number(name, row => cell(row).Value).Number($"{name}_low", row => cell(row).Low).Number($"{name}_high", row => cell(row).High);

    public DataFrame Build() => new(_columns);

    private FrameBuilder<T> Add(DataFrameColumn column)
    {
        _columns.Add(column);
        return this;
    }
}
