namespace Funding.Data;

internal enum ColumnType
{
    Text,
    Integer,
    Number,

    /// <summary>ISO date; month or year alone where no more is known.</summary>
    Date,
}
