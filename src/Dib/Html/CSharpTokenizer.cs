namespace Dib.Html;

/// <summary>
/// Splits C# into pieces for colouring. It knows the language's words and literals, nothing of its meaning:
/// a page must not load a compiler. Whatever it is given, the pieces joined are the source again.
/// </summary>
public sealed class CSharpTokenizer
{
    private static readonly HashSet<string> Keywords = new((
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum "
        + "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long "
        + "namespace new null object operator out override params private protected public readonly ref return sbyte sealed short "
        + "sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual "
        + "void volatile while and ascending async await by descending dynamic equals from get global group init into join let nameof "
        + "not on or orderby record required select set var when where with yield").Split(' '));

    private readonly string _source;
    private readonly List<CodeToken> _tokens = [];
    private int _position;
    private int _emitted;

    private CSharpTokenizer(string source) => _source = source;

    /// <summary>The pieces of <paramref name="source"/> in order; their texts joined are <paramref name="source"/>.</summary>
    public static IReadOnlyList<CodeToken> Tokenize(string source)
    {
        var tokenizer = new CSharpTokenizer(source);
        tokenizer.ReadCode(inHole: false);
        tokenizer.Emit(CodeTokenKind.Plain);
        return tokenizer._tokens;
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _position + ahead < _source.Length ? _source[_position + ahead] : '\0';

    /// <summary>Reads code to its end: of the source, or of an interpolation's hole (its closing brace is left).</summary>
    private void ReadCode(bool inHole)
    {
        var depth = 0;
        while (_position < _source.Length)
        {
            var isScope = Current == ':' && Peek(1) == ':';
            if (inHole && depth == 0 && !isScope && Current is ('}' or ':')) return;
            if (Current is '(' or '[' or '{') depth++;
            if (Current is ')' or ']' or '}') depth = Math.Max(0, depth - 1);
            if (!ReadLiteralOrWord()) _position += isScope ? 2 : 1;
        }
    }

    private bool ReadLiteralOrWord()
    {
        if (Current == '#' && IsFirstOnLine()) return ReadTo("\n", CodeTokenKind.Directive);
        if (Current == '/' && Peek(1) == '/') return ReadTo("\n", CodeTokenKind.Comment);
        if (Current == '/' && Peek(1) == '*') return ReadTo("*/", CodeTokenKind.Comment);
        if (Current == '\'') return ReadCharacter();
        if (Current is '"' or '$' or '@' && ReadString()) return true;
        if (char.IsAsciiDigit(Current)) return ReadNumber();
        return (char.IsLetter(Current) || Current is '_' or '@') && ReadWord();
    }

    private bool IsFirstOnLine() =>
        _source.AsSpan(0, _position) is var before && before[(before.LastIndexOf('\n') + 1)..].IsWhiteSpace();

    /// <summary>Reads to the end of a block comment, past its sign, or to that of a line.</summary>
    private bool ReadTo(string endSign, CodeTokenKind kind)
    {
        Emit(CodeTokenKind.Plain);
        var (begun, past) = endSign == "\n" ? (0, 0) : (2, endSign.Length);
        var end = _source.IndexOf(endSign, _position + begun, StringComparison.Ordinal);
        _position = end < 0 ? _source.Length : end + past;
        return Emit(kind);
    }

    private bool ReadCharacter()
    {
        Emit(CodeTokenKind.Plain);
        _position++;
        while (_position < _source.Length && Current is not ('\'' or '\n')) Skip(Current == '\\' ? 2 : 1);
        if (Current == '\'') _position++;
        return Emit(CodeTokenKind.String);
    }

    private bool ReadString()
    {
        var dollars = 0;
        var verbatim = false;
        var start = _position;
        while (start < _source.Length && _source[start] is '$' or '@')
        {
            if (_source[start] == '$') dollars++;
            else if (verbatim) return false;
            else verbatim = true;
            start++;
            if (start == _source.Length) return false;
        }
        if (_source[start] != '"') return false;

        Emit(CodeTokenKind.Plain);
        _position = start;
        var quotes = Run('"');
        if (quotes < 3 || verbatim)
        {
            _position++;
            ReadTextOfString(verbatim, dollars > 0);
        }
        else
        {
            _position += quotes;
            ReadRawString(quotes, dollars);
        }
        return Emit(CodeTokenKind.String);
    }

    private void ReadTextOfString(bool verbatim, bool interpolated)
    {
        while (_position < _source.Length)
        {
            if (Current == '\n' && !verbatim) return;
            if (Current == '"' && !(verbatim && Peek(1) == '"'))
            {
                _position++;
                return;
            }
            if (interpolated && Current == '{' && Peek(1) != '{') ReadHole(braces: 1);
            else Skip(Current == '"' || (Current == '\\' && !verbatim) || (interpolated && Current is '{' && Peek(1) == '{') ? 2 : 1);
        }
    }

    private void ReadRawString(int quotes, int dollars)
    {
        while (_position < _source.Length)
        {
            if (Current == '"' && Run('"') is var found && found >= quotes)
            {
                _position += found;
                return;
            }
            if (dollars > 0 && Current == '{')
            {
                var braces = Run('{');
                _position += Math.Max(0, braces - dollars);
                if (braces >= dollars) ReadHole(dollars);
                else _position += braces;
                continue;
            }
            _position++;
        }
    }

    /// <summary>Reads <c>{ code : format }</c>; braces and format count as string.</summary>
    private void ReadHole(int braces)
    {
        _position += braces;
        Emit(CodeTokenKind.String);
        ReadCode(inHole: true);
        Emit(CodeTokenKind.Plain);
        while (_position < _source.Length && Current is not ('}' or '"' or '\n')) _position++;
        Skip(Math.Min(braces, Run('}')));
    }

    private bool ReadNumber()
    {
        Emit(CodeTokenKind.Plain);
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_' || (Current == '.' && char.IsAsciiDigit(Peek(1)))
            || (Current is '+' or '-' && _source[_position - 1] is 'e' or 'E' && char.IsAsciiDigit(Peek(1)) && !IsHex()))
        {
            _position++;
        }
        return Emit(CodeTokenKind.Number);
    }

