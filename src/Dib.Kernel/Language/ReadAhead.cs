using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Dib.Kernel.Language;

/// <summary>
/// Reads cells that have not been run, as if they had been: what they declare, import and reference. Runs nothing and
/// fetches nothing.
/// </summary>
internal sealed class ReadAhead(NotebookState state, CompilationMemory memory, CancellationToken cancellation)
{
    private const int MostAttempts = 5;

    private readonly Libraries _libraries = new(memory.Library,
        state.Libraries.Concat(state.Added).DistinctBy(library => library.Name, StringComparer.OrdinalIgnoreCase));
    private readonly List<LibraryCopy> _added = [.. state.Added];
    private readonly List<LibraryCopy> _referenced = [.. state.Libraries, .. state.Added];
    private readonly HashSet<string> _importing = [];
    private readonly OrderedDictionary<SyntaxTree, CodeRead> _codes = [];
    private CSharpCompilation? _last = state.Last;

    /// <summary>False where a step brings what only running it can tell, so that names may be missing.</summary>
    public bool KnowsAll { get; private set; } = true;

    /// <summary>Files that are missing or cannot be read, with the 1-based line of the cell's directive.</summary>
    public List<DirectiveException> Problems { get; } = [];

    /// <summary>The libraries that cells brought, those that were read included.</summary>
    public IReadOnlyList<LibraryCopy> Libraries => _referenced;

    /// <summary>The code that was read; code that has errors is there whole, and without them.</summary>
    public OrderedDictionary<SyntaxTree, CodeRead> Codes => _codes;

    /// <summary>The last piece of code that was read or run; null where there is none.</summary>
    public CSharpCompilation? Last => _last;

    /// <summary>Reads a notebook's cell.</summary>
    public void Follow(CellOutline cell) => Follow(cell.Parts, cell);

    /// <summary>Reads steps of a notebook's cell.</summary>
    public void Follow(IEnumerable<CellPart> parts, CellOutline cell) => Follow(parts, cell, state.Folder, Problems);

    /// <summary>Code after the steps read so far; no step itself.</summary>
    public CSharpCompilation Compile(string code)
    {
        var added = _libraries.TakeAdded();
        _added.AddRange(added);
        _referenced.AddRange(added);
        return memory.Compile(_last, code, [.. _added]);
    }

