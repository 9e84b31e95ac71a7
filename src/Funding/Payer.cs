namespace Funding;

/// <summary>Whose money it is.</summary>
public enum Payer
{
    /// <summary>The state: a government grant.</summary>
    State,

    /// <summary>The regions themselves: no grant, and never added to one.</summary>
    Regions,
}
