namespace Funding;

/// <summary>What is known of a grant.</summary>
public enum GrantKind
{
    /// <summary>The amount of each of the 21 regions.</summary>
    Regional,

    /// <summary>A national total only: a frame that contains grants, or a part whose split was not published.</summary>
    National,
}
