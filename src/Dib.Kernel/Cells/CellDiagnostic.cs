using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>What the compiler says of a place in a cell. Lines and characters are zero-based, as in the protocol.</summary>
internal sealed record CellDiagnostic(int StartLine, int StartCharacter, int EndLine, int EndCharacter, bool IsError, string Code, string Message)
{
    public override string ToString() => $"line {StartLine + 1}, column {StartCharacter + 1}: {(IsError ? "error" : "warning")} {Code}: {Message}";

    /// <summary>All that was found, as an event.</summary>
    public static DiagnosticsProduced Event(IReadOnlyCollection<CellDiagnostic> diagnostics) => new(
        [.. diagnostics.Select(diagnostic => diagnostic.ToProtocol())], [.. diagnostics.Select(diagnostic => new FormattedValue("text/plain", diagnostic.ToString()))]);

    private ProtocolDiagnostic ToProtocol() => new(new LinePositionSpan(new(StartLine, StartCharacter), new(EndLine, EndCharacter)), IsError ? "error" : "warning", Code, Message);
}
