using Dib.Protocol;

namespace Dib.Kernel.Language;

/// <summary>Completions and explanations of directive lines, from the table of directives.</summary>
internal static class DirectiveHelp
{
    /// <summary>What can be written on a directive line.</summary>
    /// <param name="line">The line's text.</param>
    /// <param name="position">The place on it.</param>
    /// <param name="folder">What paths are relative to.</param>
    public static CompletionsProduced Complete(string line, LinePosition position, string folder)
    {
        var typed = line[..Math.Clamp(position.Character, 0, line.Length)];
        var nameEnd = typed.IndexOfAny([' ', '\t']);
        if (nameEnd < 0)
            return Produce(typed, position, DirectivesAndKinds());
        if (KnownDirectives.Find(typed[..nameEnd]) is not { } definition)
            return Produce("", position, []);

        var quotes = typed.Count(character => character == '"');
        var wordStart = Math.Max(typed.LastIndexOfAny([' ', '\t']), quotes % 2 == 1 ? typed.LastIndexOf('"') : -1) + 1;
        var word = typed[wordStart..];
        var takesPath = definition.Parameters
            .Any(parameter => !parameter.IsOption && parameter.Name.Contains("PATH", StringComparison.Ordinal));
        if (takesPath && (!definition.Parameters[0].IsQuoted || quotes % 2 == 1))
            return Files(word, position, folder, definition.Name);
        if (takesPath)
            return Produce(word, position, quotes == 0 ? [Item("\"", "Text", definition.Description)] : []);
        var options = definition.Parameters
            .Where(parameter => parameter.IsOption && (parameter.IsRepeated || !typed[..wordStart].Split(' ').Contains(parameter.Name)))
            .Select(parameter => Item(parameter.Name, "Keyword", parameter.Usage));
        var previous = typed[..wordStart].Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return Produce(word, position,
            definition.Parameters.Any(parameter => parameter.IsOption && parameter.Name == previous) ? ValuesOf(previous!) : options);
    }

    /// <summary>What a directive is, or null where it is not known.</summary>
    public static HoverTextProduced? Explain(DirectiveLine line, LinePosition position)
    {
        if (position.Character > line.Name.Length)
            return null;
        var text = KnownDirectives.Find(line.Name) is { } definition ? $"```\n{definition.Usage}\n```\n\n{definition.Description}"
            : line.SwitchedKind is { } kind ? $"The lines below are {kind}."
            : null;
        return text is null ? null : new HoverTextProduced([FormattedValue.Markdown(text)],
            new(position with { Character = 0 }, position with { Character = line.Name.Length }));
    }

    /// <summary>The file whose cells a directive reads, if there is one.</summary>
    public static IReadOnlyList<SourcePlace> FileOf(DirectiveLine line, string folder)
    {
        try
        {
            var path = line.Parse().Bind(_ => "") switch
            {
                ImportFile import => import.Path,
                LoadScript script => script.Path,
                _ => null,
            };
            return path is not null && Path.GetFullPath(path, folder) is var file && File.Exists(file)
                ? [new SourcePlace(null, file, null, default)] : [];
        }
        catch (DirectiveException)
        {
            // Not whole yet.
            return [];
        }
    }

    private static IEnumerable<CompletionItem> DirectivesAndKinds() =>
        KnownDirectives.All.Select(directive => Item(directive.Name, "Keyword", $"```\n{directive.Usage}\n```\n\n{directive.Description}"))
            .Concat(Kinds.All.Select(kind => $"#!{kind.Name}").Where(name => KnownDirectives.Find(name) is null)
                .Select(name => Item(name, "Keyword", $"The lines below are {name[2..]}.")));

    private static IEnumerable<CompletionItem> ValuesOf(string option) =>
        option == "--from" ? Kinds.All.Where(kind => Kinds.NeedsKernel(kind.Name)).Select(kind => Item(kind.Name, "Keyword", null))
        : option == "--mime-type" ? new[] { "text/plain", "application/json", "text/html" }.Select(type => Item(type, "Text", null))
        : [];

    private static CompletionsProduced Files(string word, LinePosition position, string folder, string directive)
    {
        var slash = word.LastIndexOfAny(['/', '\\']);
        var shown = new List<CompletionItem>();
        try
        {
            shown.AddRange(new DirectoryInfo(Path.GetFullPath(word[..(slash + 1)], folder)).EnumerateFileSystemInfos()
                .Where(entry => !entry.Name.StartsWith('.')
                    && (entry is DirectoryInfo || Fits(entry.Extension.ToLowerInvariant(), directive)))
                .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                .Select(entry => entry is DirectoryInfo ? Item(entry.Name + "/", "Module", null) : Item(entry.Name, "Text", null)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // No such folder yet: there is nothing to list.
        }
        if (directive == "#r" && slash < 0)
            shown.Insert(0, Item("nuget:", "Keyword", "A package: `nuget:NAME` or `nuget:NAME,VERSION`"));
        return Produce(word[(slash + 1)..], position, shown);
    }

    private static bool Fits(string extension, string directive) => directive switch
    {
        "#r" => extension == ".dll",
        "#load" => extension is ".cs" or ".csx",
        "#!import" => extension is ".dib" or ".ipynb" or ".cs" or ".csx",
        _ => true,
    };

    private static CompletionItem Item(string text, string kind, string? documentation) =>
        new(text, kind, text, "", text, null, documentation);

    private static CompletionsProduced Produce(string word, LinePosition position, IEnumerable<CompletionItem> items) => new(
        new(position with { Character = position.Character - word.Length }, position),
        [.. items.Where(item => item.DisplayText.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select((item, index) => item with { SortText = $"{index:000}" })]);
}
