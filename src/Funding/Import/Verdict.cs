namespace Funding.Import;

/// <summary>How a check of an import ended.</summary>
public enum Verdict
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Worth a look; no reason not to write.</summary>
    Noted,

    /// <summary>Nothing is written.</summary>
    Failed,
}
