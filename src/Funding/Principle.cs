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

    /// <summary>By what care should cost in each region, as cost equalisation (kostnadsutjämning) reckons it.</summary>
    CostStructure,

    /// <summary>A fixed part for every region and the rest by population, where the two are not told apart.</summary>
    FixedAndPopulation,

    /// <summary>An amount for each case, treatment or claim.</summary>
    PerCase,

    /// <summary>By what each region applied for.</summary>
    Application,

    /// <summary>By a rule of its own, which a note describes.</summary>
    Other,
}
