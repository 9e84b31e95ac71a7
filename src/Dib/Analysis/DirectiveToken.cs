using System.Text;

namespace Dib.Analysis;

/// <summary>One word of a directive line, or one text in quotes.</summary>
internal sealed record DirectiveToken(string Text, bool IsQuoted)
{
    private static readonly string[] InputPrefixes = ["@input:", "@password:"];

    /// <summary>What the word asks the front end for, or null.</summary>
    public InputRequest? Input { get; } = InputPrefixes.FirstOrDefault(prefix => Text.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix
        ? InputRequest.Read(Text[prefix.Length..], prefix == "@password:")
        : null;

    /// <summary>Splits what stands behind a directive's name.</summary>
    /// <remarks>
    /// Quotes count where a word begins and directly behind <c>@input:</c> and <c>@password:</c>, so that unquoted JSON
    /// keeps its own. Within them <c>\"</c> is a quote; any other backslash is itself, as Windows paths need.
    /// </remarks>
    /// <returns>The words, or null where a quote is not closed.</returns>
    public static List<DirectiveToken>? Split(string text)
    {
        var tokens = new List<DirectiveToken>();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;

            var word = new StringBuilder();
            word.Append(InputPrefixes.FirstOrDefault(prefix => string.CompareOrdinal(text, i, prefix, 0, prefix.Length) == 0));
            i += word.Length;
            // An input that is described: its JSON is one word, blanks included.
            if (word.Length > 0 && i < text.Length && text[i] == '{' && text.IndexOf('}', i) is >= 0 and var end)
            {
                tokens.Add(new DirectiveToken(word.Append(text, i, end - i + 1).ToString(), IsQuoted: false));
                i = end;
                continue;
            }
            var isQuoted = i < text.Length && text[i] == '"';
            if (isQuoted && !ReadQuoted(text, ref i, word))
                return null;

            for (; i < text.Length && !char.IsWhiteSpace(text[i]); i++)
                word.Append(text[i]);
            tokens.Add(new DirectiveToken(word.ToString(), isQuoted));
        }

        return tokens;
    }

    private static bool ReadQuoted(string text, ref int i, StringBuilder word)
    {
        for (i++; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '"')
                i++;
            word.Append(text[i]);
        }

        return i++ < text.Length;
    }
}
