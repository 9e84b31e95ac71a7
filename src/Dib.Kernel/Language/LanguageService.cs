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
                reading.Follow([part], outline);
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
                reading.Follow([part], outline);
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
            ? new Completer(place, question.TakesEdits ? new ImportableNames(reading.Libraries) : null, outline.UsingsAt(at.Line)).Find()
            : new CompletionsProduced(new(at, at), []);
    }

    /// <summary>What would mend the name at a place that nothing known stands for.</summary>
    public CodeActionsProduced Actions(RequestCodeActions question, CancellationToken cancellation)
    {
        var (reading, outline) = Read(question, cancellation);
        var at = question.LinePosition;
        return new CodeActionsProduced(outline.DirectiveAt(at.Line) is null && PlaceIn(outline, reading, at, cancellation) is { } place
            ? new UsingFinder(place, new ImportableNames(reading.Libraries), outline.UsingsAt(at.Line)).Find() : []);
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

    /// <summary>What lays a cell out as is usual.</summary>
    public FormattingProduced Format(RequestFormatting question, CancellationToken cancellation) =>
        new(new CellFormatter(OutlineOf(question), question, state().Folder, cancellation).Format());

    /// <summary>What the names of a cell stand for.</summary>
    public SemanticTokensProduced Tokens(RequestSemanticTokens question, CancellationToken cancellation)
    {
        var (reading, outline) = Read(question, cancellation);
        var tokens = new TokenClassifier(outline, cancellation);
        var parts = outline.Parts.ToList();
        foreach (var (index, part) in parts.Index())
        {
            if (part is CodePart { Kind: Kinds.CSharp } code)
                tokens.Add(reading.Compile(code.CodeAtItsLine));
            if (index + 1 < parts.Count)
                reading.Follow([part], outline);
        }
        return tokens.Produce();
    }

    /// <summary>Where the name at a place is declared; for a directive, the file that it names.</summary>
    public DefinitionProduced Definition(RequestDefinition question, CancellationToken cancellation)
    {
        var (reading, outline) = Read(question, cancellation);
        if (outline.DirectiveAt(question.LinePosition.Line) is { } directive)
            return new DefinitionProduced(DirectiveHelp.FileOf(directive, state().Folder));
        return new DefinitionProduced(PlaceIn(outline, reading, question.LinePosition, cancellation) is { } place
            ? new DefinitionFinder(place, outline, reading, () => ReadNotebook(question.Cells ?? [], cancellation)).Find() : []);
    }

    /// <summary>The edits that give a name another one, or without another what would be renamed.</summary>
    /// <exception cref="RefusedException">It cannot be renamed.</exception>
    public RenameProduced Rename(RequestRename question, CancellationToken cancellation)
    {
        var cells = question.Cells ?? [new NotebookCell(question.Cell ?? "", question.Code)];
        return question.TargetKernelName is { } kind && Kinds.Resolve(kind) != Kinds.CSharp
            ? throw new RefusedException("Only names in C# cells can be renamed.")
            : new Renaming(cells, edited => ReadNotebook(edited, cancellation), cancellation)
                .Rename(question.Cell ?? cells[0].Name, question.LinePosition, question.NewName);
    }

    private (ReadAhead Reading, CellOutline Outline) Read(LanguageCommand question, CancellationToken cancellation)
    {
        var reading = new ReadAhead(state(), _memory, cancellation);
        IEnumerable<(string Code, CodeOrigin Origin)> above = question is NotebookCommand { Cells: { } cells }
            ? cells.TakeWhile(cell => cell.Name != question.Cell).Where(cell => !cell.HasRun)
                .Select(cell => (cell.Code, OriginOf(cell)))
            : (question.EarlierCode ?? []).Select(code => (code, new CodeOrigin(null)));
        foreach (var (code, origin) in above)
            reading.Follow(new CellOutline(code, Kinds.CSharp, origin));
        reading.Problems.Clear();
        return (reading, OutlineOf(question));
    }

    private static CellOutline OutlineOf(LanguageCommand question)
    {
        var kind = question.TargetKernelName is { } name ? Kinds.Resolve(name) ?? name : Kinds.CSharp;
        return new CellOutline(question.Code, kind, new CodeOrigin(question.Cell));
    }

    /// <summary>Reads all cells of a notebook as they stand, as if none had run; libraries that cells brought stay known.</summary>
    private ReadAhead ReadNotebook(IEnumerable<NotebookCell> cells, CancellationToken cancellation)
    {
        var now = state();
        var reading = new ReadAhead(now with { Last = null, Added = [.. now.Libraries, .. now.Added] }, _memory, cancellation);
        foreach (var cell in cells)
            reading.Follow(new CellOutline(cell.Code, Kinds.CSharp, OriginOf(cell)));
        return reading;
    }

    private static CodeOrigin OriginOf(NotebookCell cell) => new(cell.Name) { Label = cell.Label ?? cell.Name };

    private static CodePosition? PlaceIn(CellOutline outline, ReadAhead reading, Protocol.LinePosition at, CancellationToken cancellation)
    {
        if (outline.CodeAt(at.Line) is not var (code, before))
            return null;
        reading.Follow(before, outline);
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
