using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using LinePositionSpan = Dib.Protocol.LinePositionSpan;

namespace Dib.Kernel.Language;

/// <summary>
/// Finds a library's own source by its portable debug symbols: they name the files that its methods and types stand in. The place in
/// such a file is that of the declaration's name, so that it is right also where the file was edited since the build.
/// </summary>
/// <param name="library">The library.</param>
internal sealed class LibrarySource(LibraryCopy library)
{
    // Which documents declare a type that has no code of its own: an interface, an enum.
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>Where something that the library declares stands; nowhere where there are no symbols or files.</summary>
    public IReadOnlyList<SourcePlace> Find(ISymbol symbol, CancellationToken cancellation) => Reading.OrNull(() =>
    {
        using var image = new PEReader(library.Bytes);
        return image.TryOpenAssociatedPortablePdb(library.Path, OpenSymbols, out var symbols, out _)
            ? Find(symbol, image.GetMetadataReader(), symbols!, cancellation)
            : null;
    }) ?? [];

    private IReadOnlyList<SourcePlace> Find(ISymbol symbol, MetadataReader metadata, MetadataReaderProvider provider,
        CancellationToken cancellation)
    {
        using var _ = provider;
        var symbols = provider.GetMetadataReader();
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        var own = MethodsOf(symbol).SelectMany(method => DocumentsOf(method, symbols));
        // Where a member has no code of its own, or another method runs it: any file of its type.
        foreach (var documents in new[] { own, DocumentsOf(type, metadata, symbols) })
        {
            var places = documents.Distinct()
                .Select(document => FileOf(symbols.GetDocument(document), symbols))
                .OfType<string>()
                .SelectMany(file => Find(symbol, file, cancellation))
                .ToList();
            if (places.Count > 0)
                return places;
        }
        return [];
    }

    private static IEnumerable<SourcePlace> Find(ISymbol symbol, string file, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file),
            CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest), cancellationToken: cancellation);
        return DeclarationFinder.Find(tree.GetRoot(cancellation), symbol)
            .Select(name => new CodeOrigin(null, file).At(CodePosition.Span(tree, name.Span)));
    }

    private static IEnumerable<MethodDefinitionHandle> MethodsOf(ISymbol symbol) => (symbol switch
    {
        IMethodSymbol method => [(method.ReducedFrom ?? method).OriginalDefinition],
        IPropertySymbol property => [property.GetMethod, property.SetMethod],
        IEventSymbol @event => [@event.AddMethod],
        _ => Array.Empty<IMethodSymbol?>(),
    })
        .OfType<IMethodSymbol>()
        .Select(method => MetadataTokens.Handle(method.MetadataToken))
        .Where(handle => handle.Kind == HandleKind.MethodDefinition)
        .Select(handle => (MethodDefinitionHandle)handle);

    private static IEnumerable<DocumentHandle> DocumentsOf(MethodDefinitionHandle method, MetadataReader symbols)
    {
        var debugging = symbols.GetMethodDebugInformation(method);
        return debugging.Document.IsNil
            ? debugging.GetSequencePoints().Select(point => point.Document).Where(document => !document.IsNil)
            : [debugging.Document];
    }

    private static IEnumerable<DocumentHandle> DocumentsOf(INamedTypeSymbol type, MetadataReader metadata, MetadataReader symbols)
    {
        var handle = MetadataTokens.Handle(type.MetadataToken);
        return handle.Kind == HandleKind.TypeDefinition ? DocumentsOf((TypeDefinitionHandle)handle, metadata, symbols) : [];
    }

    // With the types in it, in which the compiler puts the code of lambdas, iterators and asynchronous methods.
    private static IEnumerable<DocumentHandle> DocumentsOf(TypeDefinitionHandle type, MetadataReader metadata, MetadataReader symbols)
    {
        foreach (var handle in symbols.GetCustomDebugInformation(type))
        {
            var custom = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(custom.Kind) != TypeDocuments)
                continue;
            for (var blob = symbols.GetBlobReader(custom.Value); blob.RemainingBytes > 0;)
                yield return MetadataTokens.DocumentHandle(blob.ReadCompressedInteger());
        }
        var definition = metadata.GetTypeDefinition(type);
        foreach (var document in definition.GetMethods().SelectMany(method => DocumentsOf(method, symbols))
            .Concat(definition.GetNestedTypes().SelectMany(nested => DocumentsOf(nested, metadata, symbols))))
            yield return document;
    }

    /// <summary>
    /// The file that a document was: by its own path, or where a deterministic build wrote <c>/_/src/…</c>, by as much of its end as a
    /// folder above the library has.
    /// </summary>
    private string? FileOf(System.Reflection.Metadata.Document document, MetadataReader symbols)
    {
        var path = symbols.GetString(document.Name);
        if (File.Exists(path))
            return path;
        var names = path.Split('/', '\\');
        var folders = new[] { library.Path, RealPath.Of(library.Path) }.SelectMany(FoldersAbove).Distinct().ToList();
        // A file's name alone is found anywhere and says nothing.
        return Enumerable.Range(1, Math.Max(0, names.Length - 2))
            .SelectMany(start => folders.Select(folder => Path.Combine([folder, .. names[start..]])))
            .FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> FoldersAbove(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            yield return folder;
    }

    // Of the build that the notebook uses, where it is held in memory; another build's do not fit, and are passed over.
    private Stream? OpenSymbols(string path) =>
        library.Symbols is { } kept && path == Path.ChangeExtension(library.Path, ".pdb") ? new MemoryStream(kept)
        : File.Exists(path) ? File.OpenRead(path)
        : null;
}
