using Shared;

namespace Funding;

/// <summary>Pieces of sentences that stay grammatical whatever the data say.</summary>
public static class Prose
{
    /// <summary>A list as it is read aloud: "A", "A and B", "A, B and C".</summary>
    /// <param name="items">What to name; written by its own text.</param>
    /// <param name="none">What to say of an empty list.</param>
    /// <param name="last">The word before the last of several.</param>
    public static string List<T>(IEnumerable<T> items, string none = "none", string last = "and") =>
        Sentences.English.List(items.Select(item => item?.ToString() ?? ""), none, last);

    /// <summary>A count and what is counted, its verb included if wanted: "one region was", "21 regions were", "no regions were".</summary>
    /// <param name="count">How many; written in letters below ten.</param>
    /// <param name="one">What follows the number one.</param>
    /// <param name="many">What follows any other number.</param>
    public static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>A count alone: in letters below ten, otherwise in figures.</summary>
    /// <param name="count">How many.</param>
    public static string Number(int count) => Sentences.English.Number(count, Format.Number(count));
}
