using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>Symbols as an editor shows them.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Full = Short.AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>A function's types and names, without the type it belongs to; a parameter as it stands in them.</summary>
    public static string Signature(ISymbol symbol) => symbol.ToDisplayString(Short);

    /// <summary>What a name stands for, as shown where it is pointed at.</summary>
    public static string Declaration(ISymbol symbol, SemanticModel model, int position) => symbol switch
    {
        IFieldSymbol { ContainingType.IsScriptClass: true } => $"(variable) {Signature(symbol)}",
        ILocalSymbol { IsConst: true } => $"(local constant) {Signature(symbol)}",
        ILocalSymbol => $"(local variable) {Signature(symbol)}",
        IParameterSymbol => $"(parameter) {Signature(symbol)}",
        IRangeVariableSymbol => $"(range variable) {symbol.Name}",
        IMethodSymbol { ContainingType.IsScriptClass: true } => Signature(symbol),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => $"(local function) {Signature(symbol)}",
        IMethodSymbol { IsExtensionMethod: true } => $"(extension) {symbol.ToMinimalDisplayString(model, position, Full)}",
        INamespaceSymbol => $"namespace {symbol.ToDisplayString()}",
        INamedTypeSymbol { IsAnonymousType: false, IsTupleType: false } type =>
            $"{Keyword(type)} {symbol.ToMinimalDisplayString(model, position, Full)}",
        _ => symbol.ToMinimalDisplayString(model, position, Full),
    };

    /// <summary>The kind of thing that a symbol is, in the protocol's words.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "Namespace",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "Struct",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "Interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "Enum",
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => "Delegate",
        ITypeParameterSymbol => "TypeParameter",
        ITypeSymbol => "Class",
        IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => "ExtensionMethod",
        IMethodSymbol => "Method",
        IPropertySymbol => "Property",
        IEventSymbol => "Event",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "EnumMember",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "Variable",
        IFieldSymbol { IsConst: true } => "Constant",
        IFieldSymbol => "Field",
        IParameterSymbol => "Parameter",
        _ => "Local",
    };

    private static string Keyword(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        TypeKind.Interface => "interface",
        TypeKind.Enum => "enum",
        TypeKind.Delegate => "delegate",
        _ => type.IsRecord ? "record" : "class",
    };

    /// <summary>A name as code has to write it: <c>@class</c>.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? $"@{name}" : name;

    /// <summary>The type of the value that a name has, or null.</summary>
    public static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };
}

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
            current = inherits.Length > 0 ? DocumentationCommentId.GetFirstSymbolForDeclarationId(inherits, compilation)
                : Overridden(current);
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

/// <summary>Says what the name under the pointer stands for.</summary>
internal static class HoverFinder
{
    /// <summary>The answer, or null where nothing is to be said.</summary>
    public static HoverTextProduced? Find(CodePosition place)
    {
        var token = NameAt(place);
        if (token == default || SymbolOf(token, place.Model, place.Cancellation) is not { } symbol)
            return null;
        var text = $"```csharp\n{SymbolText.Declaration(symbol, place.Model, token.SpanStart)}\n```";
        var overloads = symbol is IMethodSymbol && token.Parent is ExpressionSyntax name
            ? place.Model.GetMemberGroup(name, place.Cancellation).Length - 1 : 0;
        if (overloads > 0)
            text += $"\n\n{overloads} more {(overloads == 1 ? "overload" : "overloads")}";
        if (SymbolDocumentation.Of(symbol, place.Compilation)?.All is { } documentation)
            text += $"\n\n{documentation}";
        return new HoverTextProduced([FormattedValue.Markdown(text)], place.Span(token.Span));
    }

    /// <summary>The name at a place, or the keyword that stands for one; else none.</summary>
    public static SyntaxToken NameAt(CodePosition place)
    {
        var token = place.Root.FindToken(place.Offset);
        if (place.Offset < token.SpanStart || (!IsName(token) && place.Left.Span.End == place.Offset))
            token = place.Left;
        return IsName(token) && place.Offset >= token.SpanStart && place.Offset <= token.Span.End ? token : default;
    }

    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind())
        || token.Kind() is SyntaxKind.NewKeyword or SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword;

    /// <summary>What a name stands for, or null.</summary>
    public static ISymbol? SymbolOf(SyntaxToken token, SemanticModel model, CancellationToken cancellation)
    {
        if (token.Parent is not { } node)
            return null;
        if (model.GetDeclaredSymbol(node, cancellation) is { } declared
            && declared is not IMethodSymbol { IsImplicitlyDeclared: true })
            return declared;
        // `new Type(…)`: the constructor that is called says more than the type.
        if (node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node
            && model.GetSymbolInfo(creation, cancellation).Symbol is { IsImplicitlyDeclared: false } constructor)
            return constructor;
        var info = model.GetSymbolInfo(node, cancellation);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? (node is ExpressionSyntax expression
            && !token.IsKind(SyntaxKind.IdentifierToken) ? model.GetTypeInfo(expression, cancellation).Type : null);
    }
}
