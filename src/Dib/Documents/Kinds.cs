namespace Dib.Documents;

/// <summary>The kinds of cell that every notebook may have without listing them in its metadata.</summary>
public static class Kinds
{
    /// <summary>C#: the kind of text before the first header.</summary>
    public const string CSharp = "csharp";

    /// <summary>F#.</summary>
    public const string FSharp = "fsharp";

    /// <summary>HTML, put into the page as it is.</summary>
    public const string Html = "html";

    /// <summary>JavaScript, run by the page.</summary>
    public const string JavaScript = "javascript";

    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>Mermaid diagrams.</summary>
    public const string Mermaid = "mermaid";

    /// <summary>Text that is kept as a named value.</summary>
    public const string Value = "value";

    /// <summary>All of them with their aliases, by name.</summary>
    public static IReadOnlyList<NamedKernel> All { get; } =
    [
        new(CSharp, "C#", ["c#", "cs"]),
        new(FSharp, "F#", ["f#", "fs"]),
        new(Html, "HTML", []),
        new("http", "HTTP", []),
        new(JavaScript, "JavaScript", ["js"]),
        new(Markdown, "Markdown", ["md"]),
        new(Mermaid, "Mermaid", []),
        new("pwsh", "PowerShell", ["powershell"]),
        new(Value, null, []),
    ];

    /// <summary>The kind that a name or alias stands for (ordinal, case-sensitive), or null.</summary>
    public static string? Resolve(string nameOrAlias) => KindNames.Known.Resolve(nameOrAlias);

    /// <summary>True where a page shows the source itself: no kernel runs.</summary>
    public static bool IsShownByPage(string kind) => kind is Markdown or Html or JavaScript or Mermaid;

    /// <summary>True where a kernel has to run the source.</summary>
    public static bool NeedsKernel(string kind) => !IsShownByPage(kind);
}

/// <summary>Every name and alias that a file's header lines may use. Ordinal and case-sensitive.</summary>
internal sealed class KindNames
{
    private readonly Dictionary<string, string> _kindOf = new(StringComparer.Ordinal);

    /// <summary>The known kinds and those that a file adds.</summary>
    /// <param name="added">The kernels that the file's metadata lists. A known kind may be listed again, with more aliases.</param>
    /// <param name="error">Makes the exception from what was found and what was expected.</param>
    public KindNames(IEnumerable<NamedKernel> added, Func<string, string, Exception> error)
    {
        foreach (var kernel in Kinds.All.Concat(added))
        {
            foreach (var name in kernel.Aliases.Prepend(kernel.Name))
            {
                if (!_kindOf.TryAdd(name, kernel.Name) && _kindOf[name] != kernel.Name)
                    throw error($"the name '{name}' for the kernels '{_kindOf[name]}' and '{kernel.Name}'",
                        "names and aliases that each stand for one kernel");
            }
        }
    }

    public static KindNames Known { get; } = For(null);

    public static KindNames For(NotebookMetadata? metadata) =>
        new(metadata?.Kernels ?? [], (found, expected) => new ArgumentException($"Found {found}; expected {expected}."));

    public string? Resolve(string nameOrAlias) => _kindOf.GetValueOrDefault(nameOrAlias);
}
