namespace Funding;

/// <summary>How a page hedges a printed total: "drygt 60", "nära två", "1,99" for 1.9975.</summary>
public enum Qualifier
{
    /// <summary>Printed to the krona, as the sum of a table.</summary>
    Exact,

    /// <summary>A rounded figure ("ca 2,9"). Prose also cuts digits off, so truncation is allowed for.</summary>
    Rounded,

    /// <summary>Digits were cut off: the true total is the printed one or more.</summary>
    Truncated,

    /// <summary>The true total is the printed one or less ("nära").</summary>
    Nearly,

    /// <summary>The true total is the printed one or more ("drygt", "över").</summary>
    JustOver,

    /// <summary>No total was published: it is the sum of the rows, and checks nothing.</summary>
    Summed,
}
