namespace Funding.Data.Checks;

/// <summary>Every regional grant and every population has each region; national totals have no regional rows.</summary>
internal static class CoverageCheck
{
    public static void Run(RawData data)
    {
        var regions = data[Schemas.Regions];
        if (!regions.IsSound) return;
        if (regions.Rows.Count != Region.Count)
            data.Add(Schemas.Regions, null, $"{regions.Rows.Count} regions", $"{Region.Count}", "a row was lost or added");

        foreach (var grant in data.SoundGrants)
        {
            var (rows, notPart) = (data.Allocations(grant["id"]), data.NotPart(grant["id"]));
            if (grant["kind"] == "regional")
                Missing(Schemas.Allocations, grant["id"], rows.Select(row => row["region"]).Concat(notPart));
            else if (rows.Count > 0)
                data.Add(Schemas.Allocations, rows[0].Line, $"a regional row of {grant["id"]}",
                    "none: grants.csv has it as a national total", "its kind should be regional, or the row belongs to another grant");
        }

        foreach (var basis in data[Schemas.PopulationBases].Rows)
            Missing(Schemas.Population, basis["id"], data.Populations(basis["id"]).Select(row => row["region_code"]));

        void Missing(Schema schema, string what, IEnumerable<string> present)
        {
            if (!data[schema].IsSound) return;
            var missing = data.RegionCodes.Except(present).Select(data.NameOf).ToList();
            if (missing.Count == 0) return;
            data.Add(schema, null, $"{what} without {string.Join(", ", missing)}", $"a row for each of the {Region.Count} regions",
                "the table was cut off, or a region code was mistyped; a true zero needs its row, and so does a region that is not part");
        }
    }
}
