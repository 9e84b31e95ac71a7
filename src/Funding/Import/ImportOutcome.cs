namespace Funding.Import;

/// <summary>What an import comes to.</summary>
public enum ImportOutcome
{
    /// <summary>There is something new to write.</summary>
    New,

    /// <summary>The data hold these figures already.</summary>
    Unchanged,

    /// <summary>Nothing may be written; the checks say why.</summary>
    Refused,
}
