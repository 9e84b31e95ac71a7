namespace Funding.Data.Checks;

/// <summary>A regional grant says how it is rounded and split, and its rows agree with that.</summary>
internal static class GrantCheck
{
    public static void Run(RawData data)
    {
        foreach (var grant in data.SoundGrants)
        {
            if (grant["kind"] == "regional") Regional(data, grant);
            else
                foreach (var component in data.Components(grant["id"]))
                    data.Add(Schemas.Components, component.Line, $"a component of {grant["id"]}", "components of regional grants only",
                        "its kind in grants.csv should be regional");
        }
    }

    private static void Regional(RawData data, Row grant)
    {
        foreach (var column in (string[])["rounding_unit", "population_basis"])
            if (grant[column].Length == 0)
                data.Add(Schemas.Grants, grant.Line, $"no {column} for {grant["id"]}", "one for every regional grant");
        Components(data, grant);

        var purpose = data.Components(grant["id"]).FirstOrDefault(component => component["purpose"].Length > 0)?["purpose"];
        var fixedPart = Stated.PerRegion(data.Components(grant["id"]));
        foreach (var row in data.Allocations(grant["id"]))
            if (row.IsSound) Allocation(data, grant, row, purpose, fixedPart);
        if (data.Components(grant["id"]) is [var only] && only["effective_principle"] == Principle.Equal.Word()) EqualShares(data, grant);
    }

    /// <summary>What is split in equal shares is the same for all, but for what a division leaves over.</summary>
    private static void EqualShares(RawData data, Row grant)
    {
        var rows = data.Allocations(grant["id"]).Where(row => row.IsSound).ToList();
        if (rows.Count == 0) return;
        var usual = rows.Select(row => row.Whole("amount")).Order().ElementAt(rows.Count / 2);
        foreach (var row in rows.Where(row => Math.Abs(row.Whole("amount") - usual) > row.Whole("rounding_unit")))
            data.Add(Schemas.Allocations, row.Line, $"{Format.Kronor(row.Whole("amount"))} for {data.NameOf(row["region"])}",
                $"{Format.Kronor(usual)}, as for the others: {grant["id"]} is split in equal shares",
                "a digit is wrong, or the principle is");
    }

    private static void Components(RawData data, Row grant)
    {
        if (!data[Schemas.Components].IsSound) return;
        var components = data.Components(grant["id"]);
        var earmarked = components.Count(component => component["purpose"].Length > 0);
        var perRegion = components.Count(component => component["per_region"].Length > 0);
        foreach (var component in components)
            if (component["per_region"].Length > 0 && component["effective_principle"] is var principle
                && (component["purpose"].Length > 0 || principle != Principle.Equal.Word()))
                data.Add(Schemas.Components, component.Line, $"a fixed amount for every region, split {principle}",
                    "principle equal, and no purpose");
        // The rows hold one amount and one earmark, so more components could not be told apart.
        if (components.Count - earmarked - perRegion == 1 && earmarked <= 1 && perRegion <= 1) return;
        data.Add(Schemas.Components, components.Count > 0 ? components[0].Line : null,
            $"{components.Count} components of {grant["id"]}, {earmarked} of them earmarked, {perRegion} with a fixed amount",
            "one with neither, and at most one of each", "the grant's rows are missing there");
    }

    private static void Allocation(RawData data, Row grant, Row row, string? purpose, long fixedPart)
    {
        var region = data.NameOf(row["region"]);
        var amount = row.Whole("amount");
        var unit = row.Whole("rounding_unit");
        if (fixedPart > 0 && Stated.Amount(row).Interval.High < fixedPart)
            Add($"{Format.Kronor(amount)} for {region}", $"at least the fixed amount for every region, {Format.Kronor(fixedPart)}",
                "the fixed amount in components.csv is wrong");
        if (row.WholeOrNull("earmark") is { } earmark)
        {
            if (earmark > Math.Max(0, amount))
                Add($"an earmark of {Format.Kronor(earmark)} for {region}", $"no more than the amount, {Format.Kronor(amount)}",
                    "the two columns were exchanged, or read in different units");
            if (purpose is null && data[Schemas.Components].IsSound)
                Add($"an earmark for {region}", $"none: {grant["id"]} has no component with a purpose");
        }
        else if (purpose is not null)
            Add($"no earmark for {region}", $"its {purpose} part, 0 if it got none");

        if (grant.WholeOrNull("rounding_unit") is { } expected && unit != expected)
            Add($"a rounding unit of {Format.Kronor(unit)}", $"{Format.Kronor(expected)}, as in grants.csv");
        else if (amount % unit != 0)
            Add(Format.Kronor(amount), $"a multiple of its rounding unit, {Format.Kronor(unit)}", isWarning: true);
        if ((row["status"] == "published") != (grant["table"].Length > 0))
            Add($"status {row["status"]}",
                grant["table"].Length > 0 ? "published: the grant has a printed table" : "constructed: the grant has no printed table");

        void Add(string found, string expected, string? cause = null, bool isWarning = false) =>
            data.Add(Schemas.Allocations, row.Line, found, expected, cause, isWarning);
    }
}
