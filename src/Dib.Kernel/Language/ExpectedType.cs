using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>The type that a value at a place should have, as far as what stands before it tells.</summary>
internal static class ExpectedType
{
    /// <summary>The type, or null where anything may stand.</summary>
    /// <param name="place">The place.</param>
    /// <param name="before">The token before the value.</param>
    public static ITypeSymbol? At(CodePosition place, SyntaxToken before)
    {
        var model = place.Model;
        var type = before.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } declared } } } => model.GetTypeInfo(declared, place.Cancellation).Type,
            AssignmentExpressionSyntax assignment when before == assignment.OperatorToken => model.GetTypeInfo(assignment.Left, place.Cancellation).Type,
            BinaryExpressionSyntax binary when before == binary.OperatorToken && IsComparison(binary.Kind()) => model.GetTypeInfo(binary.Left, place.Cancellation).Type,
            NameColonSyntax or BaseArgumentListSyntax or ArgumentSyntax when Invocation.At(place) is { } call => call.ParameterOf(call.Candidates[call.Chosen])?.Type,
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement } => model.GetTypeInfo(statement.Expression, place.Cancellation).Type,
            IsPatternExpressionSyntax pattern => model.GetTypeInfo(pattern.Expression, place.Cancellation).Type,
            IfStatementSyntax or WhileStatementSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } => place.Compilation.GetSpecialType(SpecialType.System_Boolean),
            _ => null,
        };
        return type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic or TypeKind.TypeParameter } or { SpecialType: SpecialType.System_Object } ? null
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ((INamedTypeSymbol)type).TypeArguments[0]
            : type;
    }

    private static bool IsComparison(SyntaxKind kind) => kind is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
        or SyntaxKind.LessThanExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanOrEqualExpression;
}
