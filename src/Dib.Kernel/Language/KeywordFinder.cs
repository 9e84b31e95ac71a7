using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>The keywords that can stand at a place.</summary>
internal static class KeywordFinder
{
    /// <summary>Where only a type can stand.</summary>
    public static readonly string[] Types =
        ["bool", "byte", "char", "decimal", "double", "dynamic", "float", "int", "long", "object", "sbyte", "short", "string", "uint", "ulong", "ushort"];

    private static readonly string[] Statements =
    [
        "abstract", "async", "class", "const", "delegate", "do", "enum", "fixed", "for", "foreach", "if", "interface", "internal", "lock", "private", "public", "readonly",
        "record", "return", "sealed", "static", "struct", "switch", "try", "unsafe", "using", "var", "void", "while", "yield",
    ];

    private static readonly string[] Expressions =
        ["async", "await", "checked", "default", "false", "from", "nameof", "new", "null", "sizeof", "stackalloc", "static", "throw", "true", "typeof"];

    private static readonly string[] AfterExpressions = ["as", "is", "switch", "with"];

    private static readonly string[] Patterns = ["false", "not", "null", "true", "var"];

    private static readonly string[] Query = ["ascending", "by", "descending", "equals", "from", "group", "in", "into", "join", "let", "on", "orderby", "select", "where"];

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
            : place.Before.IsKind(SyntaxKind.IsKeyword) || place.Before.IsKind(SyntaxKind.CaseKeyword) || place.Before.Parent is PatternSyntax ? Patterns.Concat(Types)
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
        return place.Root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.FromKeyword)) ? AfterExpressions.Concat(Query) : AfterExpressions;
    }
}
