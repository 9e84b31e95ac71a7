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

    /// <summary>HTTP requests.</summary>
    public const string Http = "http";

    /// <summary>JavaScript, run by the page.</summary>
    public const string JavaScript = "javascript";

    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>Mermaid diagrams.</summary>
    public const string Mermaid = "mermaid";

    /// <summary>PowerShell.</summary>
    public const string PowerShell = "pwsh";

    /// <summary>Text that is kept as a named value.</summary>
    public const string Value = "value";

    /// <summary>All of them with their aliases, by name.</summary>
    public static IReadOnlyList<NamedKernel> All { get; } =
    [
        new(CSharp, "C#", ["c#", "cs"]),
        new(FSharp, "F#", ["f#", "fs"]),
        new(Html, "HTML", []),
        new(Http, "HTTP", []),
        new(JavaScript, "JavaScript", ["js"]),
        new(Markdown, "Markdown", ["md"]),
        new(Mermaid, "Mermaid", []),
        new(PowerShell, "PowerShell", ["powershell"]),
        new(Value, null, []),
    ];

    /// <summary>The kind that a name or alias stands for (ordinal, case-sensitive), or null.</summary>
    public static string? Resolve(string nameOrAlias) => KindNames.Known.Resolve(nameOrAlias);

    /// <summary>True where a page shows the source itself: no kernel runs.</summary>
    public static bool IsShownByPage(string kind) => kind is Markdown or Html or JavaScript or Mermaid;

    /// <summary>True where a kernel has to run the source.</summary>
    public static bool NeedsKernel(string kind) => !IsShownByPage(kind);
}
