namespace Funding;

/// <summary>Where the row of an allocation comes from.</summary>
public enum AllocationStatus
{
    /// <summary>Printed in a published table.</summary>
    Published,

    /// <summary>Built from a published rule (equal shares, say) where no table was published. Always labelled as such.</summary>
    Constructed,
}
