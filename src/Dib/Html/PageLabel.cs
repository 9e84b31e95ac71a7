namespace Dib.Html;

/// <summary>Short page names made from file names.</summary>
internal static class PageLabel
{
    /// <summary>
    /// The file name as words: without extension and leading number, hyphens as blanks, first letter large.
    /// A word that <paramref name="title"/> spells with other capitals (an abbreviation, a name) takes its spelling from there.
    /// </summary>
    public static string Of(string path, string title = "")
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var words = name.TrimStart("0123456789".ToCharArray()).Split(['-', '_', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return name;
        var spellings = title.Split([' ', '-', ',', ':', '?', '.', '!', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var label = string.Join(' ', words.Select(word => SpellingIn(spellings, word)));
        return char.ToUpperInvariant(label[0]) + label[1..];
    }

    private static string SpellingIn(string[] spellings, string word) =>
        spellings.FirstOrDefault(spelling => spelling.Equals(word, StringComparison.OrdinalIgnoreCase)) is { Length: > 1 } spelling
        && spelling.Skip(1).Any(char.IsUpper)
            ? spelling
            : word;
}
