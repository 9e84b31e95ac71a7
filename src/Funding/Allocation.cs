namespace Funding;

/// <summary>What one region gets of one grant.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Region">The region.</param>
/// <param name="Amount">The whole amount, earmark included.</param>
/// <param name="Earmark">The part tied to a purpose, if the grant has one.</param>
/// <param name="Status">Published in a table, or constructed from a published rule.</param>
public sealed record Allocation(Grant Grant, Region Region, Amount Amount, Earmark? Earmark, AllocationStatus Status)
{
    /// <summary>
    /// The amount without the earmark, in kronor. Both were rounded on their own, so their uncertainties add up:
    /// ±1 M kr from figures in whole millions.
    /// </summary>
    public Quantity WithoutEarmark => Earmark is null ? Amount.Quantity : Amount.Quantity - Earmark.Amount.Quantity;

    /// <summary>Region and amount.</summary>
    public override string ToString() => $"{Region}: {Amount}";
}

/// <summary>The part of an allocation that is tied to a purpose.</summary>
/// <param name="Purpose">The purpose, for example <see cref="Bup"/>.</param>
/// <param name="Amount">The part of the allocation's amount, never more than it.</param>
public sealed record Earmark(string Purpose, Amount Amount)
{
    /// <summary>Child and adolescent psychiatry (barn- och ungdomspsykiatri).</summary>
    public const string Bup = "BUP";

    /// <summary>The earmarked amount in kronor and its purpose.</summary>
    public override string ToString() => $"{Amount} for {Purpose}";
}

/// <summary>Where the row of an allocation comes from.</summary>
public enum AllocationStatus
{
    /// <summary>Printed in a published table.</summary>
    Published,

    /// <summary>Built from a published rule (equal shares, say) where no table was published. Always labelled as such.</summary>
    Constructed,
}

/// <summary>What a region got by a page that was corrected later.</summary>
/// <param name="Revision">Which state of the grant it belongs to, counted from 1, the oldest.</param>
/// <param name="Region">The region.</param>
/// <param name="Amount">The whole amount of that time.</param>
/// <param name="Earmark">The earmarked part of that time, or null.</param>
/// <param name="PublishedTotal">The published total of that time.</param>
public sealed record SupersededAllocation(int Revision, Region Region, Amount Amount, Amount? Earmark, PublishedTotal PublishedTotal);
