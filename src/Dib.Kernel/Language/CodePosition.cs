using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using LinePositionSpan = Dib.Protocol.LinePositionSpan;

namespace Dib.Kernel.Language;

/// <summary>A place in a cell's code, with what the code means.</summary>
internal sealed class CodePosition
{
    public CodePosition(CSharpCompilation compilation, Protocol.LinePosition position, CancellationToken cancellation)
    {
        Compilation = compilation;
        Tree = compilation.SyntaxTrees[0];
        Model = compilation.GetSemanticModel(Tree);
        Cancellation = cancellation;
        Root = Tree.GetRoot(cancellation);
        var text = Tree.GetText(cancellation);
        var line = text.Lines[Math.Clamp(position.Line, 0, text.Lines.Count - 1)];
        Offset = Math.Clamp(line.Start + position.Character, line.Start, line.End);
        Left = FindLeft();
        Word = Left.Span.End >= Offset && IsWord(Left) ? Left : default;
        Before = Word == default ? Left : Left.GetPreviousToken();
        Start = Word == default ? Offset : Word.SpanStart;
        Prefix = text.ToString(TextSpan.FromBounds(Start, Offset)).TrimStart('@');
    }

    public CSharpCompilation Compilation { get; }

    public SyntaxTree Tree { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Where the place is in the text.</summary>
    public int Offset { get; }

    /// <summary>The token that ends or goes on at the place, or the last one before it.</summary>
    public SyntaxToken Left { get; }

    /// <summary>The name or keyword that is being written, or none.</summary>
    public SyntaxToken Word { get; }

    /// <summary>The last token before the one being written.</summary>
    public SyntaxToken Before { get; }

    /// <summary>Where the one being written begins.</summary>
    public int Start { get; }

    /// <summary>What of it stands before the place.</summary>
    public string Prefix { get; }

    public LinePositionSpan Span(TextSpan span) => Span(Tree, span);

    public static LinePositionSpan Span(SyntaxTree tree, TextSpan span)
    {
        var lines = tree.GetText().Lines.GetLinePositionSpan(span);
        return new LinePositionSpan(new(lines.Start.Line, lines.Start.Character), new(lines.End.Line, lines.End.Character));
    }

    /// <summary>The stretch that a completion replaces.</summary>
    public LinePositionSpan WordSpan => Span(TextSpan.FromBounds(Start, Math.Max(Offset, Word == default ? Offset : Word.Span.End)));

    /// <summary>True in a comment, and in code that is switched off.</summary>
    public bool IsInComment => Offset > 0 && Root.FindTrivia(Offset - 1) is var trivia && trivia.SpanStart < Offset && trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia => true,
        SyntaxKind.MultiLineCommentTrivia => Offset < trivia.Span.End || trivia.ContainsDiagnostics,
        SyntaxKind.DisabledTextTrivia => Offset < trivia.Span.End,
        _ => trivia.IsDirective && Tree.GetText(Cancellation).Lines is var lines
            && lines.IndexOf(trivia.SpanStart) == lines.IndexOf(Offset),
    };

    /// <summary>True in a comment, a string, a number or code that is switched off: text, not code.</summary>
    public bool IsInText => IsInComment || (Left.SpanStart < Offset && Left.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken =>
            Offset < Left.Span.End || Left.ContainsDiagnostics,
        SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => true,
        SyntaxKind.CloseBraceToken => Left.Parent is InterpolationSyntax,
        SyntaxKind.NumericLiteralToken => Offset <= Left.Span.End,
        _ => false,
    });

    /// <summary>The type that a value should have, as far as what stands before it tells; null where anything may stand.</summary>
    /// <param name="before">The token before the value.</param>
    public ITypeSymbol? ExpectedType(SyntaxToken before)
    {
        var type = before.Parent switch
        {
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type: { IsVar: false } declared } } =>
                Model.GetTypeInfo(declared, Cancellation).Type,
            AssignmentExpressionSyntax assignment when before == assignment.OperatorToken =>
                Model.GetTypeInfo(assignment.Left, Cancellation).Type,
            BinaryExpressionSyntax binary when before.Kind() is SyntaxKind.EqualsEqualsToken
                or SyntaxKind.ExclamationEqualsToken or SyntaxKind.LessThanToken or SyntaxKind.GreaterThanToken
                or SyntaxKind.LessThanEqualsToken or SyntaxKind.GreaterThanEqualsToken =>
                Model.GetTypeInfo(binary.Left, Cancellation).Type,
            NameColonSyntax or BaseArgumentListSyntax or ArgumentSyntax when Invocation.At(this) is { } call =>
                call.ParameterOf(call.Candidates[call.Chosen])?.Type,
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement } =>
                Model.GetTypeInfo(statement.Expression, Cancellation).Type,
            IsPatternExpressionSyntax pattern => Model.GetTypeInfo(pattern.Expression, Cancellation).Type,
            IfStatementSyntax or WhileStatementSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } =>
                Compilation.GetSpecialType(SpecialType.System_Boolean),
            _ => null,
        };
        return type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic or TypeKind.TypeParameter }
            or { SpecialType: SpecialType.System_Object } ? null
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ((INamedTypeSymbol)type).TypeArguments[0]
            : type;
    }

    private static bool IsWord(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || token.IsKeyword() || token.IsContextualKeyword();

    private SyntaxToken FindLeft()
    {
        if (Root.FullSpan.Length == 0 || Offset == 0)
            return default;
        var token = Root.FindToken(Offset - 1);
        return token.SpanStart < Offset && token.Span.Length > 0 ? token : token.GetPreviousToken();
    }
}
