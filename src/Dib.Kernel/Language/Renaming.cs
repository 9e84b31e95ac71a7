using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using LinePosition = Dib.Protocol.LinePosition;
using LinePositionSpan = Dib.Protocol.LinePositionSpan;

namespace Dib.Kernel.Language;

/// <summary>
/// Renames what a notebook's cells declare, wherever they refer to it. The notebook is read as it stands, each cell after those above;
/// then it is read once more with the new name: nothing may mean anything else, and no error may be new.
/// </summary>
/// <param name="cells">The C# cells of the notebook.</param>
/// <param name="read">Reads cells, as if they had been run one after the other.</param>
/// <param name="cancellation">Gives up.</param>
internal sealed class Renaming(IReadOnlyList<NotebookCell> cells, Func<IEnumerable<NotebookCell>, ReadAhead> read,
    CancellationToken cancellation)
{
    /// <summary>The edits, or without a new name none.</summary>
    /// <exception cref="RefusedException">It cannot be renamed.</exception>
    public RenameProduced Rename(string cell, LinePosition at, string? newName)
    {
        var notebook = new NotebookNames(read(cells), cancellation);
        var (name, span, places) = notebook.Find(cell, at);
        if (newName is null || newName == name)
            return new RenameProduced(name, span, []);
        if (!SyntaxFacts.IsValidIdentifier(newName) || SyntaxFacts.GetKeywordKind(newName) != SyntaxKind.None)
        {
            throw new RefusedException(SyntaxFacts.IsValidIdentifier(newName)
                ? $"'{newName}' is a keyword of C#." : $"'{newName}' is no name; a name begins with a letter and has letters and digits.");
        }
        var references = notebook.References(name, places).ToList();
        if (references.Find(one => one.Origin.File is not null) is { } elsewhere)
            throw new RefusedException($"'{name}' is used in {elsewhere.Origin.Label} too, which would still call it so.");
        // An element of a tuple is called as the variable it was made of: its name is written out only where something needs it.
        var problem = "";
        foreach (var namesTuples in new[] { false, true })
        {
            var edits = references.SelectMany(one => one.Edits(name, newName, namesTuples)).Distinct().ToList();
            problem = Check(notebook, new NotebookNames(read(cells.Select(one => Edited(one, edits))), cancellation), edits, name, newName);
            if (problem is null)
                return new RenameProduced(name, span, edits);
        }
        throw new RefusedException(problem!);
    }

    private static NotebookCell Edited(NotebookCell cell, IEnumerable<CodeEdit> edits)
    {
        var text = SourceText.From(cell.Code);
        return cell with
        {
            Code = text.WithChanges(edits.Where(edit => edit.Cell == cell.Name)
                .OrderBy(edit => edit.LinePositionSpan.Start.Line).ThenBy(edit => edit.LinePositionSpan.Start.Character)
                .Select(edit => new TextChange(SpanIn(text, edit.LinePositionSpan), edit.NewText))).ToString(),
        };
    }

    private static TextSpan SpanIn(SourceText text, LinePositionSpan span) => TextSpan.FromBounds(
        text.Lines[span.Start.Line].Start + span.Start.Character, text.Lines[span.End.Line].Start + span.End.Character);

    /// <summary>What would be wrong after the edits, or null.</summary>
    private static string? Check(NotebookNames before, NotebookNames after, List<CodeEdit> edits, string name, string newName)
    {
        var meantBefore = before.Meanings(name, newName).ToDictionary(one => (one.Code, Moved(one.Cell, one.At, edits)),
            one => one with { Declared = [.. one.Declared.Select(place => place with { At = Moved(place.Cell, place.At, edits) })] });
        foreach (var meaning in after.Meanings(name, newName))
        {
            // A name that is written out stands where none stood.
            if (!meantBefore.TryGetValue((meaning.Code, meaning.At), out var earlier))
                continue;
            if (!meaning.Equals(earlier))
                return $"'{newName}' would mean something else in {meaning.Label}, line {meaning.At.Line + 1}.";
        }
        var (errorsBefore, errorsAfter) = (before.Errors(), after.Errors());
        foreach (var (code, errors) in errorsAfter)
        {
            if (errors.Count > (errorsBefore.GetValueOrDefault(code)?.Count ?? 0))
            {
                var (label, line, message) = errors.FirstOrDefault(error =>
                    errorsBefore.GetValueOrDefault(code)?.All(known => known.Message != error.Message) ?? true, errors[0]);
                return $"With the name '{newName}' there would be an error in {label}, line {line + 1}: {message}";
            }
        }
        return null;
    }

    /// <summary>Where a place of the text before the edits is after them.</summary>
    private static LinePosition Moved(string? cell, LinePosition at, List<CodeEdit> edits) => at with
    {
        Character = at.Character + edits
            .Where(edit => edit.Cell == cell && edit.LinePositionSpan.Start.Line == at.Line
                && (edit.LinePositionSpan.Start.Character < at.Character
                    // What is put in at a place moves it.
                    || edit.LinePositionSpan is var span && span.Start == span.End && span.Start == at))
            .Sum(edit => edit.NewText.Length - (edit.LinePositionSpan.End.Character - edit.LinePositionSpan.Start.Character)),
    };
}

