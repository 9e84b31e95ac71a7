namespace Funding.Data;

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
