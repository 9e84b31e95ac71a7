using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dib.Kernel.Language;

/// <summary>
/// Finds where the name at a place is declared: in the cell itself, in another one, in what a cell imports, or in a library's source.
/// It is what the compiler takes the name for, after the cells that were run and those above.
/// </summary>
/// <param name="place">The place.</param>
/// <param name="cell">Its cell.</param>
/// <param name="reading">What was read before it.</param>
/// <param name="readNotebook">Reads all cells of the notebook as they stand.</param>
internal sealed class DefinitionFinder(CodePosition place, CellOutline cell, ReadAhead reading, Func<ReadAhead> readNotebook)
{
    public IReadOnlyList<SourcePlace> Find()
    {
        var name = HoverFinder.NameAt(place);
        if (name == default)
            return [];
        if (HoverFinder.SymbolOf(name, place.Model, place.Cancellation) is not { } symbol)
            return name.IsKind(SyntaxKind.IdentifierToken) ? LastDeclared(name.ValueText) : [];
        symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension.OriginalDefinition : symbol.OriginalDefinition;
        if (symbol is INamespaceSymbol)
            return [];
        if (symbol.Locations.Any(location => location.IsInSource))
        {
            return [.. symbol.Locations.Where(location => location.IsInSource)
                .SelectMany(location => InNotebook(symbol, location)).Distinct()];
        }
        return reading.Libraries.FirstOrDefault(library => library.Name == symbol.ContainingAssembly?.Name) is { } declaring
            ? new LibrarySource(declaring).Find(symbol, place.Cancellation) : [];
    }

    private IEnumerable<SourcePlace> InNotebook(ISymbol symbol, Location location)
    {
        var (tree, span) = (location.SourceTree!, location.SourceSpan);
        if (tree == place.Tree)
            return [cell.Origin.At(place.Span(span))];
        if (reading.Codes.TryGetValue(tree, out var read))
            return [read.Origin.At(CodePosition.Span(tree, span))];
        // A cell that was run. As it stands in the notebook, or where it was changed since, whichever declares the name now.
        var notebook = readNotebook();
        var code = tree.ToString().ReplaceLineEndings("\n");
        foreach (var (same, known) in notebook.Codes.Reverse())
        {
            if (same.ToString() == code)
                return [known.Origin.At(CodePosition.Span(tree, span))];
        }
        return notebook.Codes.Reverse()
            .Select(one => DeclarationFinder.Find(one.Key.GetRoot(place.Cancellation), symbol)
                .Select(name => one.Value.Origin.At(CodePosition.Span(one.Key, name.Span))).ToList())
            .FirstOrDefault(places => places.Count > 0) ?? [];
    }

    // What is declared with an error is unknown to the compiler.
    private IReadOnlyList<SourcePlace> LastDeclared(string name) =>
        [.. reading.Codes.Reverse()
            .Select(one => (one.Key, one.Value.Origin, Name: DeclarationFinder.Last(one.Key.GetRoot(place.Cancellation), name)))
            .Where(one => one.Name != default)
            .Take(1)
            .Select(one => one.Origin.At(CodePosition.Span(one.Key, one.Name.Span)))];
}
