namespace Funding.Data;

/// <summary>Turns rows that passed every check into records.</summary>
internal static class DatasetBuilder
{
    public static Dataset Build(RawData data)
    {
        var sources = data[Schemas.Sources].Rows.Select(ToSource).ToList();
        var source = sources.ToDictionary(item => item.Id);
        var regions = data[Schemas.Regions].Rows.Select(ToRegion).OrderBy(item => item.Code, StringComparer.Ordinal).ToList();
        var region = regions.ToDictionary(item => item.Code);
        var bases = data[Schemas.PopulationBases].Rows.Select(row => ToBasis(row, data, source, region)).ToList();
        var basis = bases.ToDictionary(item => item.Id);
        var rows = data[Schemas.Grants].Rows;
        var grants = rows.Select(row => ToGrant(row, source)).ToList();
        var grant = grants.ToDictionary(item => item.Id);
        var prose = data[Schemas.ProseAmounts].Rows
            .Select(row => new ProseAmount(grant[row["grant"]], row.TextOrNull("region") is { } code ? region[code] : null,
                Stated.Prose(row), row["text"]))
            .ToLookup(item => item.Grant.Id);

        for (var i = 0; i < grants.Count; i++)
        {
            var (item, row) = (grants[i], rows[i]);
            item.PartOf = row.TextOrNull("part_of") is { } whole ? grant[whole] : null;
            item.PopulationBasis = row.TextOrNull("population_basis") is { } id ? basis[id] : null;
            item.Table = data.Printed.GetValueOrDefault(item.Id);
            item.AcceptedMismatch = row.TextOrNull("accepted_mismatch");
            item.ProseAmounts = [.. prose[item.Id]];
            item.NotPart = [.. data.NotPart(item.Id).Select(code => region[code]).OrderBy(absent => absent.Code, StringComparer.Ordinal)];
            item.Superseded = [.. data[Schemas.Superseded].Rows
                .Where(old => old["grant"] == item.Id && old["status"] != Schemas.NotPart)
                .Select(old => new SupersededAllocation((int)old.Whole("revision"), region[old["region"]],
                    Stated.Amount(old), Stated.Earmark(old), Stated.Total(old)))
                .OrderByDescending(old => old.Revision).ThenBy(old => old.Region.Code, StringComparer.Ordinal)];
            item.Components = [.. data.Components(item.Id).Select(component => ToComponent(component, item, grant))];
            item.Allocations = [.. data.Allocations(item.Id)
                .Select(allocation => ToAllocation(allocation, item, region))
                .OrderBy(allocation => allocation.Region.Code, StringComparer.Ordinal)];
        }

        return new()
        {
            Sources = sources,
            Regions = regions,
            PopulationBases = bases,
            Grants = grants,
            PriceIndex = [.. data[Schemas.PriceIndex].Rows.Select(ToYear)],
            Warnings = data.Warnings,
        };
    }

    private static Source ToSource(Row row) => new(
        row["id"], row["publisher"], row["title"], row["published"], row["address"], row["accessed"], row["licence"], row["note"]);

    private static Region ToRegion(Row row) => new(
        row["county_code"], row["county_letter"], row["county_name"], row["region_name"], row["short_name"],
        row["aliases"].Split('|'), row["nuts3"], (int)row.Whole("tile_row"), (int)row.Whole("tile_col"), row["outline"]);

    private static PopulationBasis ToBasis(
        Row row, RawData data, Dictionary<string, Source> sources, Dictionary<string, Region> regions) =>
        new(row["id"], row["title"], row["date"], row.Whole("national_total"), sources[row["source"]])
        {
            Regions = [.. data.Populations(row["id"])
                .Select(item => new RegionPopulation(
                    regions[item["region_code"]], item.Whole("population"), item["status"], sources[item["source"]]))
                .OrderBy(item => item.Region.Code, StringComparer.Ordinal)],
        };

    private static PriceIndexYear ToYear(Row row) => new(
        (int)row.Whole("year"), double.Parse(row["kpi_1980_100_annual_mean"], CultureInfo.InvariantCulture), row["status"]);

    private static Grant ToGrant(Row row, Dictionary<string, Source> sources) => new(
        row["id"], (int)row.Whole("year"), row["date"], row["kind"] == "regional" ? GrantKind.Regional : GrantKind.National,
        row.TextOrNull("accepted_mismatch") is null ? row["title"] : $"{row["title"]} (its rows contradict its published total)",
        row.TextOrNull("purpose"), row["payer"] == "state" ? Payer.State : Payer.Regions, Stated.Total(row),
        sources[row["source"]], row["note"]);

    private static Component ToComponent(Row row, Grant grant, Dictionary<string, Grant> grants) => new(
        grant, row["component"], row.TextOrNull("purpose"),
        PrincipleWords.Parse(row["nominal_principle"]), PrincipleWords.Parse(row["effective_principle"]),
        row.TextOrNull("published_total") is { } id ? grants[id].PublishedTotal : null, row["note"], row.WholeOrNull("per_region"));

    private static Allocation ToAllocation(Row row, Grant grant, Dictionary<string, Region> regions) => new(
        grant, regions[row["region"]], Stated.Amount(row),
        Stated.Earmark(row) is { } earmark ? new(grant.EarmarkPurpose!, earmark) : null,
        row["status"] == "published" ? AllocationStatus.Published : AllocationStatus.Constructed);
}
