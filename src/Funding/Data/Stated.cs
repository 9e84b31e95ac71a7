namespace Funding.Data;

/// <summary>Reads amounts and totals out of rows.</summary>
internal static class Stated
{
    public static PublishedTotal Total(Row grant) =>
        new(grant.Whole("published_total"), grant.Whole("total_unit"), Qualifier(grant["total_qualifier"]));

    public static PublishedTotal Prose(Row row) => new(row.Whole("amount"), row.Whole("unit"), Qualifier(row["qualifier"]));

    public static Amount Amount(Row allocation) => new(allocation.Whole("amount"), allocation.Whole("rounding_unit"));

    public static Amount? Earmark(Row allocation) =>
        allocation.WholeOrNull("earmark") is { } earmark ? new(earmark, allocation.Whole("rounding_unit")) : null;

    /// <summary>The fixed amounts that every region gets, kronor; 0 if there are none.</summary>
    public static long PerRegion(IEnumerable<Row> components) =>
        components.Where(component => component.IsSound).Sum(component => component.WholeOrNull("per_region") ?? 0);

    /// <summary>The money of a grant as <see cref="Grant.Money"/>, or null while its rows are broken.</summary>
    public static Quantity? Money(Row grant, RawData data)
    {
        if (grant["kind"] == "national") return Total(grant).Quantity;
        return data.IsComplete(grant["id"]) ? Quantity.Sum(data.Allocations(grant["id"]).Select(row => Amount(row).Quantity)) : null;
    }

    private static Qualifier Qualifier(string word) => (Qualifier)Schemas.Qualifiers.IndexOf(word);
}
