namespace Dib.Analysis;

/// <summary>A directive that cannot be carried out as written; nothing of its cell has run.</summary>
public sealed class DirectiveException : Exception
{
    /// <summary>Says what is wrong with a directive.</summary>
    /// <param name="line">The 1-based line within the cell.</param>
    /// <param name="directive">The directive as written, such as <c>#!import</c>.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    public DirectiveException(int line, string directive, string problem)
        : base($"Line {line}: {directive}: {problem}")
        => (Line, Directive, Problem) = (line, directive, problem);

    /// <summary>The 1-based line within the cell.</summary>
    public int Line { get; }

    /// <summary>The directive as written, such as <c>#!import</c>.</summary>
    public string Directive { get; }

    /// <summary>What is wrong and what would be right.</summary>
    public string Problem { get; }
}
