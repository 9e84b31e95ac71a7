namespace Dib.Analysis;

/// <summary>A line that begins a directive or switches to another kind: its name and its words.</summary>
internal sealed class DirectiveLine
{
    private readonly string _arguments;
    private readonly int _number;

    private DirectiveLine(string text, int number)
    {
        var end = text.AsSpan().IndexOfAny(" \t\r");
        (Name, _arguments, _number) = end < 0 ? (text, "", number) : (text[..end], text[end..], number);
    }

    public string Name { get; }

    /// <summary>The kind that the line switches to, or null: <c>#!value --name x</c> is a directive, <c>#!value</c> a switch.</summary>
    public string? SwitchedKind =>
        Name.StartsWith("#!", StringComparison.Ordinal) && Kinds.Resolve(Name[2..]) is { } kind
            && (string.IsNullOrWhiteSpace(_arguments) || KnownDirectives.Find(Name) is null) ? kind : null;

    /// <summary>Reads a line of code, or gives null where it is no directive.</summary>
    /// <param name="text">The line. Only column 0 counts.</param>
    /// <param name="number">Its 1-based number within the cell.</param>
    /// <param name="kind">The kind of the code around it: <c>#r</c>, <c>#i</c> and <c>#load</c> are directives of C# and F# only.</param>
    public static DirectiveLine? TryRead(string text, int number, string kind)
    {
        if (!text.StartsWith('#'))
            return null;

        var line = new DirectiveLine(text, number);
        var isReference = kind is Kinds.CSharp or Kinds.FSharp && line.Name is "#r" or "#i" or "#load" && text.Length > line.Name.Length;
        return isReference || text.StartsWith("#!", StringComparison.Ordinal) ? line : null;
    }

    /// <summary>Checks a switch: it takes no arguments.</summary>
    public void CheckSwitch()
    {
        if (!string.IsNullOrWhiteSpace(_arguments))
            throw Error($"found '{_arguments.Trim()}'; a switch to another kind takes no arguments.");
    }

    /// <summary>Checks the line against the table of directives.</summary>
    public DirectivePart Parse()
    {
        var definition = KnownDirectives.Find(Name) ?? throw Unknown();
        var tokens = DirectiveToken.Split(_arguments) ?? throw Error("a quote is not closed.");
        var values = Assign(definition, tokens).ToLookup(pair => pair.Parameter, pair => pair.Token);

        foreach (var parameter in definition.Parameters)
        {
            if (parameter.IsRequired && !values.Contains(parameter.Name))
                throw Error($"{parameter.Name} is missing; expected {definition.Usage}.");
            if (!parameter.IsRepeated && values[parameter.Name].Skip(1).Any())
                throw Error($"{parameter.Name} is given twice; expected {definition.Usage}.");
        }

        var part = new DirectivePart(_number, definition, values);
        if (!part.Inputs.Any())
            part.Bind(_ => "");
        return part;
    }

    private IEnumerable<(string Parameter, DirectiveToken Token)> Assign(DirectiveDefinition definition, List<DirectiveToken> tokens)
    {
        var alone = definition.Parameters.FirstOrDefault(parameter => !parameter.IsOption);
        var taken = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.IsQuoted && alone is { IsQuoted: true } && token.Text.StartsWith("//", StringComparison.Ordinal))
                yield break;

            if (!token.IsQuoted && token.Text.StartsWith("--", StringComparison.Ordinal))
            {
                var options = definition.Parameters.Where(parameter => parameter.IsOption).Select(parameter => parameter.Name).ToArray();
                if (!options.Contains(token.Text))
                    throw Error($"unknown option '{token.Text}'.{Nearest.Suggestion(token.Text, options)} Expected {definition.Usage}.");
                if (i + 1 == tokens.Count || (!tokens[i + 1].IsQuoted && tokens[i + 1].Text.StartsWith("--", StringComparison.Ordinal)))
                    throw Error($"{token.Text} has no value; expected {definition.Usage}.");
                yield return (token.Text, tokens[++i]);
                continue;
            }

