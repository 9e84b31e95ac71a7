using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dib.Kernel.Language;

/// <summary>Symbols as an editor shows them.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Full = Short.AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>One parameter as it stands in <see cref="Signature"/>.</summary>
    public static string Parameter(IParameterSymbol parameter) => parameter.ToDisplayString(Short);

    /// <summary>A function's types and names, without the type it belongs to.</summary>
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
        INamedTypeSymbol { IsAnonymousType: false, IsTupleType: false } type => $"{Keyword(type)} {symbol.ToMinimalDisplayString(model, position, Full)}",
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
