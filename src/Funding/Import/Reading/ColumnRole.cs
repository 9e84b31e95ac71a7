namespace Funding.Import.Reading;

internal enum ColumnRole
{
    Amount,

    /// <summary>The part of the amount that is tied to a purpose.</summary>
    Earmark,

    Population,

    /// <summary>Another part of the amount, which the amount includes.</summary>
    Part,
}
