using Microsoft.CodeAnalysis;

namespace Dib.Kernel.Language;

/// <summary>A symbol's documentation, its own or what it inherits.</summary>
internal static class SymbolDocumentation
{
    private const int LongestInheritance = 8;

    /// <summary>The documentation, or null where there is none.</summary>
    /// <param name="symbol">Any symbol.</param>
    /// <param name="compilation">Finds what an <c>inheritdoc</c> names.</param>
    public static DocumentationMarkdown? Of(ISymbol symbol, Compilation compilation)
    {
        var current = Documented(symbol);
        for (var i = 0; i < LongestInheritance && current is not null; i++)
        {
            var documentation = DocumentationMarkdown.Read(current.GetDocumentationCommentXml());
            if (documentation?.Inherits is not { } inherits)
                return documentation;
            current = inherits.Length > 0 ? DocumentationCommentId.GetFirstSymbolForDeclarationId(inherits, compilation) : Overridden(current);
        }
        return null;
    }

    // A constructed or reduced method has the documentation of the method as declared; a positional record's property, that of its type.
    private static ISymbol? Documented(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } reduced } => reduced.OriginalDefinition,
        IAliasSymbol alias => alias.Target.OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        INamedTypeSymbol { BaseType: { SpecialType: not SpecialType.System_Object } type } => type,
        INamedTypeSymbol type => type.Interfaces.FirstOrDefault(),
        IMethodSymbol or IPropertySymbol or IEventSymbol when symbol.ContainingType is { } type => type.AllInterfaces
            .SelectMany(contract => contract.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };
}
