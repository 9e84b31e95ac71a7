namespace Funding;

/// <summary>A total as a page states it: the figure, the unit it is printed to, and how it is hedged.</summary>
/// <param name="Kronor">The printed figure in kronor.</param>
/// <param name="Unit">The unit of its last printed digit, in kronor: 100 000 000 for "1,5 miljarder".</param>
/// <param name="Qualifier">How it is hedged.</param>
public readonly record struct PublishedTotal(long Kronor, long Unit, Qualifier Qualifier)
{
    /// <summary>
    /// Every total that the statement allows, in kronor. Rows contradict the statement only if the interval of their sum is
    /// disjoint from this one.
    /// </summary>
    public Interval Interval => Qualifier switch
    {
        Qualifier.Exact => Interval.Exactly(Kronor),
        Qualifier.Rounded or Qualifier.Summed when Unit > 1 => new(Kronor - Unit / 2.0, Kronor + (double)Unit),
        Qualifier.Summed => Interval.Exactly(Kronor),
        Qualifier.Rounded => new(Kronor - Unit / 2.0, Kronor + (double)Unit),
        Qualifier.Nearly => new(Kronor - (double)Unit, Kronor),
        _ => new(Kronor, Kronor + (double)Unit),
    };

    /// <summary>The total as a value to compute with, in kronor.</summary>
    public Estimate Estimate => new(Kronor, Interval);

    /// <summary>The hedge in words, with a blank after it; empty for an exact figure.</summary>
    public string Hedge => Qualifier switch
    {
        Qualifier.Rounded => "about ",
        Qualifier.Nearly => "nearly ",
        Qualifier.JustOver => "just over ",
        Qualifier.Truncated => "at least ",
        Qualifier.Summed => "no published total; the rows sum to ",
        _ => "",
    };

    /// <summary>The printed figure in kronor with its hedge in words.</summary>
    public override string ToString() => Hedge + Format.Kronor(Kronor);
}
