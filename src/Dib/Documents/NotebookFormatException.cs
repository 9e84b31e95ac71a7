namespace Dib.Documents;

/// <summary>A file that is not the notebook it claims to be: where, what was found there, and what was expected.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Says what is wrong with a notebook file.</summary>
    /// <param name="file">The file's name, or null where the text came from no file.</param>
    /// <param name="line">The 1-based line of the file.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="innerException">What was thrown first, if anything.</param>
    public NotebookFormatException(string? file, int line, string found, string expected, Exception? innerException = null)
        : base($"{(file is null ? "line " : $"{file}:")}{line}: found {found}; expected {expected}.", innerException)
        => (File, Line, Found, Expected) = (file, line, found, expected);

    /// <summary>The file's name, or null where the text came from no file.</summary>
    public string? File { get; }

    /// <summary>The 1-based line of the file.</summary>
    public int Line { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What should stand there.</summary>
    public string Expected { get; }
}