/// <summary>A place of a notebook that declares a name.</summary>
/// <param name="Code">The number of the step of code.</param>
/// <param name="Cell">Its cell, or null.</param>
/// <param name="At">The place.</param>
internal sealed record Declared(int Code, string? Cell, LinePosition At);

/// <summary>The names of a notebook as it was read, and what they mean.</summary>
internal sealed class NotebookNames
{
    private readonly IReadOnlyList<CodeRead> _codes;
    private readonly OrderedDictionary<SyntaxTree, CodeRead> _all;
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly CancellationToken _cancellation;

    public NotebookNames(ReadAhead reading, CancellationToken cancellation)
    {
        (_all, _cancellation) = (reading.Codes, cancellation);
        _codes = [.. _all.Values.Where(code => code.IsWhole)];
    }

    /// <summary>The name at a place of a cell, and where it is declared.</summary>
    /// <exception cref="RefusedException">There is none, or it is not this notebook's.</exception>
    public (string Name, LinePositionSpan Span, IReadOnlySet<Declared> Places) Find(string cell, LinePosition at)
    {
        foreach (var code in _codes.Where(code => code.Origin.Cell == cell))
        {
            var tree = code.Compilation.SyntaxTrees[0];
            if (code.Origin.Directive is { } directive)
            {
                if (directive.Start.Line != at.Line || at.Character < directive.Start.Character || at.Character > directive.End.Character)
                    continue;
                var declared = tree.GetRoot(_cancellation).DescendantTokens().First(token => token.Parent is VariableDeclaratorSyntax);
                return (declared.ValueText, directive, PlacesOf(ModelOf(code).GetDeclaredSymbol(declared.Parent!, _cancellation)!));
            }
            var lines = tree.GetText(_cancellation).Lines;
            // Other steps of the cell have empty lines here.
            if (at.Line >= lines.Count || at.Character > lines[at.Line].Span.Length || lines[at.Line].Span.Length == 0)
                continue;
            var token = HoverFinder.NameAt(new CodePosition(code.Compilation, at, _cancellation));
            if (token == default)
                continue;
            return (token.ValueText, CodePosition.Span(tree, token.Span), Check(token, SymbolOf(token, code) ?? OnlyDeclaration(token)));
        }
        throw new RefusedException("There is no name here that could be renamed.");
    }

    /// <summary>All that refers to what is declared at some places, and these themselves.</summary>
    public IEnumerable<Reference> References(string name, IReadOnlySet<Declared> places)
    {
        var named = Tokens(name).Select(one => (one.Token, one.Code, Symbol: SymbolOf(one.Token, one.Code))).ToList();
        var meant = new HashSet<Declared>(places);
        // What overrides or implements it is called the same, and so is what it overrides.
        for (var count = 0; count != meant.Count;)
        {
            count = meant.Count;
            foreach (var symbol in named.Select(one => one.Symbol).OfType<ISymbol>())
            {
                foreach (var related in Related(symbol))
                {
                    if (PlacesOf(symbol).Overlaps(meant) || PlacesOf(related).Overlaps(meant))
                    {
                        if (PlacesOf(related).Count == 0)
                            throw new RefusedException($"'{name}' stands for {related.ToDisplayString()}, whose name is a library's.");
                        meant.UnionWith(PlacesOf(symbol));
                        meant.UnionWith(PlacesOf(related));
                    }
                }
            }
        }
        // A name that the compiler does not know in a cell is the notebook's, where only one cell declares it: in cells above it, and
        // where it is declared with an error.
        var ofNotebook = named.Where(one => IsOfNotebook(one.Symbol)).ToList();
        var isOnly = ofNotebook.Count > 0 && ofNotebook.TrueForAll(one => PlacesOf(one.Symbol!).Overlaps(meant));
        return named
            .Where(one => one.Symbol is { } symbol ? PlacesOf(symbol).Overlaps(meant) : isOnly && StandsAlone(one.Token))
            .Select(one => new Reference(one.Token, one.Code.Origin));
    }

