using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>Finds the <c>using</c> lines that would make a name known: of a type, or of an extension method.</summary>
/// <param name="place">The place of the name.</param>
/// <param name="names">What could be imported.</param>
/// <param name="at">Where a <c>using</c> line goes.</param>
internal sealed class UsingFinder(CodePosition place, ImportableNames names, Protocol.LinePosition at)
{
    private const int MostTried = 12;

    /// <summary>The lines that make the name known, the one that leaves the fewest errors first.</summary>
    public IReadOnlyList<CodeAction> Find()
    {
        var name = HoverFinder.NameAt(place);
        if (!name.IsKind(SyntaxKind.IdentifierToken) || name.Parent is not SimpleNameSyntax node
            || HoverFinder.SymbolOf(name, place.Model, place.Cancellation) is not null)
            return [];
        return [.. Spaces(node)
            .Distinct()
            .Take(MostTried)
            .Select(space => (Space: space, Left: ErrorsWith(space, name.SpanStart)))
            .Where(one => one.Left is not null)
            .OrderBy(one => one.Left)
            .ThenBy(one => one.Space.StartsWith("System", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(one => one.Space.Count(character => character == '.'))
            .ThenBy(one => one.Space, StringComparer.Ordinal)
            .Select(one => new CodeAction($"using {one.Space};", [Edit(one.Space, at)]))];
    }

    /// <summary>The line that imports a namespace.</summary>
    public static CodeEdit Edit(string space, Protocol.LinePosition at) => new(null, new(at, at), $"using {space};\n");

    private IEnumerable<string> Spaces(SimpleNameSyntax node)
    {
        var name = node.Identifier.ValueText;
        if (node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
        {
            return place.Model.GetTypeInfo(access.Expression, place.Cancellation).Type is { TypeKind: not TypeKind.Error } receiver
                ? names.Extensions.Where(one => one.Name == name && Extends(one, receiver, place.Compilation)).Select(one => one.Namespace)
                : [];
        }
        if (node.Parent is MemberBindingExpressionSyntax or QualifiedNameSyntax)
            return [];
        var arity = (node as GenericNameSyntax)?.Arity ?? 0;
        var metadataName = arity > 0 ? $"{name}`{arity}" : name;
        string[] wanted = node.Parent is AttributeSyntax ? [metadataName, $"{name}Attribute"] : [metadataName];
        return names.Types.Where(one => wanted.Contains(one.Type[(one.Namespace.Length + 1)..])).Select(one => one.Namespace);
    }

    /// <summary>True where a method could be called on a value of a type.</summary>
    public static bool Extends(ImportableName method, ITypeSymbol receiver, Compilation compilation) =>
        MethodFor(method, receiver, compilation) is not null;

    /// <summary>The method as it would be called on a value of a type, or null.</summary>
    public static IMethodSymbol? MethodFor(ImportableName method, ITypeSymbol receiver, Compilation compilation) =>
        compilation.GetTypeByMetadataName(method.Type)?.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Where(one => one.IsExtensionMethod && one.DeclaredAccessibility == Accessibility.Public)
            .Select(one => one.ReduceExtensionMethod(receiver)).FirstOrDefault(one => one is not null);

    /// <summary>How many errors are left with a <c>using</c> line; null where the name is still unknown.</summary>
    private int? ErrorsWith(string space, int start)
    {
        // In front of the code, whose places all move by as much: where the line goes is the same to the compiler.
        var line = $"using {space}; ";
        var compilation = CellCompiler.WithCode(place.Compilation, line + place.Tree.GetText(place.Cancellation));
        var tree = compilation.SyntaxTrees[0];
        var token = tree.GetRoot(place.Cancellation).FindToken(start + line.Length);
        if (HoverFinder.SymbolOf(token, compilation.GetSemanticModel(tree), place.Cancellation) is null)
            return null;
        return compilation.GetDiagnostics(place.Cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
