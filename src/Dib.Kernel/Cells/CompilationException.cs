namespace Dib.Kernel;

/// <summary>The cell does not compile; nothing of it has run.</summary>
internal sealed class CompilationException(IReadOnlyList<CellDiagnostic> diagnostics)
    : Exception(string.Join("\n", diagnostics.Where(diagnostic => diagnostic.IsError)))
{
    public IReadOnlyList<CellDiagnostic> Diagnostics { get; } = diagnostics;
}
