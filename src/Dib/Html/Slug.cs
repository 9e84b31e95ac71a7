namespace Dib.Html;

/// <summary>Texts as parts of addresses.</summary>
internal static class Slug
{
    /// <summary>The letters and digits of a text, small, with hyphens for what is between them.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character)) slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().Trim('-');
    }

    /// <summary>The same for a file's name: letters without their marks, since not every system writes those the same way.</summary>
    public static string OfFile(string text) => Of(string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)));
}
