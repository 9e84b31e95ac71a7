using Microsoft.CodeAnalysis;

namespace Dib.Kernel.Language;

/// <summary>Something that could be written at a place.</summary>
/// <param name="Text">What is listed, compared and written.</param>
/// <param name="Kind">What it is, in the protocol's words.</param>
/// <param name="Rank">Its place in the list among others that fit what has been typed as well.</param>
/// <param name="Symbol">What it stands for, or null for keywords and the like.</param>
internal readonly record struct CompletionCandidate(string Text, string Kind, CompletionRank Rank, ISymbol? Symbol = null);

/// <summary>What a reader probably means, the likeliest first.</summary>
internal enum CompletionRank
{
    /// <summary>What has the type that is wanted here.</summary>
    Expected,

    /// <summary>Names of parameters, and members to be initialized.</summary>
    Named,

    /// <summary>Variables, parameters and functions of the cell and of those before it; members.</summary>
    Near,

    /// <summary>Keywords.</summary>
    Keyword,

    /// <summary>Types and namespaces; members that everything has.</summary>
    Far,
}
