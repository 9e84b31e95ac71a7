using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel;

/// <summary>Reads what stands behind a question mark.</summary>
internal static class ConditionalAccess
{
    /// <summary>What a <c>.Member</c> or <c>[0]</c> behind a question mark belongs to: in <c>a?.B?.C</c> that is <c>.B</c> for
    /// <c>.C</c>, and <c>a</c> for <c>.B</c>.</summary>
    public static ExpressionSyntax? BoundTo(ExpressionSyntax binding) => binding.Ancestors()
        .OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression;
}
