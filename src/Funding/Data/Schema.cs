namespace Funding.Data;

/// <summary>What a file must look like. Its keys are the columns that together occur once.</summary>
internal sealed record Schema(string Name, string Title, IReadOnlyList<Column> Columns)
{
    public string Path => Name + ".csv";

    /// <summary>Whether the file may be missing, which means that it would have no rows.</summary>
    public bool Optional { get; init; }

    public IReadOnlyList<string> Key { get; init; } = [];

    public IReadOnlyList<ForeignKey> ForeignKeys { get; init; } = [];
}

/// <summary>A column's name, meaning and constraints: what the loader checks and what the package descriptor states.</summary>
internal sealed record Column(string Name, ColumnType Type, string Description)
{
    /// <summary>Whether a cell may be empty.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the whole column may be missing.</summary>
    public bool Absent { get; init; }

    /// <summary>The lowest number allowed.</summary>
    public long? Minimum { get; init; }

    /// <summary>The words allowed, if the column is an enumeration.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

internal enum ColumnType
{
    Text,
    Integer,
    Number,

    /// <summary>ISO date; month or year alone where no more is known.</summary>
    Date,
}

/// <summary>A column whose cells, unless empty, are keys of another table.</summary>
internal sealed record ForeignKey(string Column, string Table);
