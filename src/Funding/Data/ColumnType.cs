namespace Funding.Data;

internal enum ColumnType
{
    Text,
    Integer,
    Number,

    /// <summary>ISO date; month precision where the day is not known.</summary>
    Date,
}
