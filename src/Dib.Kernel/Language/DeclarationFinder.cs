using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>Finds where a text declares what is known from another compilation: from a library, or from a cell as it was run.</summary>
internal static class DeclarationFinder
{
    /// <summary>The names of the declarations that fit best: several for a type in parts, none where the text has none.</summary>
    public static IReadOnlyList<SyntaxToken> Find(SyntaxNode root, ISymbol symbol)
    {
        var isConstructor = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor };
        var name = isConstructor ? symbol.ContainingType.Name : NameOf(symbol);
        var around = TypesAround(symbol);
        var found = root.DescendantNodes()
            .Select(node => (Node: node, Name: NameOf(node)))
            .Where(one => one.Name.ValueText == name && Fits(one.Node, symbol) && TypesAround(one.Node).SequenceEqual(around))
            .ToList();
        if (symbol is not IMethodSymbol method || found.Count < 2)
            return [.. found.Select(one => one.Name)];
        // Of overloads the one whose parameters are written most like those wanted.
        var wanted = ParametersOf(method).ToList();
        return [found.MaxBy(one => Likeness(one.Node, wanted)).Name];
    }

    /// <summary>The last declaration of a name outside of all types and functions, or none.</summary>
    public static SyntaxToken Last(SyntaxNode root, string name) => root
        .DescendantNodes(node => node is not (BaseTypeDeclarationSyntax or BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax
            or BlockSyntax or ParameterListSyntax))
        .Select(NameOf)
        .LastOrDefault(token => token.ValueText == name);

    /// <summary>The name that a node declares, or none.</summary>
    public static SyntaxToken NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        EventDeclarationSyntax @event => @event.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        VariableDeclaratorSyntax variable => variable.Identifier,
        SingleVariableDesignationSyntax variable => variable.Identifier,
        EnumMemberDeclarationSyntax member => member.Identifier,
        ParameterSyntax parameter => parameter.Identifier,
        _ => default,
    };

    private static string NameOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { IsIndexer: true } => "this",
        _ => symbol.Name.Split('.')[^1],
    };

    private static bool Fits(SyntaxNode node, ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => node is DelegateDeclarationSyntax,
        INamedTypeSymbol type => node is BaseTypeDeclarationSyntax && ((node as TypeDeclarationSyntax)?.Arity ?? 0) == type.Arity,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } =>
            node is ConstructorDeclarationSyntax or TypeDeclarationSyntax { ParameterList: not null },
        IMethodSymbol => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax,
        IPropertySymbol => node is BasePropertyDeclarationSyntax or ParameterSyntax { Parent.Parent: RecordDeclarationSyntax },
        IEventSymbol => node is EventDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax },
        IFieldSymbol => node is VariableDeclaratorSyntax or EnumMemberDeclarationSyntax or SingleVariableDesignationSyntax,
        _ => false,
    };

    private static IEnumerable<string> TypesAround(ISymbol symbol)
    {
        for (var type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!type.IsScriptClass)
                yield return type.Name;
        }
    }

    // A constructor stands in its type; so does a type that has its parameters itself.
    private static IEnumerable<string> TypesAround(SyntaxNode node) => node.Ancestors().OfType<BaseTypeDeclarationSyntax>()
        .Select(type => type.Identifier.ValueText).Where(name => name.Length > 0);

    private static IEnumerable<IParameterSymbol> ParametersOf(IMethodSymbol method) => (method.ReducedFrom ?? method).Parameters;

    private static int Likeness(SyntaxNode node, List<IParameterSymbol> wanted)
    {
        var written = node.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault()?.Parameters ?? default;
        // In a block of extensions the receiver stands once for all.
        var receiver = node.Parent is ExtensionBlockDeclarationSyntax ? 1 : 0;
        if (written.Count + receiver != wanted.Count)
            return -Math.Abs(written.Count + receiver - wanted.Count);
        return written.Zip(wanted.Skip(receiver)).Count(pair => pair.First.Identifier.ValueText == pair.Second.Name
            && pair.First.Type?.ToString() == pair.Second.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }
}
