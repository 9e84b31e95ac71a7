namespace Funding;

/// <summary>A total as a page states it: the figure, the unit it is printed to, and how it is hedged.</summary>
/// <param name="Kronor">The printed figure in kronor.</param>
/// <param name="Unit">The unit of its last printed digit, in kronor: 100 000 000 for "1,5 miljarder".</param>
/// <param name="Qualifier">How it is hedged.</param>
public readonly record struct PublishedTotal(long Kronor, long Unit, Qualifier Qualifier) : IFormattable
{
    /// <summary>
    /// Every total that the statement allows, in kronor. Rows contradict the statement only if the interval of their sum is
    /// disjoint from this one.
    /// </summary>
    public Interval Interval => Qualifier switch
    {
        Qualifier.Exact => Interval.Exactly(Kronor),
        Qualifier.Summed when Unit == 1 => Interval.Exactly(Kronor),
        Qualifier.Rounded or Qualifier.Summed => new(Kronor - Unit / 2.0, Kronor + (double)Unit),
        Qualifier.Nearly => new(Kronor - (double)Unit, Kronor),
        _ => new(Kronor, Kronor + (double)Unit),
    };

    /// <summary>The total as a value to compute with, in kronor.</summary>
    public Quantity Quantity => new(Kronor, Interval, Funding.Unit.Kronor);

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

    /// <summary>The printed figure with its hedge, as a format of <see cref="Funding.Quantity"/> asks for.</summary>
    /// <param name="format">The format; null for kronor with thin spaces, <c>s</c> for the shortest exact form, 1 500 M kr.</param>
    /// <param name="formatProvider">Whose signs to write; null for the current culture.</param>
    /// <exception cref="FormatException">There is no such format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        Hedge + Quantity.ToString(format switch { null or "" => "kr", "s" => "", _ => format }, formatProvider);
}

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

/// <summary>An amount that the prose of a page states about a grant, besides its table and its total.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Region">The region whose part is meant, or null for the whole grant.</param>
/// <param name="Stated">The figure with its hedge.</param>
/// <param name="Text">The words as printed.</param>
public sealed record ProseAmount(Grant Grant, Region? Region, PublishedTotal Stated, string Text);