    // The compiler goes on only from a cell without errors, so what is wrong in it is left out.
    private void Add(string code, CodeOrigin origin)
    {
        var number = _codes.Count == 0 ? 0 : _codes.GetAt(_codes.Count - 1).Value.Number + 1;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var compilation = Compile(code);
            _codes[compilation.SyntaxTrees[0]] = new CodeRead(number, compilation, origin, IsWhole: attempt == 0);
            var errors = memory.ErrorsOf(compilation, cancellation);
            if (errors.Count == 0)
            {
                _last = compilation;
                _added.Clear();
                return;
            }
            var wrong = compilation.SyntaxTrees[0].GetCompilationUnitRoot(cancellation).ChildNodes()
                .Where(member => errors.Any(error => error.IntersectsWith(member.FullSpan)))
                .ToList();
            var rest = code.ToCharArray();
            // Line ends stay, so that places after it do.
            foreach (var member in wrong)
            {
                for (var i = member.FullSpan.Start; i < Math.Min(member.FullSpan.End, rest.Length); i++)
                    rest[i] = rest[i] == '\n' ? '\n' : ' ';
            }
            if (wrong.Count == 0)
                return;
            code = new string(rest);
        }
    }

    private void Follow(IEnumerable<CellPart> parts, CellOutline cell, string folder, List<DirectiveException> problems)
    {
        foreach (var part in parts)
        {
            if (part is CodePart { Kind: Kinds.CSharp } code)
                Add(code.CodeAtItsLine, cell.Origin);
            else if (part is DirectivePart directive)
                Follow(directive, cell, folder, problems);
        }
    }

    private void Follow(DirectivePart part, CellOutline cell, string folder, List<DirectiveException> problems)
    {
        try
        {
            Action? step = part.Bind(_ => "input") switch
            {
                AssemblyReference { Path: var path } => () => _libraries.Add(Session.Existing(path, folder, "build the library first")),
                ImportFile { Path: var path } => () => Import(Session.Existing(path, folder, Session.ToImporting)),
                LoadScript { Path: var path } => () => Import(Session.Existing(path, folder, Session.ToNotebook)),
                SetValue { Name: var name } set =>
                    () => Add(VariableCode.Declare(name, VariableCode.TypeFor(set.MimeType, set.IsPassword)), Named(name)),
                ShareValue { From: Kinds.CSharp, MimeType: null } share when share.As != share.Name =>
                    () => Add($"var @{share.As} = @{share.Name};", Named(share.As)),
                ShareValue { From: Kinds.Value or Kinds.CSharp } share when share.From == Kinds.Value || share.MimeType is not null =>
                    () => Add(VariableCode.Declare(share.As, VariableCode.TypeFor(share.MimeType)), Named(share.As)),
                // What another kernel gives is known when it has given it.
                ShareValue { From: not Kinds.CSharp } share => () => Add($"dynamic @{share.As} = default;", Named(share.As)),
                // Restored packages lie in folders of their names, in lower case.
                PackageReference { Name: var name } => () =>
                    KnowsAll &= state.Libraries.Any(library => library.Path.Split('/', '\\').Contains(name.ToLowerInvariant())),
                _ => null,
            };
            step?.Invoke();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException
            or InvalidOperationException or NotebookFormatException or DirectiveException)
        {
            KnowsAll = false;
            if (!part.Inputs.Any())
                problems.Add(new DirectiveException(part.Line, part.Definition.Name,
                    (error as DirectiveException)?.Problem ?? error.Message));
        }

        CodeOrigin Named(string name) => cell.Origin with { Directive = cell.SpanOfName(part.Line - 1, name) };
    }

    private void Import(string path)
    {
        if (!_importing.Add(path))
            return;
        var isScript = Path.GetExtension(path).ToLowerInvariant() is ".cs" or ".csx";
        foreach (var (index, cell) in Session.ReadImport(path, Path.GetFileName(path)).Index())
        {
            var origin = new CodeOrigin(null, path, isScript ? null : index);
            var outline = new CellOutline(cell.Source, Kinds.Resolve(cell.Kind) ?? cell.Kind, origin);
            Follow(outline.Parts, outline, Path.GetDirectoryName(path)!, []);
        }
        _importing.Remove(path);
    }
}

/// <summary>A step of a cell's code that was read.</summary>
/// <param name="Number">Its number among those read.</param>
/// <param name="Compilation">The code, after that of the steps before it.</param>
/// <param name="Origin">Where it stands.</param>
/// <param name="IsWhole">False where what has errors was left out.</param>
internal sealed record CodeRead(int Number, CSharpCompilation Compilation, CodeOrigin Origin, bool IsWhole);

/// <summary>
/// The compilations of cells that were read lately: while someone types in one cell, those above it are the same, and
/// what the compiler found out about them is kept with them. Any thread.
/// </summary>
internal sealed class CompilationMemory
{
    private const int Kept = 200;

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
            var wanted = _latest.FirstOrDefault(entry => entry.Previous == previous && entry.Code == code
                && entry.Libraries.SequenceEqual(libraries))
                ?? known with { Code = code, Compilation = CellCompiler.WithCode(known.Compilation, code) };
            _latest.Remove(wanted);
            _latest.AddFirst(wanted);
            if (_latest.Count > Kept)
                _latest.RemoveLast();
            return wanted.Compilation;
        }
    }

    /// <summary>Where the errors of a compilation are.</summary>
    public IReadOnlyList<TextSpan> ErrorsOf(CSharpCompilation compilation, CancellationToken cancellation) =>
        _errors.GetValue(compilation, read =>
            [.. read.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Location.SourceSpan)]);

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

    private sealed record Entry(CSharpCompilation? Previous, IReadOnlyList<LibraryCopy> Libraries, string Code,
        CSharpCompilation Compilation);
}
