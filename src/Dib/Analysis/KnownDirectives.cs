namespace Dib.Analysis;

/// <summary>The one table of directives: cells are checked by it, errors suggest from it, <c>#!lsmagic</c> shows it.</summary>
internal static class KnownDirectives
{
    private const string Name = "--name";
    private const string Shared = "NAME";
    private const string MimeType = "--mime-type";
    private const string FromFile = "--from-file";
    private const string FromUrl = "--from-url";
    private const string FromValue = "--from-value";
    private const string FilePath = "PATH";
    private const string ScriptPath = "\"PATH\"";
    private const string PackageFolder = "\"nuget:SOURCE\"";
    private const string Referenced = "\"nuget:NAME[,VERSION]|PATH.dll\"";
    private const string PackagePrefix = "nuget:";

    private static readonly DirectiveParameter OptionalMimeType = new(MimeType, "TYPE", IsRequired: false);

    /// <summary>All directives, by name.</summary>
    public static IReadOnlyList<DirectiveDefinition> All { get; } =
    [
        new("#!about", [], "Shows which engine runs the notebook.", _ => new ShowAbout()),
        new("#!depends", [new(FilePath, IsRepeated: true)],
            "Declares files that the notebook reads, so that it is run again when one of them changes.",
            given => new DependsOn(given.All(FilePath))) { IsHoisted = true },
        new("#!import", [new(FilePath)], "Runs a notebook (.dib, .ipynb) or script (.cs, .csx) in this session.",
            given => new ImportFile(given.NotEmpty(FilePath))),
        new("#!lsmagic", [], "Lists the directives.", _ => new ListDirectives()),
        new("#!set", [new(Name, "NAME"), new("--value", "VALUE"), OptionalMimeType],
            "Sets a variable to a text, an input or another kernel's variable.", Set),
        new("#!share", [new(Shared, IsRequired: false), new("--from", "KERNEL"), new(Name, "NAME", IsRequired: false),
            new("--as", "NAME", IsRequired: false), OptionalMimeType], "Takes over another kernel's variable.", Share),
        new("#!time", [], "Shows how long the rest of the cell takes.", _ => new TimeCell()),
        new("#!value", [new(Name, "NAME"), new(FromFile, "PATH", IsRequired: false), new(FromUrl, "URL", IsRequired: false),
            new(FromValue, "VALUE", IsRequired: false), OptionalMimeType],
            "Keeps the lines below it, a file, what an address answers, a text, an input or a variable under a name.", Value)
            { MayTakeContent = true },
        new("#!who", [], "Lists the variables.", _ => new ListVariables(WithValues: false)),
        new("#!whos", [], "Lists the variables with types and values.", _ => new ListVariables(WithValues: true)),
        new("#i", [new(PackageFolder, IsQuoted: true)], "Adds a place to restore packages from.", Source) { IsHoisted = true },
        new("#load", [new(ScriptPath, IsQuoted: true)], "Runs a C# script.", given => new LoadScript(given.NotEmpty(ScriptPath))),
        new("#r", [new(Referenced, IsQuoted: true)], "References a package or an assembly.", Reference) { IsHoisted = true },
    ];

    /// <summary>The directive of that name (ordinal, case-sensitive), or null.</summary>
    public static DirectiveDefinition? Find(string name) => All.FirstOrDefault(definition => definition.Name == name);

    private static Directive Set(DirectiveArguments given) => given.Reference("--value") is var (kernel, name)
        ? new ShareValue(kernel, name, given.Identifier(Name), given.Optional(MimeType))
        : new SetValue(given.Identifier(Name), given.Required("--value"), given.Optional(MimeType))
        {
            IsPassword = given.IsPassword("--value"),
        };

    private static Directive Share(DirectiveArguments given)
    {
        if (given.Optional(Shared) is null == given.Optional(Name) is null)
            throw given.Error($"{(given.Optional(Name) is null ? "no name is given" : "two names are given")}; "
                + "expected the name of one variable.");
        var name = given.Optional(Name) is null ? Shared : Name;
        return new ShareValue(given.NotEmpty("--from"), given.NotEmpty(name),
            given.Identifier(given.Optional("--as") is null ? name : "--as"), given.Optional(MimeType));
    }

    private static Directive Value(DirectiveArguments given)
    {
        string[] places = [.. new[] { FromFile, FromUrl, FromValue }.Where(place => given.Optional(place) is not null)];
        if (places is [var one, var other, ..])
            throw given.Error($"{one} and {other} are both given; expected one place to take the value from.");
        var variable = given.Reference(FromValue);
        if (variable is (not Kinds.CSharp, _))
            throw given.Error($"{FromValue} is another kernel's variable; expected a text, an input or a variable of C#.");

        var content = places.Length == 0 ? given.Content : variable is null ? given.Optional(FromValue) : null;
        return new KeepValue(given.NotEmpty(Name), content, given.Optional(FromFile), given.Optional(FromUrl), given.Optional(MimeType))
        {
            FromVariable = variable?.Name,
        };
    }

    /// <summary>True for what can be an assembly's or a framework's name: no path, and no word that says what to do with it.</summary>
    private static bool IsName(string text) =>
        text.Length > 0 && text.All(character => char.IsLetterOrDigit(character) || character is '.' or '_' or '-')
        && !text.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    private static Directive Source(DirectiveArguments given)
    {
        var text = given.Required(PackageFolder);
        return text.StartsWith(PackagePrefix, StringComparison.Ordinal) && text[PackagePrefix.Length..].Trim() is { Length: > 0 } source
            ? new PackageSource(source)
            : throw given.Error($"found \"{text}\"; expected \"nuget:\" and an address or folder.");
    }

    private static Directive Reference(DirectiveArguments given)
    {
        var text = given.Required(Referenced).Trim();
        if (!text.StartsWith(PackagePrefix, StringComparison.Ordinal))
        {
            return text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || IsName(text)
                ? new AssemblyReference(text)
                : throw given.Error($"found \"{text}\"; expected \"nuget:NAME[,VERSION]\" or a path that ends in .dll, "
                    + "or the name of a framework such as Microsoft.AspNetCore.App (a project is referenced by its built .dll).");
        }

        var parts = text[PackagePrefix.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        if (parts.Any(part => part.Length == 0) || parts[0].Any(char.IsWhiteSpace))
            throw given.Error($"found \"{text}\"; expected \"nuget:NAME\" or \"nuget:NAME,VERSION\".");
        return new PackageReference(parts[0], parts.ElementAtOrDefault(1));
    }
}
