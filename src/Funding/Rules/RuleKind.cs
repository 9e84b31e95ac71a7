namespace Funding.Rules;

/// <summary>A way of splitting money between regions.</summary>
public enum RuleKind
{
    /// <summary>No rule of the kinds below, as far as was searched.</summary>
    Unknown,

    /// <summary>The same amount for every region, within the rounding.</summary>
    Equal,

    /// <summary>By population; the largest-remainder method gives every row to the krona.</summary>
    PopulationLargestRemainder,

    /// <summary>By population; one rate per inhabitant gives every row within its rounding.</summary>
    PopulationRounded,

    /// <summary>A fixed part for every region and one rate per inhabitant give every row within its rounding.</summary>
    FixedAndPopulation,

    /// <summary>By population within the rounding, except for a few rows.</summary>
    PopulationWithExceptions,

    /// <summary>A sum of pots, each split by population among some of the regions; one such rule fits.</summary>
    Pots,

    /// <summary>A sum of pots, but several such rules fit, and the amounts do not tell which one holds.</summary>
    PotsNotUnique,
}
