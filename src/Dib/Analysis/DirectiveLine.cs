using Dib.Documents;

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
        Name.StartsWith("#!", StringComparison.Ordinal) && Kinds.Resolve(Name[2..]) is { } kind && (string.IsNullOrWhiteSpace(_arguments) || KnownDirectives.Find(Name) is null) ? kind : null;

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
        return Error($"unknown directive.{(suggestion.Length > 0 ? suggestion : " #!lsmagic lists the known ones.")} A line that begins with #! is a directive even in a string or comment; a blank before it makes it text.");
    }

    private DirectiveException Error(string problem) => new(_number, Name, problem);
}