    /// <summary>What each place means where one of the names stands.</summary>
    public IEnumerable<Meaning> Meanings(string name, string other)
    {
        foreach (var (token, code) in Tokens(name).Concat(Tokens(other)))
        {
            // What stands for a directive is in no text that moves; if it were wrong, it would be an error.
            if (code.Origin.Directive is not null)
                continue;
            var symbol = SymbolOf(token, code);
            var at = CodePosition.Span(token.SyntaxTree!, token.Span).Start;
            // Members of anonymous types and tuples are declared wherever one is made; a name that is written out is another place.
            var isMadeAnywhere = symbol is { ContainingType: { IsAnonymousType: true } or { IsTupleType: true } };
            yield return new Meaning(code.Number, code.Origin.Cell, code.Origin.Label, at,
                symbol is null || isMadeAnywhere ? [] : [.. PlacesOf(symbol)],
                isMadeAnywhere ? "a member" : symbol is null || PlacesOf(symbol).Count > 0 ? "" : symbol.ToDisplayString());
        }
    }

    /// <summary>The errors of each step of code that has some.</summary>
    public Dictionary<int, List<(string Label, int Line, string Message)>> Errors() => _codes
        .Select(code => (code.Number, Errors: code.Compilation.GetDiagnostics(_cancellation)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (code.Origin.Label, diagnostic.Location.GetLineSpan().StartLinePosition.Line,
                diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))
            .ToList()))
        .Where(code => code.Errors.Count > 0)
        .ToDictionary(code => code.Number, code => code.Errors);

    // What is declared with an error, or in a cell below.
    private ISymbol? OnlyDeclaration(SyntaxToken token)
    {
        var declared = StandsAlone(token)
            ? Tokens(token.ValueText).Where(one => one.Token.Parent is not SimpleNameSyntax)
                .Select(one => SymbolOf(one.Token, one.Code)).Where(IsOfNotebook).ToList()
            : [];
        return declared is [var only] ? only : null;
    }

    private static bool IsOfNotebook(ISymbol? symbol) =>
        symbol is { ContainingType.IsScriptClass: true } and not (IParameterSymbol or ILocalSymbol or IRangeVariableSymbol);

    private IReadOnlySet<Declared> Check(SyntaxToken token, ISymbol? symbol)
    {
        if (!token.IsKind(SyntaxKind.IdentifierToken) || token.ValueText == "var" && symbol is ITypeSymbol { Name: not "var" })
            throw new RefusedException($"'{token.Text}' is a keyword of C#; only names can be renamed.");
        if (symbol is null)
            throw new RefusedException($"'{token.ValueText}' is declared in no cell of this notebook.");
        if (symbol is INamespaceSymbol)
            throw new RefusedException($"'{token.ValueText}' is a namespace; only what this notebook declares can be renamed.");
        var places = PlacesOf(symbol);
        if (places.Count == 0)
        {
            throw new RefusedException($"'{token.ValueText}' is declared in {symbol.ContainingAssembly?.Name ?? "a library"}, "
                + "not in this notebook.");
        }
        if (_codes.FirstOrDefault(code => places.Any(place => place.Code == code.Number) && code.Origin.File is not null) is { } import)
            throw new RefusedException($"'{token.ValueText}' is declared in {import.Origin.Label}: rename it there.");
        return places;
    }

    private IEnumerable<(SyntaxToken Token, CodeRead Code)> Tokens(string name) => _codes
        .SelectMany(code => code.Compilation.SyntaxTrees[0].GetRoot(_cancellation).DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
            .Select(token => (token, code)));

    private SemanticModel ModelOf(CodeRead code)
    {
        var tree = code.Compilation.SyntaxTrees[0];
        return _models.TryGetValue(tree, out var model) ? model : _models[tree] = code.Compilation.GetSemanticModel(tree);
    }

    // Only what is certain: with an error a name may mean any of several.
    private ISymbol? SymbolOf(SyntaxToken token, CodeRead code) => HoverFinder.SymbolOf(token, ModelOf(code), _cancellation) switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor } constructor =>
            constructor.ContainingType.OriginalDefinition,
        IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => property.OriginalDefinition,
        { } symbol => symbol.OriginalDefinition,
        null => null,
    };

    private HashSet<Declared> PlacesOf(ISymbol symbol) => [.. symbol.Locations
        .Where(location => location.IsInSource && _all.ContainsKey(location.SourceTree!))
        .Select(location => (Code: _all[location.SourceTree!], Location: location))
        .Select(one => new Declared(one.Code.Number, one.Code.Origin.Cell, one.Code.Origin.Directive?.Start
            ?? CodePosition.Span(one.Location.SourceTree!, one.Location.SourceSpan).Start))];

    private static IEnumerable<ISymbol> Related(ISymbol symbol)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol or IEventSymbol) || symbol.ContainingType is not { IsScriptClass: false } type)
            return [];
        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => ((IEventSymbol)symbol).OverriddenEvent,
        };
        // By its own name, or as `IShape.Area`.
        var name = symbol.Name[(symbol.Name.LastIndexOf('.') + 1)..];
        return type.AllInterfaces.SelectMany(contract => contract.GetMembers(name))
            .Where(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol))
            .Append(overridden).OfType<ISymbol>().Select(one => one.OriginalDefinition);
    }

    // `x`, but not `a.x`, nor a name that is being declared or given to an argument.
    private static bool StandsAlone(SyntaxToken token) => token.Parent is SimpleNameSyntax { Parent: var parent } name && parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name,
        MemberBindingExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.Parent is not InitializerExpressionSyntax || assignment.Left != name,
        _ => true,
    };
}

