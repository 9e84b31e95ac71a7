namespace Funding.Data.Checks;

/// <summary>
/// What the prose states besides the table. A national figure that the rows cannot reach is an error; one region's figure is
/// a warning, since prose about a single region is looser than the table it introduces.
/// </summary>
internal static class ProseCheck
{
    public static void Run(RawData data)
    {
        var grants = data.SoundGrants.ToDictionary(grant => grant["id"]);
        foreach (var prose in data[Schemas.ProseAmounts].Rows)
        {
            if (!prose.IsSound || !grants.TryGetValue(prose["grant"], out var grant)) continue;
            var region = prose.TextOrNull("region");
            if (region is not null && data.NotPart(grant["id"]).Contains(region))
                data.Add(Schemas.ProseAmounts, prose.Line, $"'{prose["text"]}' for {data.NameOf(region)}",
                    $"none: the region is not part of {grant["id"]}");
            if ((region is null ? Stated.Money(grant, data) : Row(data, grant, region)) is not { } money) continue;
            var stated = Stated.Prose(prose);
            if (money.Interval.Overlaps(stated.Interval)) continue;
            data.Add(Schemas.ProseAmounts, prose.Line,
                $"'{prose["text"]}' for {grant["id"]}{(region is null ? "" : $", {data.NameOf(region)}")}",
                $"a figure that {Format.Kronor(money.Value)} of the rows can be rounded or cut to",
                "the prose and the rows mean different money",
                isWarning: region is not null || grant.TextOrNull("accepted_mismatch") is not null);
        }
    }

    private static Quantity? Row(RawData data, Row grant, string region) =>
        data.Allocations(grant["id"]).FirstOrDefault(row => row.IsSound && row["region"] == region) is { } row
            ? Stated.Amount(row).Quantity : null;
}
