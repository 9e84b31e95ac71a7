using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Dib.Kernel.Language;

/// <summary>
/// The compilations of cells that were read lately: while someone types in one cell, those above it are the same, and
/// what the compiler found out about them is kept with them. Any thread.
/// </summary>
internal sealed class CompilationMemory
{
    private const int Kept = 64;

    private readonly Lock _gate = new();
    private readonly ConditionalWeakTable<CSharpCompilation, IReadOnlyList<TextSpan>> _errors = [];
    private readonly LinkedList<Entry> _latest = [];
    private readonly Dictionary<string, (DateTime Written, LibraryCopy Library)> _libraries = [];

    /// <summary>A cell after others.</summary>
    public CSharpCompilation Compile(CSharpCompilation? previous, string code, IReadOnlyList<LibraryCopy> libraries)
    {
        lock (_gate)
        {
            // The compiler finds all references for a cell that follows another: once for any text.
            var known = _latest.FirstOrDefault(entry => entry.Previous == previous && entry.Libraries.SequenceEqual(libraries))
                ?? new Entry(previous, libraries, "", CellCompiler.Create($"read-{Guid.NewGuid():N}", "", libraries, previous));
            var wanted = _latest.FirstOrDefault(entry => entry.Previous == previous && entry.Code == code && entry.Libraries.SequenceEqual(libraries))
                ?? known with { Code = code, Compilation = CellCompiler.WithCode(known.Compilation, code) };
            _latest.Remove(wanted);
            _latest.AddFirst(wanted);
            if (_latest.Count > Kept)
                _latest.RemoveLast();
            return wanted.Compilation;
        }
    }

    /// <summary>Where the errors of a compilation are.</summary>
    public IReadOnlyList<TextSpan> ErrorsOf(CSharpCompilation compilation, CancellationToken cancellation)
    {
        if (!_errors.TryGetValue(compilation, out var errors))
        {
            errors = [.. compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.SourceSpan)];
            _errors.AddOrUpdate(compilation, errors);
        }
        return errors;
    }

    /// <summary>A library as it is now.</summary>
    public LibraryCopy Library(string path)
    {
        lock (_gate)
        {
            var written = File.GetLastWriteTimeUtc(path);
            if (!_libraries.TryGetValue(path, out var known) || known.Written != written)
                _libraries[path] = known = (written, LibraryCopy.Read(path));
            return known.Library;
        }
    }

    private sealed record Entry(CSharpCompilation? Previous, IReadOnlyList<LibraryCopy> Libraries, string Code, CSharpCompilation Compilation);
}