    private bool IsHex() => _source.AsSpan(_emitted).StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    private bool ReadWord()
    {
        var start = _position;
        if (Current == '@') _position++;
        while (char.IsLetterOrDigit(Current) || Current == '_') _position++;
        var kind = KindOf(_source[start.._position], start);
        if (kind == CodeTokenKind.Plain) return true;
        var end = _position;
        _position = start;
        Emit(CodeTokenKind.Plain);
        _position = end;
        return Emit(kind);
    }

    private CodeTokenKind KindOf(string word, int start)
    {
        var isMember = start > 0 && _source[start - 1] == '.' && !(start > 1 && _source[start - 2] == '.');
        if (isMember) return CodeTokenKind.Plain;
        if (Keywords.Contains(word)) return CodeTokenKind.Keyword;
        if (word.Length == 0 || !char.IsUpper(word[0])) return CodeTokenKind.Plain;
        var isCall = Current == '(' && !_source.AsSpan(0, start).TrimEnd().EndsWith("new");
        return isCall ? CodeTokenKind.Plain : CodeTokenKind.Type;
    }

    private int Run(char character)
    {
        var count = 0;
        while (Peek(count) == character) count++;
        return count;
    }

    private void Skip(int count) => _position = Math.Min(_source.Length, _position + count);

    private bool Emit(CodeTokenKind kind)
    {
        if (_position > _emitted) _tokens.Add(new CodeToken(kind, _source[_emitted.._position]));
        _emitted = _position;
        return true;
    }
}

/// <summary>A piece of source code that is shown in one colour.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text as written.</param>
public readonly record struct CodeToken(CodeTokenKind Kind, string Text);

/// <summary>What a piece of source code is, as far as colours tell.</summary>
public enum CodeTokenKind
{
    /// <summary>Names, punctuation, blanks.</summary>
    Plain,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A name that by its capital and its place seems to be a type.</summary>
    Type,

    /// <summary>A string or character literal; of an interpolated one, all but the code in its holes.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A line for the compiler or the kernel: <c>#region</c>, <c>#r</c>, <c>#!import</c>.</summary>
    Directive,
}
