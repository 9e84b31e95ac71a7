namespace Funding.Rules;

/// <summary>What a search for pots found.</summary>
public enum PotOutcome
{
    /// <summary>One rule of the smallest number of pots, and chance does not explain it.</summary>
    Unique,

    /// <summary>Some rule fits, but the amounts do not tell which: others fit too, or made-up amounts would be fitted as well.</summary>
    NotUnique,

    /// <summary>No rule within the number of pots and the tolerance.</summary>
    NotFound,
}
