namespace Funding.Data.Checks;

/// <summary>No grant is part of itself, and no part is larger than its whole or paid by someone else.</summary>
internal static class ContainmentCheck
{
    public static void Run(RawData data)
    {
        var grants = data.SoundGrants.ToDictionary(grant => grant["id"]);
        foreach (var part in grants.Values)
        {
            if (!grants.TryGetValue(part["part_of"], out var whole)) continue;
            if (IsCircular(part, grants))
            {
                data.Add(Schemas.Grants, part.Line, $"{part["id"]} as a part of itself", "wholes that lead to one without part_of",
                    "part and whole were exchanged");
                continue;
            }

            if (part["payer"] != whole["payer"])
                data.Add(Schemas.Grants, part.Line, $"{part["id"]} paid by the {part["payer"]}",
                    $"the payer of {whole["id"]}, the {whole["payer"]}");
            if (Stated.Money(part, data) is { } money && Stated.Money(whole, data) is { } limit && money.Low > limit.High)
                data.Add(Schemas.Grants, part.Line, $"{part["id"]} with {Format.Kronor(money.Value)}",
                    $"no more than its whole, {whole["id"]} with {Format.Kronor(limit.Value)}",
                    "a unit was misread, or part and whole were exchanged");
        }
    }

    private static bool IsCircular(Row part, Dictionary<string, Row> grants)
    {
        var steps = 0;
        for (var current = part; grants.TryGetValue(current["part_of"], out var whole); current = whole)
            if (whole == part || ++steps > grants.Count) return true;
        return false;
    }
}