/// <summary>What a name means at a place.</summary>
/// <param name="Code">The number of the step of code.</param>
/// <param name="Cell">Its cell, or null.</param>
/// <param name="Label">What a reader calls it.</param>
/// <param name="At">The place.</param>
/// <param name="Declared">Where the notebook declares it.</param>
/// <param name="Elsewhere">What it is otherwise.</param>
internal sealed record Meaning(int Code, string? Cell, string Label, LinePosition At, ImmutableArray<Declared> Declared, string Elsewhere)
{
    /// <summary>True for the same meaning, wherever it stands.</summary>
    public bool Equals(Meaning? other) =>
        other is not null && Elsewhere == other.Elsewhere && Declared.ToHashSet().SetEquals(other.Declared);

    /// <inheritdoc/>
    public override int GetHashCode() => Elsewhere.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A place that refers to what is renamed.</summary>
internal sealed record Reference(SyntaxToken Token, CodeOrigin Origin)
{
    /// <summary>What renames it there.</summary>
    public IEnumerable<CodeEdit> Edits(string name, string newName, bool namesTuples)
    {
        if (Origin.Directive is { } directive)
        {
            if (Token.Parent is not VariableDeclaratorSyntax)
                throw new RefusedException($"'{name}' is used by a directive in {Origin.Label}, line {directive.Start.Line + 1}.");
            return [new CodeEdit(Origin.Cell, directive, newName)];
        }
        var span = CodePosition.Span(Token.SyntaxTree!, Token.Span);
        var edit = new CodeEdit(Origin.Cell, span, newName);
        // `new { row.Name }` makes a member of that name, which others refer to.
        var whole = Token.Parent is { Parent: MemberAccessExpressionSyntax access } ? access : Token.Parent;
        return whole?.Parent switch
        {
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member => WrittenOut(member, $"{name} = "),
            ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } element when namesTuples => WrittenOut(element, $"{name}: "),
            _ => [edit],
        };

        IEnumerable<CodeEdit> WrittenOut(SyntaxNode node, string words)
        {
            var start = CodePosition.Span(Token.SyntaxTree!, node.Span).Start;
            return [new CodeEdit(Origin.Cell, new(start, start), words), edit];
        }
    }
}
