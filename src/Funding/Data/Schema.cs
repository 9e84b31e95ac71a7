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
