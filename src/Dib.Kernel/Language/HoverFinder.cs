using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>Says what the name under the pointer stands for.</summary>
internal static class HoverFinder
{
    /// <summary>The answer, or null where nothing is to be said.</summary>
    public static HoverTextProduced? Find(CodePosition place)
    {
        var token = place.Root.FindToken(place.Offset);
        if (place.Offset < token.SpanStart || (!IsName(token) && place.Left.Span.End == place.Offset))
            token = place.Left;
        if (!IsName(token) || place.Offset < token.SpanStart || place.Offset > token.Span.End || Find(token, place) is not { } symbol)
            return null;
        var text = $"```csharp\n{SymbolText.Declaration(symbol, place.Model, token.SpanStart)}\n```";
        var overloads = symbol is IMethodSymbol && token.Parent is ExpressionSyntax name ? place.Model.GetMemberGroup(name, place.Cancellation).Length - 1 : 0;
        if (overloads > 0)
            text += $"\n\n{overloads} more {(overloads == 1 ? "overload" : "overloads")}";
        if (SymbolDocumentation.Of(symbol, place.Compilation)?.All is { } documentation)
            text += $"\n\n{documentation}";
        return new HoverTextProduced([FormattedValue.Markdown(text)], place.Span(token.Span));
    }

    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind()) || token.Kind() is SyntaxKind.NewKeyword or SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword;

    private static ISymbol? Find(SyntaxToken token, CodePosition place)
    {
        var (model, node) = (place.Model, token.Parent);
        if (node is null)
            return null;
        if (model.GetDeclaredSymbol(node, place.Cancellation) is { } declared && declared is not IMethodSymbol { IsImplicitlyDeclared: true })
            return declared;
        // `new Type(…)`: the constructor that is called says more than the type.
        if (node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node && model.GetSymbolInfo(creation, place.Cancellation).Symbol is { IsImplicitlyDeclared: false } constructor)
            return constructor;
        var info = model.GetSymbolInfo(node, place.Cancellation);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? (node is ExpressionSyntax expression && !token.IsKind(SyntaxKind.IdentifierToken) ? model.GetTypeInfo(expression, place.Cancellation).Type : null);
    }
}
