namespace Funding.Analysis;

/// <summary>Adds grants, and refuses to count money twice.</summary>
public static class GrantSum
{
    /// <summary>The money of the grants together, in kronor, with the interval that rounding and hedges allow.</summary>
    /// <param name="grants">Grants of which none contains another, all paid by the same.</param>
    /// <exception cref="OverlappingGrantsException">One contains another, occurs twice, or is paid by someone else; names both.</exception>
    public static Quantity Total(this IEnumerable<Grant> grants)
    {
        var summed = new List<Grant>();
        foreach (var grant in grants)
        {
            foreach (var other in summed)
            {
                if (grant == other)
                    throw new OverlappingGrantsException($"'{grant.Title}' ({grant.Id}) occurs twice in the sum.", other, grant);
                if (grant.Contains(other)) throw Contained(grant, other);
                if (other.Contains(grant)) throw Contained(other, grant);
                if (grant.Payer != other.Payer)
                    throw new OverlappingGrantsException(
                        $"'{other.Title}' ({other.Id}) is paid by the {Name(other.Payer)}, '{grant.Title}' ({grant.Id}) by the "
                        + $"{Name(grant.Payer)}: they are not one kind of money.", other, grant);
            }

            summed.Add(grant);
        }

        return Quantity.Sum(summed.Select(grant => grant.Money));
    }

    private static OverlappingGrantsException Contained(Grant whole, Grant part) =>
        new($"'{part.Title}' ({part.Id}) is a part of '{whole.Title}' ({whole.Id}): adding them counts the same money twice.", whole, part);

    private static string Name(Payer payer) => payer == Payer.State ? "state" : "regions";
}

/// <summary>Two grants were to be added although they share money or payers differ.</summary>
public sealed class OverlappingGrantsException(string message, Grant first, Grant second) : InvalidOperationException(message)
{
    /// <summary>The whole, or the first of the two.</summary>
    public Grant First { get; } = first;

    /// <summary>The part, or the second of the two.</summary>
    public Grant Second { get; } = second;
}