            if (alone is null || (taken++ > 0 && !alone.IsRepeated))
                throw Error($"unexpected argument '{token.Text}'; expected {definition.Usage} (a text with blanks stands in quotes).");
            if (alone.IsQuoted && !token.IsQuoted && token.Input is null)
                throw Error($"found {token.Text}; expected it in quotes: {definition.Usage}.");
            yield return (alone.Name, token);
        }
    }

    private DirectiveException Unknown()
    {
        var known = KnownDirectives.All.Select(definition => definition.Name).Concat(Kinds.All.Select(kind => $"#!{kind.Name}"));
        var suggestion = Nearest.Suggestion(Name, known);
        return Error($"unknown directive.{(suggestion.Length > 0 ? suggestion : " #!lsmagic lists the known ones.")} A line that begins "
            + "with #! is a directive even in a string or comment; a blank before it makes it text.");
    }

    private DirectiveException Error(string problem) => new(_number, Name, problem);
}

/// <summary>One word of a directive line, or one text in quotes.</summary>
internal sealed partial record DirectiveToken(string Text, bool IsQuoted)
{
    private static readonly string[] InputPrefixes = ["@input:", "@password:"];

    /// <summary>What the word asks the front end for, or null.</summary>
    public InputRequest? Input { get; } =
        InputPrefixes.FirstOrDefault(prefix => Text.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix
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
        var words = Word().Matches(text);
        if (words.Any(word => word.Groups["open"].Success))
            return null;
        return [.. words.Select(word => word.Groups["quoted"] is { Success: true } quoted
            ? new DirectiveToken($"{word.Groups["prefix"]}{quoted.Value.Replace("\\\"", "\"")}{word.Groups["rest"]}", IsQuoted: true)
            : new DirectiveToken(word.Value, IsQuoted: false))];
    }

    [GeneratedRegex(
        """
        # An input that is described: its JSON is one word, blanks included.
        @(?:input|password):\{[^}]*\}
        # A text in quotes, one whose quote is not closed, or any other word.
        | (?<prefix>@(?:input|password):)? (?: "(?<quoted>(?>(?:\\"|[^"])*))"(?<rest>\S*) | (?<open>") | \S+ )
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Word();
}

/// <summary>A value that a directive asks the front end for: <c>@input:name</c>, <c>@password:name</c>, or <c>@input:{"prompt": "…",
/// "saveAs": "name", "type": "password"}</c>.</summary>
/// <param name="Name">The name, which is also what the front end shows; a headless run is given <c>--input name=value</c>.</param>
/// <param name="IsPassword">True where what is typed must not be shown.</param>
public sealed record InputRequest(string Name, bool IsPassword)
{
    /// <summary>Reads what stands behind the colon: a name, or an object that describes the input.</summary>
    internal static InputRequest Read(string text, bool isPassword)
    {
        var described = !text.StartsWith('{') ? null : Reading.OrNull(() =>
        {
            using var json = JsonDocument.Parse(text);
            var input = json.RootElement;
            return new InputRequest(input.Text("saveAs") ?? input.Text("prompt") ?? "input",
                isPassword || input.Text("type") == "password");
        });
        return described ?? new InputRequest(text, isPassword);
    }
}

/// <summary>A directive that cannot be carried out as written; nothing of its cell has run.</summary>
/// <param name="line">The 1-based line within the cell.</param>
/// <param name="directive">The directive as written, such as <c>#!import</c>.</param>
/// <param name="problem">What is wrong and what would be right.</param>
public sealed class DirectiveException(int line, string directive, string problem) : FormatException($"Line {line}: {directive}: {problem}")
{
    /// <summary>The 1-based line within the cell.</summary>
    public int Line { get; } = line;

    /// <summary>The directive as written, such as <c>#!import</c>.</summary>
    public string Directive { get; } = directive;

    /// <summary>What is wrong and what would be right.</summary>
    public string Problem { get; } = problem;
}

/// <summary>What someone probably meant to write.</summary>
internal static class Nearest
{
    /// <summary>A sentence that begins with a blank and names the nearest candidate, or nothing where none is near.</summary>
    public static string Suggestion(string written, IEnumerable<string> candidates)
    {
        var best = candidates.Select(candidate => (Name: candidate,
            Distance: Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant()))).MinBy(candidate => candidate.Distance);
        return best.Name is not null && best.Distance <= Math.Max(2, best.Name.Length / 3) ? $" Did you mean '{best.Name}'?" : "";
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
