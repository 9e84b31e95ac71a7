using System.Globalization;
using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Dib.Kernel;

/// <summary>
/// Compiles cells into a chain: each sees what the cells before it declared. A cell that does not compile leaves the
/// chain as it was. Does not run anything.
/// </summary>
/// <remarks>
/// References are given once, with the first cell, as a set closed under assembly references; later cells inherit them and
/// add only what is new. Given with every cell they cost time and memory that grow with the square of the cells.
/// The references of all chains are resolved one after the other: the compiler shares what it read of an assembly between
/// compilations, and where two that have nothing to share yet resolve theirs at once, there are two of each assembly. The
/// next cell may then take the other one, and its <c>IEnumerable</c> is not that of the cell before.
/// </remarks>
internal sealed class CellCompiler
{
    /// <summary>How cells are read.</summary>
    public static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script)
        .WithLanguageVersion(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        scriptClassName: "Submission",
        usings:
        [
            "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            "Microsoft.DotNet.Interactive.Kernel",
        ],
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        deterministic: true,
        concurrentBuild: false,
        // One assembly may be wanted in several versions by the libraries of a notebook; the loader unifies them.
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    private static readonly Lock Resolving = new();

    private readonly Lock _gate = new();
    private readonly LibraryEffects _within = new();
    private readonly LibraryEffects _state = new(ofState: true);
    private readonly List<(ChainLink Link, CSharpCompilation Compilation)> _known = [];

    /// <summary>Compiles a cell after others.</summary>
    /// <param name="chain">Those before it.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CompilationException">The cell has errors.</exception>
    public CompiledCell Compile(IReadOnlyList<ChainLink> chain, ChainLink cell, CancellationToken cancellation)
    {
        var (assemblyName, code, libraries) = (cell.Key.AssemblyName, cell.Code, cell.Libraries);
        var compilation = Create(assemblyName, code, libraries, CatchUp(chain));
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        // One model: what the last expression is bound to, the finder need not bind again.
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        _within.Add(libraries);
        _state.Add(libraries);
        var found = EffectFinder.In(model, _within);
        var tokens = Stopping.IsWoven ? Stopping.Around(Stopping.TokensIn(model)).ToList() : [];
        var looks = Stopping.IsWoven ? Stopping.Looks(model) : [];
        var result = Emit([.. NamedFiles.Around(found.Paths), .. tokens, .. looks], Stopping.IsWoven ? Stopping.Kinds : []);
        if (!result.Success && looks.Count > 0)
            result = Emit([.. NamedFiles.Around(found.Paths), .. tokens], Stopping.Kinds);
        var bytes = assembly.ToArray();
        if (!result.Success || (Stopping.IsWoven && !Stopping.Mend(bytes)))
        {
            // Said of the text as it was written, or compiled so: then its files are not seen, and it stops only by itself.
            if (found.Paths.Count > 0)
                found = found with { Effects = [.. found.Effects, new Effect(Outside.Unseen, "a file by a path", 1)] };
            result = Emit([], []);
            bytes = assembly.ToArray();
        }
        if (!result.Success)
            throw new CompilationException([.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(Describe)]);

        lock (_gate)
        {
            if (_known.Count == chain.Count)
                _known.Add((cell, compilation));
        }
        return new CompiledCell(assemblyName, compilation.ScriptClass!.ToDisplayString(), ShowsValue(model),
            bytes, symbols.ToArray())
        {
            Effects = found.Effects,
            Flow = FlowFinder.In(model, _state),
        };

        EmitResult Emit(IReadOnlyList<(TextSpan At, string Before, string After)> around, ImmutableArray<InstrumentationKind> kinds)
        {
            assembly.SetLength(0);
            symbols.SetLength(0);
            var woven = around.Count == 0 ? compilation : WithCode(compilation, Weaving.In(code, around));
            return woven.Emit(assembly, symbols,
                options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, instrumentationKinds: kinds),
                cancellationToken: cancellation);
        }
    }

    /// <summary>Makes cells that were compiled earlier known, so that others can be compiled after them. Any thread.</summary>
    /// <param name="chain">All cells of the chain.</param>
    /// <returns>The last of them, or null where there is none.</returns>
    public CSharpCompilation? CatchUp(IReadOnlyList<ChainLink> chain)
    {
        lock (_gate)
        {
            var same = _known.Zip(chain).TakeWhile(pair => ReferenceEquals(pair.First.Link, pair.Second)).Count();
            if (same < chain.Count)
                _known.RemoveRange(same, _known.Count - same);
            foreach (var link in chain.Skip(same))
            {
                _within.Add(link.Libraries);
                _state.Add(link.Libraries);
                _known.Add((link, Create(link.Key.AssemblyName, link.Code, link.Libraries, _known.LastOrDefault().Compilation)));
            }
            return chain.Count == 0 ? null : _known[chain.Count - 1].Compilation;
        }
    }

    /// <summary>A cell after others, parsed and not yet checked.</summary>
    /// <param name="assemblyName">A name that no other cell of the chain has.</param>
    /// <param name="code">C# script code.</param>
    /// <param name="libraries">Libraries that no earlier cell referenced.</param>
    /// <param name="previous">The cell before it, which has no errors, or null for the first.</param>
    public static CSharpCompilation Create(string assemblyName, string code,
        IReadOnlyList<LibraryCopy> libraries, CSharpCompilation? previous)
    {
        var added = libraries.Select(References.Of);
        var first = CSharpCompilation.CreateScriptCompilation(
            assemblyName,
            Parse(code),
            previous is null ? References.Framework.Concat(added) : added,
            Options,
            returnType: typeof(object));
        // Given at once, the cell before would be checked whole once more, though it is known to have no errors.
        var cell = first.WithScriptCompilationInfo(first.ScriptCompilationInfo!.WithPreviousScriptCompilation(previous));
        // Its assembly cannot be named without resolving the references.
        lock (Resolving)
            _ = cell.Assembly;
        return cell;
    }

    /// <summary>Another text in the place of a cell's, with what is known of the cells and references before it.</summary>
    public static CSharpCompilation WithCode(CSharpCompilation cell, string code) =>
        cell.ReplaceSyntaxTree(cell.SyntaxTrees[0], Parse(code));

    /// <summary>A cell's text, read.</summary>
    public static SyntaxTree Parse(string code)
    {
        var tree = ParseText(code);
        // The compiler emits nothing for usings and comments alone; an empty statement makes them a cell like any other.
        return tree.GetCompilationUnitRoot().Members.Count > 0 ? tree : ParseText(code + "\n;");
    }

    /// <summary>A text, read as it is.</summary>
    // The name of every cell's source in its symbols is neutral, since the same cell may stand anywhere.
    public static SyntaxTree ParseText(string code) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Parsing, path: "cell.csx");

    /// <summary>True for a trailing expression that has a value: <c>x</c>, but neither <c>x;</c> nor a call that returns nothing.</summary>
    private static bool ShowsValue(SemanticModel model)
    {
        var members = model.SyntaxTree.GetCompilationUnitRoot().Members;
        var end = (members.LastOrDefault() as GlobalStatementSyntax)?.Statement;
        if (end is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last)
            return model.GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
        // Or a statement returns a value, outside of any function.
        return members.OfType<GlobalStatementSyntax>()
            .SelectMany(member =>
                member.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)))
            .Any(node => node is ReturnStatementSyntax { Expression: not null });
    }

    public static ProtocolDiagnostic Describe(Diagnostic diagnostic)
    {
        var (start, end) = (diagnostic.Location.GetLineSpan().StartLinePosition, diagnostic.Location.GetLineSpan().EndLinePosition);
        return new ProtocolDiagnostic(
            new(new(start.Line, start.Character), new(end.Line, end.Character)),
            diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
            diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }
}
