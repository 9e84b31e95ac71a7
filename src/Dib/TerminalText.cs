using System.Runtime.InteropServices;

namespace Dib;

/// <summary>Text and terminals: what one would leave to be read of a program's output, and text that none takes for a command.</summary>
public static partial class TerminalText
{
    /// <summary>
    /// What is seen of console output in the end. Colours, links and titles leave nothing but their text; a carriage return
    /// overwrites its line, a backspace deletes.
    /// </summary>
    /// <param name="text">What was written to the console.</param>
    public static string Shown(string text)
    {
        if (!text.Any(character => char.IsControl(character) && character is not ('\n' or '\t')))
            return text;
        var screen = new Screen(text.Length);
        var at = 0;
        foreach (Match sequence in Sequences().Matches(text))
        {
            screen.Write(text.AsSpan(at, sequence.Index - at));
            if (sequence.ValueSpan[^1] == 'K' && sequence.Groups["csi"].Success)
                screen.EraseInLine(sequence.ValueSpan[^2]);
            at = sequence.Index + sequence.Length;
        }
        screen.Write(text.AsSpan(at));
        return screen.ToString();
    }

    /// <summary>
    /// A line for a terminal: what would move its cursor, change its settings or turn text around is written as its code.
    /// </summary>
    /// <param name="line">Text of any origin, such as a file's name; its line ends are written as codes too.</param>
    public static string Escaped(string line)
    {
        if (!line.Any(character => character < ' ' || character > '~'))
            return line;
        var text = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(line, at, out var rune);
            var category = isWhole ? Rune.GetUnicodeCategory(rune) : UnicodeCategory.Surrogate;
            var isJoiner = isWhole && rune.Value is 0x200C or 0x200D or 0xAD or '\t';
            if (!isJoiner && category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                text.Append(rune.IsBmp || !isWhole ? $"\\u{(int)line[at]:X4}" : $"\\U{rune.Value:X8}");
            else
                text.Append(rune);
            at += isWhole ? rune.Utf16SequenceLength : 1;
        }
        return text.ToString();
    }

    // Commands with parameters; strings, to their end or to that of the line; others of two and more characters; what is cut off.
    [GeneratedRegex(
        """
        (?<csi>(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]?)
        | (?:\x1B[PX^_]|[\x90\x98\x9E\x9F])[^\x1B\x90\x98\x9C-\x9F]*(?:\x1B\\|\x9C)
        | (?:\x1B[]PX^_]|[\x90\x98\x9D-\x9F])[^\x07\x1B\x9C\r\n]*(?:\x07|\x9C|\x1B\\)?
        | \x1B[ -/]*[0-~]?
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Sequences();

    /// <summary>The lines so far, and the one that the cursor is in.</summary>
    private sealed class Screen(int capacity)
    {
        private readonly StringBuilder _lines = new(capacity);
        private readonly List<char> _line = [];
        private int _cursor;

        public void Write(ReadOnlySpan<char> text)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                switch (rune.Value)
                {
                    case '\n' or '\x85':
                        _lines.Append(CollectionsMarshal.AsSpan(_line)).Append('\n');
                        _line.Clear();
                        _cursor = 0;
                        break;
                    case '\r':
                        _cursor = 0;
                        break;
                    case '\b':
                        Delete();
                        break;
                    case '\t':
                    case var _ when !Rune.IsControl(rune):
                        Put(rune);
                        break;
                }
            }
        }

        /// <summary>Erases from the cursor on, up to it, or the whole line.</summary>
        public void EraseInLine(char what)
        {
            var before = _cursor;
            if (what is '1')
                CollectionsMarshal.AsSpan(_line)[..before].Fill(' ');
            else
                _line.RemoveRange(what is '2' ? 0 : before, _line.Count - (what is '2' ? 0 : before));
            _cursor = Math.Min(before, _line.Count);
        }

        public override string ToString() => _lines.Append(CollectionsMarshal.AsSpan(_line)).ToString();

        private void Put(Rune rune)
        {
            Span<char> characters = stackalloc char[2];
            characters = characters[..rune.EncodeToUtf16(characters)];
            var overwritten = _cursor < _line.Count && !Joins(rune)
                ? StringInfo.GetNextTextElementLength(CollectionsMarshal.AsSpan(_line)[_cursor..]) : 0;
            // In place wherever it fits: what follows in a long line need not move for each character.
            if (overwritten == characters.Length)
                characters.CopyTo(CollectionsMarshal.AsSpan(_line)[_cursor..]);
            else
            {
                _line.RemoveRange(_cursor, overwritten);
                _line.InsertRange(_cursor, characters);
            }
            _cursor += characters.Length;
        }

        private void Delete()
        {
            var end = _cursor;
            while (_cursor > 0)
            {
                _cursor -= _cursor > 1 && char.IsLowSurrogate(_line[_cursor - 1]) ? 2 : 1;
                if (!Rune.TryGetRuneAt(new string(CollectionsMarshal.AsSpan(_line)[_cursor..end]), 0, out var rune) || !Joins(rune))
                    break;
            }
            _line.RemoveRange(_cursor, end - _cursor);
        }

        private static bool Joins(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark || rune.Value == 0x200D;
    }
}
