namespace Funding;

/// <summary>The words that the data files and the options of an import have for the principles.</summary>
public static class PrincipleWords
{
    /// <summary>A word for each principle, in the order of <see cref="Principle"/>.</summary>
    public static readonly IReadOnlyList<string> All =
        ["population", "performance", "equal", "cost-structure", "fixed-and-population", "per-case", "application", "other"];

    /// <summary>The word for a principle.</summary>
    /// <param name="principle">The principle.</param>
    public static string Word(this Principle principle) => All[(int)principle];

    /// <summary>The principle that a word stands for.</summary>
    /// <param name="word">One of <see cref="All"/>.</param>
    /// <exception cref="ArgumentException">No principle is called that.</exception>
    public static Principle Parse(string word)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i] == word) return (Principle)i;
        throw new ArgumentException($"No principle '{word}'; there are {string.Join(", ", All)}.", nameof(word));
    }
}
