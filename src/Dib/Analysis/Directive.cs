namespace Dib.Analysis;

/// <summary>What a directive line asks for, checked and with every input answered. The cases below are all there are.</summary>
public abstract record Directive
{
    private protected Directive() { }
}

/// <summary><c>#r "nuget:NAME,VERSION"</c>: a package, restored before the cell's code runs.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The version as written (<c>*</c> allowed), or null where none is given.</param>
public sealed record PackageReference(string Name, string? Version) : Directive;

/// <summary><c>#i "nuget:SOURCE"</c>: another place to restore packages from.</summary>
/// <param name="Source">An address or a folder.</param>
public sealed record PackageSource(string Source) : Directive;

/// <summary><c>#r "PATH.dll"</c>: an assembly.</summary>
/// <param name="Path">Its path as written, relative to the notebook's folder.</param>
public sealed record AssemblyReference(string Path) : Directive;

/// <summary><c>#load "PATH"</c>: C# text that runs as if it stood there.</summary>
/// <param name="Path">Its path as written, relative to the notebook's folder.</param>
public sealed record LoadScript(string Path) : Directive;

/// <summary><c>#!import PATH</c>: a notebook or script that runs in the same session.</summary>
/// <param name="Path">Its path as written, relative to the importing file.</param>
public sealed record ImportFile(string Path) : Directive;

/// <summary><c>#!set</c>: a text as a variable.</summary>
/// <param name="Name">The variable, a C# identifier.</param>
/// <param name="Value">The text.</param>
/// <param name="MimeType">What the text is, or null for plain text.</param>
public sealed record SetValue(string Name, string Value, string? MimeType) : Directive
{
    /// <summary>True for an answer that must not be shown.</summary>
    public bool IsPassword { get; init; }
}

/// <summary><c>#!share</c>, and <c>#!set</c> with a value such as <c>@csharp:name</c>: another kernel's variable.</summary>
/// <param name="From">The kernel that has it.</param>
/// <param name="Name">Its name there.</param>
/// <param name="As">Its name here, a C# identifier.</param>
/// <param name="MimeType">The format to pass it in, or null where it is passed as it is.</param>
public sealed record ShareValue(string From, string Name, string As, string? MimeType) : Directive;

/// <summary><c>#!value</c>: a text under a name, from exactly one of four places.</summary>
/// <param name="Name">The name.</param>
/// <param name="Content">The text: the lines that follow the directive, or what it gives; null where it names another place.</param>
/// <param name="FromFile">A path as written, or null.</param>
/// <param name="FromUrl">An address, or null.</param>
/// <param name="MimeType">What the text is, or null for plain text.</param>
public sealed record KeepValue(string Name, string? Content, string? FromFile, string? FromUrl, string? MimeType) : Directive
{
    /// <summary>A variable of C#, or null.</summary>
    public string? FromVariable { get; init; }
}

/// <summary><c>#!time</c>: show how long the rest of the cell takes.</summary>
public sealed record TimeCell : Directive;

/// <summary><c>#!who</c> and <c>#!whos</c>: the variables of the session.</summary>
/// <param name="WithValues">True for <c>#!whos</c>: types and values too.</param>
public sealed record ListVariables(bool WithValues) : Directive;

/// <summary><c>#!about</c>: which engine this is.</summary>
public sealed record ShowAbout : Directive;

/// <summary><c>#!lsmagic</c>: the directives that there are (<see cref="KnownDirectives.All"/>).</summary>
public sealed record ListDirectives : Directive;

/// <summary><c>#!depends PATH…</c>: files that the notebook reads, so that it is run again when one of them changes.</summary>
/// <param name="Paths">Paths as written, relative to the notebook's folder; at least one.</param>
public sealed record DependsOn(IReadOnlyList<string> Paths) : Directive;
