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
        MemberBindingExpressionSyntax binding => ConditionalAccess.BoundTo(binding) is { } value
            ? OfValue(NotNull(place.Model.GetTypeInfo(value, place.Cancellation).Type), place)
            : [],
        QualifiedNameSyntax { Left: var left, Parent: UsingDirectiveSyntax } =>
            OfName(place.Model.GetSymbolInfo(left, place.Cancellation).Symbol, place),
        // A line below it makes an unfinished member access look like the name of a type: `rows.` and then `var x = 1;`.
        QualifiedNameSyntax { Left: var left } => OfText(left.ToString(), place),
        AliasQualifiedNameSyntax { Alias: var alias } => OfName(place.Model.GetAliasInfo(alias, place.Cancellation)?.Target
            ?? place.Model.GetSymbolInfo(alias, place.Cancellation).Symbol, place),
        _ => [],
    };

    /// <summary>The type of the value before the dot, or null where no value is.</summary>
    public static ITypeSymbol? ReceiverOf(CodePosition place)
    {
        var type = place.Before.Parent switch
        {
            MemberAccessExpressionSyntax access
                when place.Model.GetSymbolInfo(access.Expression, place.Cancellation).Symbol is not INamespaceOrTypeSymbol =>
                place.Model.GetTypeInfo(access.Expression, place.Cancellation).Type,
            MemberBindingExpressionSyntax binding when ConditionalAccess.BoundTo(binding) is { } value =>
                NotNull(place.Model.GetTypeInfo(value, place.Cancellation).Type),
            _ => null,
        };
        return type is { TypeKind: TypeKind.Error or TypeKind.Dynamic } or { SpecialType: SpecialType.System_Void } ? null : type;
    }

    private static IEnumerable<ISymbol> OfExpression(ExpressionSyntax expression, CodePosition place)
    {
        var symbol = place.Model.GetSymbolInfo(expression, place.Cancellation).Symbol;
        if (symbol is INamespaceOrTypeSymbol)
            return OfName(symbol, place);
        var type = place.Model.GetTypeInfo(expression, place.Cancellation).Type;
        var values = OfValue(type, place);
        // A property that is called as its type is: `Source.Load()` and `Source.Title` are both right.
        return type is not null && symbol is not null && symbol.Name == type.Name && expression is IdentifierNameSyntax
            ? values.Concat(OfName(type, place)) : values;
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
        ITypeSymbol { TypeKind: not TypeKind.Error } type => place.Model.LookupStaticMembers(place.Start, type)
            .Where(member => member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary }),
        _ => [],
    };

    private static IEnumerable<ISymbol> OfValue(ITypeSymbol? type, CodePosition place)
    {
        if (type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic })
            return [];
        return place.Model.LookupSymbols(place.Start, type, includeReducedExtensionMethods: true)
            .Where(member => !member.IsStatic && member is not (ITypeSymbol or IPropertySymbol { IsIndexer: true })
                && !IsUnnamedPart(member, type));
    }

    private static ITypeSymbol? NotNull(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : type;

    // `Item1` of a tuple whose parts have names.
    private static bool IsUnnamedPart(ISymbol member, ITypeSymbol type) =>
        member is IFieldSymbol field && type is INamedTypeSymbol { IsTupleType: true } tuple
        && (field.Name == "Rest" || tuple.TupleElements.Any(part => part.IsExplicitlyNamedTupleElement && part.Name != field.Name
            && part.CorrespondingTupleField?.Name == field.Name));
}

/// <summary>The keywords that can stand at a place.</summary>
internal static class KeywordFinder
{
    /// <summary>Where only a type can stand.</summary>
    public static readonly string[] Types =
        ["bool", "byte", "char", "decimal", "double", "dynamic", "float", "int", "long", "object", "sbyte", "short",
            "string", "uint", "ulong", "ushort"];

    private static readonly string[] Statements =
    [
        "abstract", "async", "class", "const", "delegate", "do", "enum", "fixed", "for", "foreach", "if", "interface", "internal", "lock",
        "private", "public", "readonly", "record", "return", "sealed", "static", "struct", "switch", "try", "unsafe", "using", "var",
        "void", "while", "yield",
    ];

    private static readonly string[] Expressions =
        ["async", "await", "checked", "default", "false", "from", "nameof", "new", "null", "sizeof", "stackalloc",
            "static", "throw", "true", "typeof"];

    private static readonly string[] AfterExpressions = ["as", "is", "switch", "with"];

    private static readonly string[] Query = ["ascending", "by", "descending", "equals", "from", "group", "in", "into", "join", "let", "on",
        "orderby", "select", "where"];

    /// <summary>Where a statement can begin.</summary>
    public static IEnumerable<string> AtStatement(CodePosition place)
    {
        IEnumerable<string> keywords = [.. Statements, .. Expressions, .. Types];
        for (var node = place.Before.Parent; node is not null; node = node.Parent)
        {
            if (node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
                keywords = keywords.Concat(["break", "continue"]);
            if (node is SwitchStatementSyntax or SwitchSectionSyntax)
                keywords = keywords.Concat(["break", "case"]);
        }
        if (place.Before.Parent is BlockSyntax { Parent: TryStatementSyntax or CatchClauseSyntax })
            keywords = keywords.Concat(["catch", "finally"]);
        if (place.Before.Parent?.FirstAncestorOrSelf<IfStatementSyntax>() is not null)
            keywords = keywords.Append("else");
        return keywords.Distinct();
    }

    /// <summary>Where an expression can begin.</summary>
    public static IEnumerable<string> AtExpression(CodePosition place)
    {
        IEnumerable<string> keywords = [.. Expressions, .. Types];
        return place.Before.Parent is BaseArgumentListSyntax or ArgumentSyntax ? keywords.Concat(["in", "out", "ref"])
            : place.Before.IsKind(SyntaxKind.IsKeyword) || place.Before.IsKind(SyntaxKind.CaseKeyword)
                || place.Before.Parent is PatternSyntax ? Types.Concat(["false", "not", "null", "true", "var"])
            : keywords;
    }

    /// <summary>Behind an expression.</summary>
    public static IEnumerable<string> AfterExpression(CodePosition place)
    {
        for (var node = place.Before.Parent; node is not null; node = node.Parent)
        {
            if (node is QueryExpressionSyntax or QueryBodySyntax)
                return AfterExpressions.Concat(Query);
            if (node is PatternSyntax or IsPatternExpressionSyntax or SwitchExpressionArmSyntax or CasePatternSwitchLabelSyntax)
                return AfterExpressions.Concat(["and", "or", "when"]);
            if (node is ForEachStatementSyntax)
                return AfterExpressions.Append("in");
            if (node is StatementSyntax)
                break;
        }
        // `from row in rows` without an end is not yet a query.
        return place.Root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.FromKeyword))
            ? AfterExpressions.Concat(Query) : AfterExpressions;
    }
}
