using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel;

/// <summary>
/// Finds the data flow of a cell by the symbols that its names are bound to. What only reads is known: operators, members of types
/// that cannot change, LINQ, what <see cref="FrameworkFlow"/> lists, and functions of cells, whose code is read. Lambdas count where
/// they are written. Whatever else is called may change all that it gets hold of.
/// </summary>
internal sealed partial class FlowFinder
{
    private static readonly ConditionalWeakTable<CSharpCompilation, IReadOnlyList<IReadOnlyList<ISymbol>>> Linked = [];

    private readonly CSharpCompilation _cell;
    private readonly LibraryEffects _libraries;
    private readonly Dictionary<ISymbol, Effects> _functions = new(SymbolEqualityComparer.Default);

    private FlowFinder(CSharpCompilation cell, LibraryEffects libraries) => (_cell, _libraries) = (cell, libraries);

    /// <param name="model">The cell's.</param>
    /// <param name="libraries">What libraries change beside the objects that they are given.</param>
    public static CellFlow In(SemanticModel model, LibraryEffects libraries) =>
        new FlowFinder((CSharpCompilation)model.Compilation, libraries).Find(model);

    private CellFlow Find(SemanticModel model)
    {
        var root = model.SyntaxTree.GetCompilationUnitRoot();
        var used = UsedIn(model).ToList();
        var found = new Effects();
        new Walk(this, model, root, found, function: null).Run();
        foreach (var symbol in found.Changed.Keys.Where(symbol => !IsEarlier(symbol)).ToList())
            found.Changed.Remove(symbol);
        if (found.All)
            used.OfType<IFieldSymbol>().Where(IsMutable).ToList().ForEach(symbol => found.Changed.TryAdd(symbol, false));
        var changes = Names(found.Changed.Where(one => one.Value).Select(one => one.Key));
        return new CellFlow(
            CellFlow.Sorted(DefinedBy(_cell).Select(symbol => symbol.Name).Concat(root.Usings.Select(one => one.ToString()))),
            CellFlow.Sorted(used.Select(symbol => symbol.Name)),
            changes,
            CellFlow.Sorted(Names(found.Changed.Keys).Except(changes)),
            found.Outside,
            CellFlow.Sorted(root.DescendantTokens(descendIntoTrivia: true).Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText)));
    }

    private IReadOnlyList<string> Names(IEnumerable<ISymbol> changed) =>
        CellFlow.Sorted(WithAliases(changed).Select(symbol => symbol.Name));

    /// <summary>Variables of earlier cells that may lead to the same objects: a statement may have put into those that it declares, or
    /// has changed, what it found in the others that it names.</summary>
    private HashSet<ISymbol> WithAliases(IEnumerable<ISymbol> changed)
    {
        var all = new HashSet<ISymbol>(changed, SymbolEqualityComparer.Default);
        var leading = new HashSet<ISymbol>(all.Where(IsMutable), SymbolEqualityComparer.Default);
        // Most cells change nothing: those before them need not be read.
        var links = leading.Count > 0 ? Before(_cell).SelectMany(LinksOf).ToList() : [];
        for (var grows = links.Count > 0; grows;)
        {
            grows = false;
            foreach (var link in links.Where(link => link.Any(leading.Contains)))
            {
                foreach (var symbol in link)
                    grows |= leading.Add(symbol);
            }
        }
        all.UnionWith(leading);
        return all;
    }

    private IReadOnlyList<IReadOnlyList<ISymbol>> LinksOf(CSharpCompilation cell) => Linked.GetValue(cell, cell =>
    {
        var model = cell.GetSemanticModel(cell.SyntaxTrees[0]);
        var members = cell.SyntaxTrees[0].GetCompilationUnitRoot().Members;
        return [.. members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables)
            .Concat<SyntaxNode>(members.OfType<GlobalStatementSyntax>().Where(statement => ChangesAnything(statement, model)))
            .Select(node => VariablesIn(node, model)).Where(link => link.Count > 1)];
    });

    private bool ChangesAnything(SyntaxNode node, SemanticModel model)
    {
        var found = new Effects();
        new Walk(this, model, node, found, function: null).Run();
        return found.All || found.Changed.Count > 0 || found.Outside is not null
            || node.DescendantNodes().Any(one => one is VariableDeclaratorSyntax or SingleVariableDesignationSyntax);
    }

    /// <summary>The variables of cells that code names, and functions of cells that it calls.</summary>
    private List<ISymbol> VariablesIn(SyntaxNode node, SemanticModel model)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Follow(node, model);
        return [.. found.Where(IsMutable)];

        void Follow(SyntaxNode code, SemanticModel model)
        {
            foreach (var part in code.DescendantNodesAndSelf())
            {
                var symbol = part is SimpleNameSyntax ? Named(model.GetSymbolInfo(part).Symbol)
                    : part is VariableDeclaratorSyntax or SingleVariableDesignationSyntax ? model.GetDeclaredSymbol(part) : null;
                if (symbol is null || !found.Add(symbol) || symbol is not IMethodSymbol method)
                    continue;
                foreach (var body in method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
                {
                    if (OwnerOf(body) is { } owner)
                        Follow(body, owner.GetSemanticModel(body.SyntaxTree));
                }
            }
        }
    }

    private CSharpCompilation? OwnerOf(SyntaxNode node) =>
        Before(_cell).Prepend(_cell).FirstOrDefault(cell => cell.ContainsSyntaxTree(node.SyntaxTree));

    private static IEnumerable<CSharpCompilation> Before(CSharpCompilation cell)
    {
        for (var before = PreviousOf(cell); before is not null; before = PreviousOf(before))
            yield return before;

        static CSharpCompilation? PreviousOf(CSharpCompilation one) => one.ScriptCompilationInfo?.PreviousScriptCompilation;
    }

    /// <summary>What the cells of a chain declare that come after another.</summary>
    public static IEnumerable<string> DefinedSince(CSharpCompilation? last, CSharpCompilation? before) => last is null ? [] : Before(last)
        .Prepend(last).TakeWhile(cell => cell != before)
        .SelectMany(cell => DefinedBy(cell).Select(symbol => symbol.Name)
            .Concat(cell.SyntaxTrees[0].GetCompilationUnitRoot().Usings.Select(one => one.ToString())));

    private static IEnumerable<ISymbol> DefinedBy(CSharpCompilation cell) => cell.ScriptClass!.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName
            && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary });

    /// <summary>What a cell refers to of those before it.</summary>
    private static IEnumerable<ISymbol> UsedIn(SemanticModel model) =>
        model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => name is not IdentifierNameSyntax { IsVar: true })
            .Select(name => Named(model.GetSymbolInfo(name).Symbol)).OfType<ISymbol>()
            .Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly))
            .Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>();

    /// <summary>The variable, function or type of a cell that a name stands for; null for others.</summary>
    private static ISymbol? Named(ISymbol? symbol)
    {
        symbol = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType
            : (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        return symbol?.ContainingType is { IsScriptClass: true } ? symbol.OriginalDefinition : null;
    }

    /// <summary>The member of a cell that a symbol is, or belongs to; null for what no cell declares.</summary>
    private static ISymbol? OfScript(ISymbol? symbol)
    {
        for (symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol; symbol is not null; symbol = symbol.ContainingType)
        {
            if (symbol.ContainingType is { IsScriptClass: true })
                return symbol.OriginalDefinition;
        }
        return null;
    }

    private bool IsEarlier(ISymbol symbol) => OfScript(symbol) is not null
        && !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _cell.Assembly);

    private static bool IsMutable(ISymbol symbol) => symbol is IFieldSymbol field && !FrameworkFlow.IsImmutable(field.Type);

    /// <summary>What calling a function of a cell does.</summary>
    private Effects EffectsOf(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (_functions.TryGetValue(method, out var known))
            return known;
        // Known as empty while it is read: a function that calls itself does what the rest of it does.
        var found = _functions[method] = new Effects();
        if (method.IsAbstract || ((method.IsVirtual || method.IsOverride) && !method.ContainingType.IsRecord))
            found.All = found.This = found.Arguments = true;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax();
            if (OwnerOf(node) is { } owner)
                new Walk(this, owner.GetSemanticModel(node.SyntaxTree), node, found, method).Run();
        }
        if (method.MethodKind == MethodKind.Constructor)
            found.This = false;
        return found;
    }

    /// <summary>What code changes.</summary>
    private sealed class Effects
    {
        /// <summary>Variables of cells; true where it is known that they are changed.</summary>
        public Dictionary<ISymbol, bool> Changed { get; } = new(SymbolEqualityComparer.Default);

        /// <summary>Something that the code has got hold of, nobody knows what.</summary>
        public bool All { get; set; }

        public bool Arguments { get; set; }

        public bool This { get; set; }

        public string? Outside { get; set; }
    }
}
