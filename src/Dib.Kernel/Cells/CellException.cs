using System.Reflection;
using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>A cell failed, told as its reader needs it.</summary>
/// <param name="message">Names the cell and, where known, the line.</param>
/// <param name="details">A stack trace or the compiler's list, or null.</param>
/// <param name="line">The 1-based line of the submission, or null where none is to blame.</param>
/// <param name="diagnostics">What the compiler said, where it is the compiler that refused the cell.</param>
/// <param name="cause">What was thrown, or null.</param>
internal sealed class CellException(string message, string? details = null, int? line = null, IReadOnlyList<CellDiagnostic>? diagnostics = null, Exception? cause = null)
    : Exception(message, cause)
{
    public string? Details { get; } = details;

    public int? Line { get; } = line;

    public IReadOnlyList<CellDiagnostic> Diagnostics { get; } = diagnostics ?? [];

    /// <summary>A cell that does not compile.</summary>
    public static CellException For(CompilationException error, string label)
    {
        var errors = error.Diagnostics.Where(diagnostic => diagnostic.IsError).ToList();
        var first = errors[0];
        var more = errors.Count == 1 ? "" : errors.Count == 2 ? " (and 1 more error)" : $" (and {errors.Count - 1} more errors)";
        return new CellException(
            $"{label}, line {first.StartLine + 1}: {first.Code}: {first.Message}{more}", errors.Count > 1 ? error.Message : null, first.StartLine + 1, error.Diagnostics, error);
    }

    /// <summary>A cell that threw.</summary>
    public static CellException For(Exception error, string label, Func<Assembly, string?> labelOf)
    {
        var place = StackTraces.Place(error, labelOf);
        var where = place is var (cell, line) ? $"{cell}, line {line}" : label;
        return new CellException($"{where}: {StackTraces.Title(error)}", StackTraces.Describe(error, labelOf), place is { } known && known.Cell == label ? known.Line : null, cause: error);
    }
}

/// <summary>The cell does not compile; nothing of it has run.</summary>
internal sealed class CompilationException(IReadOnlyList<CellDiagnostic> diagnostics)
    : Exception(string.Join("\n", diagnostics.Where(diagnostic => diagnostic.IsError)))
{
    public IReadOnlyList<CellDiagnostic> Diagnostics { get; } = diagnostics;
}

/// <summary>What the compiler says of a place in a cell. Lines and characters are zero-based, as in the protocol.</summary>
internal sealed record CellDiagnostic(int StartLine, int StartCharacter, int EndLine, int EndCharacter, bool IsError, string Code, string Message)
{
    public override string ToString() => $"line {StartLine + 1}, column {StartCharacter + 1}: {(IsError ? "error" : "warning")} {Code}: {Message}";

    /// <summary>All that was found, as an event.</summary>
    public static DiagnosticsProduced Event(IReadOnlyCollection<CellDiagnostic> diagnostics) => new(
        [.. diagnostics.Select(diagnostic => diagnostic.ToProtocol())], [.. diagnostics.Select(diagnostic => new FormattedValue("text/plain", diagnostic.ToString()))]);

    private ProtocolDiagnostic ToProtocol() => new(new LinePositionSpan(new(StartLine, StartCharacter), new(EndLine, EndCharacter)), IsError ? "error" : "warning", Code, Message);
}
