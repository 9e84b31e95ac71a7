using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using LinePosition = Dib.Protocol.LinePosition;

namespace Dib.Kernel.Language;

/// <summary>
/// Lays a cell's C# out by Roslyn's formatter. Directives, text of other kinds and code from its first error on stay as they are.
/// </summary>
internal sealed class CellFormatter(CellOutline cell, RequestFormatting question, string folder, CancellationToken cancellation)
{
    /// <summary>The edits: one for each step of code that changes.</summary>
    public IReadOnlyList<CodeEdit> Format() => [.. cell.Commented().Select(step => Format(step.Line, step.Code)).OfType<CodeEdit>()];

    private CodeEdit? Format(int first, string[] lines)
    {
        var document = CodeWorkspace.Of(string.Join('\n', lines), folder, Settings());
        var tree = document.GetSyntaxTreeAsync(cancellation).GetAwaiter().GetResult()!;
        var root = tree.GetRoot(cancellation);
        if (SpanIn(root, tree.GetText(cancellation), first, lines.Length) is not { IsEmpty: false } span)
            return null;
        var formatted = Formatter.FormatAsync(document, [span], cancellationToken: cancellation).GetAwaiter().GetResult()
            .GetTextAsync(cancellation).GetAwaiter().GetResult().ToString();
        // Layout is all that a formatter may change.
        if (!Words(root).SequenceEqual(Words(CellCompiler.ParseText(formatted).GetRoot(cancellation))))
            return null;
        return Edit(first, lines, Restored(formatted, lines));
    }

    /// <summary>What of a step is to be laid out: what was asked for, up to the first error.</summary>
    private TextSpan? SpanIn(SyntaxNode root, SourceText text, int first, int count)
    {
        if (question.Typed is { } typed)
            return typed.Line >= first && typed.Line < first + count ? Ended(root, OffsetOf(typed, text, first)) : null;
        var whole = root.ChildNodes().FirstOrDefault(member => member.ContainsDiagnostics) is { } faulty
            ? TextSpan.FromBounds(0, faulty.FullSpan.Start)
            : root.ContainsDiagnostics ? default(TextSpan?) : root.FullSpan;
        if (question.LinePositionSpan is not { } wanted)
            return whole;
        if (wanted.End.Line < first || wanted.Start.Line >= first + count)
            return null;
        return whole?.Intersection(TextSpan.FromBounds(OffsetOf(wanted.Start, text, first), OffsetOf(wanted.End, text, first)));
    }

    private static int OffsetOf(LinePosition place, SourceText text, int first)
    {
        if (place.Line < first)
            return 0;
        if (place.Line - first >= text.Lines.Count)
            return text.Length;
        var line = text.Lines[place.Line - first];
        return Math.Min(line.Start + place.Character, line.End);
    }

    /// <summary>The statement or declaration that ends with what was typed.</summary>
    private static TextSpan? Ended(SyntaxNode root, int offset)
    {
        if (offset == 0)
            return null;
        var token = root.FindToken(offset - 1);
        var ended = token.Kind() is SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken && token.Span.End == offset
            ? token.Parent!.AncestorsAndSelf().LastOrDefault(node => !node.ContainsDiagnostics && node.Span.End == offset
                && node is StatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax)
            : null;
        // Its indentation stands before it.
        return ended is null ? null : TextSpan.FromBounds(ended.GetFirstToken().GetPreviousToken().Span.End, ended.Span.End);
    }

    private string Settings() =>
        $"[*]\nindent_style = {(question.InsertSpaces ? "space" : "tab")}\n"
        + $"indent_size = {question.TabSize}\ntab_width = {question.TabSize}\n";

    private static IEnumerable<string> Words(SyntaxNode root) => root.DescendantTokens().Select(token => token.Text)
        .Concat(root.DescendantTrivia().Select(trivia => trivia.ToString()).Where(text => text.TrimStart().StartsWith('/'))
            .Select(comment => string.Join(' ', comment.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    // A directive counts only where its line begins.
    private static string[] Restored(string formatted, string[] lines)
    {
        var directives = new Queue<string>(lines.Where(line => line.StartsWith(CellOutline.Comment, StringComparison.Ordinal)));
        return [.. formatted.Split('\n').Select(line => line.TrimEnd('\r'))
            .Select(line => line.TrimStart().StartsWith(CellOutline.Comment, StringComparison.Ordinal)
                ? directives.Dequeue()[CellOutline.Comment.Length..] : line)];
    }

    private CodeEdit? Edit(int first, string[] lines, string[] formatted)
    {
        var old = cell.Lines.Skip(first).Take(lines.Length).ToArray();
        var start = old.Zip(formatted).TakeWhile(pair => pair.First == pair.Second).Count();
        if (start == old.Length && start == formatted.Length)
            return null;
        var end = old.Reverse().Zip(formatted.Reverse()).TakeWhile(pair => pair.First == pair.Second)
            .Take(Math.Min(old.Length, formatted.Length) - start).Count();
        var (from, to) = (first + start, first + old.Length - end - 1);
        var text = string.Join('\n', formatted[start..(formatted.Length - end)]);
        // Whole lines, the last one's end aside; none are left where lines are only put in or taken away.
        return from > to ? new CodeEdit(null, new(new(from, 0), new(from, 0)), text + "\n")
            : start == formatted.Length - end ? new CodeEdit(null, new(new(from, 0), new(to + 1, 0)), "")
            : new CodeEdit(null, new(new(from, 0), new(to, old[old.Length - end - 1].Length)), text);
    }
}
