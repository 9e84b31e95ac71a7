namespace Dib.Kernel;

/// <summary>Something outside the notebook that a cell's own code calls, so that equal inputs may give other outputs.</summary>
/// <param name="Kind">What it reaches for.</param>
/// <param name="Member">The member called, for messages: <c>DateTime.Now</c>.</param>
/// <param name="Line">The 1-based line of the cell.</param>
internal sealed record Effect(EffectKind Kind, string Member, int Line);

/// <summary>What an <see cref="Effect"/> reaches for.</summary>
internal enum EffectKind : byte
{
    /// <summary>Files and folders: covered where the notebook declares what it reads with <c>#!depends</c>.</summary>
    Files,

    /// <summary>The network, other processes, the environment.</summary>
    World,

    /// <summary>The clock.</summary>
    Clock,

    /// <summary>Chance: random numbers without a seed, new identifiers.</summary>
    Chance,
}
