using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dib.Kernel.Language;

/// <summary>Answers an editor's questions about a cell. Any thread; runs nothing of the notebook's.</summary>
/// <param name="state">What the session knows at the moment of a question.</param>
internal sealed class LanguageService(Func<NotebookState> state)
{
    /// <summary>Warnings that say nothing about a notebook: of unified versions,
    /// and of nullable annotations where they are not on.</summary>
    private static readonly HashSet<string> Unhelpful = ["CS1701", "CS1702", "CS8632", "CS8669", "CS7021"];

    private readonly CompilationMemory _memory = new();
    private readonly LibraryEffects _libraries = new(ofState: true);

    /// <summary>The errors and warnings of a cell, in order of place.</summary>
    public DiagnosticsProduced Diagnostics(RequestDiagnostics question, CancellationToken cancellation)
    {
        var (reading, outline) = Read(question, cancellation);
        var found = outline.Problems.Select(problem => Describe(problem, outline)).ToList();
        var parts = outline.Parts.ToList();
        foreach (var (index, part) in parts.Index())
        {
            if (part is CodePart { Kind: Kinds.CSharp } code)
                found.AddRange(Check(reading, code, cancellation));
            else if (part is CodePart { Kind: var kind } && Kinds.NeedsKernel(kind) && kind != Kinds.Value)
                found.Add(Describe(new DirectiveException(part.Line, kind,
                    $"this engine runs C#; '{kind}' is a cell of another kind."), outline));
            // Code is checked once more to be followed, which the last needs not be.
            if (part is DirectivePart || index + 1 < parts.Count)
                reading.Follow([part]);
        }
        found.AddRange(reading.Problems.Select(problem => Describe(problem, outline)));
        return DiagnosticsProduced.Of(
            [.. found.OrderBy(problem => problem.LinePositionSpan.Start.Line).ThenBy(problem => problem.LinePositionSpan.Start.Character)]);
    }

    /// <summary>How data flow through a cell.</summary>
    public DataFlowProduced DataFlow(RequestDataFlow question, CancellationToken cancellation)
    {
        var (reading, outline) = Read(question, cancellation);
        // What libraries change has its own memory, which one question at a time may add to.
        lock (_libraries)
        {
            _libraries.Add(state().Libraries);
            var flow = CellFlow.None;
            foreach (var part in outline.Parts)
            {
                var before = reading.Last;
                if (part is CodePart { Kind: Kinds.CSharp } code)
                {
                    var compilation = reading.Compile(code.CodeAtItsLine);
                    flow = flow.With(FlowFinder.In(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), _libraries));
                }
                reading.Follow([part]);
                if (part is DirectivePart)
                    flow = flow with { Defines = CellFlow.Sorted(flow.Defines.Concat(FlowFinder.DefinedSince(reading.Last, before))) };
            }
            return Session.Told(flow);
        }
    }

    /// <summary>What can be written at a place.</summary>
    public CompletionsProduced Completions(RequestCompletions question, CancellationToken cancellation)
    {
        var at = question.LinePosition;
        var (reading, outline) = Read(question, cancellation);
        if (outline.DirectiveAt(at.Line) is not null || outline.Line(at.Line) == "#")
            return DirectiveHelp.Complete(outline.Line(at.Line), at, state().Folder);
        return PlaceIn(outline, reading, at, cancellation) is { } place
            ? new Completer(place).Find() : new CompletionsProduced(new(at, at), []);
    }

    /// <summary>What the name at a place stands for, or null.</summary>
    public HoverTextProduced? Hover(RequestHoverText question, CancellationToken cancellation)
    {
        var (reading, outline) = Read(question, cancellation);
        if (outline.DirectiveAt(question.LinePosition.Line) is { } directive)
            return DirectiveHelp.Explain(directive, question.LinePosition);
        return PlaceIn(outline, reading, question.LinePosition, cancellation) is { } place ? HoverFinder.Find(place) : null;
    }

    /// <summary>What the call around a place takes.</summary>
    public SignatureHelpProduced Signatures(RequestSignatureHelp question, CancellationToken cancellation)
    {
        var (reading, outline) = Read(question, cancellation);
        return PlaceIn(outline, reading, question.LinePosition, cancellation) is { IsInComment: false } place
            && Invocation.At(place) is { } call
            ? call.Help(place.Compilation)
            : new SignatureHelpProduced([], 0, 0);
    }

    private (ReadAhead Reading, CellOutline Outline) Read(LanguageCommand question, CancellationToken cancellation)
    {
        var reading = new ReadAhead(state(), _memory, cancellation);
        foreach (var earlier in question.EarlierCode ?? [])
            reading.Follow(new CellOutline(earlier, Kinds.CSharp).Parts);
        reading.Problems.Clear();
        var kind = question.TargetKernelName is { } name ? Kinds.Resolve(name) ?? name : Kinds.CSharp;
        return (reading, new CellOutline(question.Code, kind));
    }

    private static CodePosition? PlaceIn(CellOutline outline, ReadAhead reading, Protocol.LinePosition at, CancellationToken cancellation)
    {
        if (outline.CodeAt(at.Line) is not var (code, before))
            return null;
        reading.Follow(before);
        return new CodePosition(reading.Compile(code), at, cancellation);
    }

    private static IEnumerable<ProtocolDiagnostic> Check(ReadAhead reading, CodePart code, CancellationToken cancellation)
    {
        var compilation = reading.Compile(code.CodeAtItsLine);
        // Where names may be missing, only what no name can change is certain.
        var all = reading.KnowsAll ? compilation.GetDiagnostics(cancellation) : compilation.SyntaxTrees[0].GetDiagnostics(cancellation);
        return all.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed
            && !Unhelpful.Contains(diagnostic.Id)).Select(CellCompiler.Describe);
    }

    private static ProtocolDiagnostic Describe(DirectiveException problem, CellOutline outline) => new(
        new(new(problem.Line - 1, 0), new(problem.Line - 1, outline.Line(problem.Line - 1).Length)),
        "error", "directive", $"{problem.Directive}: {problem.Problem}");
}

/// <summary>What a session knows at one moment, for an editor: it can be read while the session goes on.</summary>
/// <param name="Last">The last cell run, with those before it; null where none was.</param>
/// <param name="Libraries">The libraries that these cells referenced.</param>
/// <param name="Added">Libraries that the next cell will reference.</param>
/// <param name="Folder">The notebook's folder.</param>
internal sealed record NotebookState(CSharpCompilation? Last, IReadOnlyList<LibraryCopy> Libraries,
    IReadOnlyList<LibraryCopy> Added, string Folder);
