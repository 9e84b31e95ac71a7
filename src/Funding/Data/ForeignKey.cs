namespace Funding.Data;

/// <summary>A column whose cells, unless empty, are keys of another table.</summary>
internal sealed record ForeignKey(string Column, string Table);
