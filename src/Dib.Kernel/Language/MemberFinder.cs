using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>What can stand behind a dot.</summary>
internal static class MemberFinder
{
    /// <summary>The members of what stands before the dot.</summary>
    /// <param name="place">A place whose token before is a dot, or the like.</param>
    public static IEnumerable<ISymbol> Find(CodePosition place) => place.Before.Parent switch
    {
        MemberAccessExpressionSyntax access => OfExpression(access.Expression, place),
        MemberBindingExpressionSyntax { Parent: var parent } => parent?.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access
            ? OfValue(NotNull(place.Model.GetTypeInfo(access.Expression, place.Cancellation).Type), place)
            : [],
        QualifiedNameSyntax { Left: var left, Parent: UsingDirectiveSyntax } => OfName(place.Model.GetSymbolInfo(left, place.Cancellation).Symbol, place),
        // A line below it makes an unfinished member access look like the name of a type: `rows.` and then `var x = 1;`.
        QualifiedNameSyntax { Left: var left } => OfText(left.ToString(), place),
        AliasQualifiedNameSyntax { Alias: var alias } => OfName(place.Model.GetAliasInfo(alias, place.Cancellation)?.Target ?? place.Model.GetSymbolInfo(alias, place.Cancellation).Symbol, place),
        _ => [],
    };

    private static IEnumerable<ISymbol> OfExpression(ExpressionSyntax expression, CodePosition place)
    {
        var symbol = place.Model.GetSymbolInfo(expression, place.Cancellation).Symbol;
        if (symbol is INamespaceOrTypeSymbol)
            return OfName(symbol, place);
        var type = place.Model.GetTypeInfo(expression, place.Cancellation).Type;
        var values = OfValue(type, place);
        // A property that is called as its type is: `Source.Load()` and `Source.Title` are both right.
        return type is not null && symbol is not null && symbol.Name == type.Name && expression is IdentifierNameSyntax ? values.Concat(OfName(type, place)) : values;
    }

    private static IEnumerable<ISymbol> OfText(string text, CodePosition place)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        var type = place.Model.GetSpeculativeTypeInfo(place.Start, expression, SpeculativeBindingOption.BindAsExpression).Type;
        var symbol = place.Model.GetSpeculativeSymbolInfo(place.Start, expression, SpeculativeBindingOption.BindAsExpression).Symbol;
        return symbol is INamespaceOrTypeSymbol ? OfName(symbol, place) : OfValue(type, place);
    }

    private static IEnumerable<ISymbol> OfName(ISymbol? symbol, CodePosition place) => symbol switch
    {
        INamespaceSymbol space => place.Model.LookupNamespacesAndTypes(place.Start, space),
        ITypeSymbol { TypeKind: not TypeKind.Error } type => place.Model.LookupStaticMembers(place.Start, type).Where(member => member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary }),
        _ => [],
    };

    private static IEnumerable<ISymbol> OfValue(ITypeSymbol? type, CodePosition place)
    {
        if (type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic })
            return [];
        return place.Model.LookupSymbols(place.Start, type, includeReducedExtensionMethods: true)
            .Where(member => !member.IsStatic && member is not (ITypeSymbol or IPropertySymbol { IsIndexer: true }) && !IsUnnamedPart(member, type));
    }

    private static ITypeSymbol? NotNull(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    // `Item1` of a tuple whose parts have names.
    private static bool IsUnnamedPart(ISymbol member, ITypeSymbol type) =>
        member is IFieldSymbol field && type is INamedTypeSymbol { IsTupleType: true } tuple
        && (field.Name == "Rest" || tuple.TupleElements.Any(part => part.IsExplicitlyNamedTupleElement && part.Name != field.Name && part.CorrespondingTupleField?.Name == field.Name));
}
