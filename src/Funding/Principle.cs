namespace Funding;

/// <summary>The rule by which a component of a grant is split between the regions.</summary>
public enum Principle
{
    /// <summary>In proportion to the number of inhabitants.</summary>
    Population,

    /// <summary>By how far each region met requirements.</summary>
    Performance,

    /// <summary>The same amount for every region.</summary>
    Equal,
}
