using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dib.Kernel.Language;
using Microsoft.CodeAnalysis;

namespace Dib.Kernel;

/// <summary>Assemblies as the compiler wants them, each with the documentation that editors ask for.</summary>
internal static class References
{
    private static readonly ConditionalWeakTable<LibraryCopy, MetadataReference> Libraries = [];

    /// <summary>All of the framework: given once, with the first cell of a chain.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Kernel.Framework.Files.Select(path => (MetadataReference)MetadataReference.CreateFromFile(path, documentation: DocumentationSource.OfFramework(path)))];

    /// <summary>A library; the same for the same copy, so that its types are the same whoever asks.</summary>
    public static MetadataReference Of(LibraryCopy library) =>
        Libraries.GetValue(library, copy => copy.File is { } file
            ? MetadataReference.CreateFromFile(file, documentation: DocumentationSource.Beside(copy.Path))
            : MetadataReference.CreateFromImage(copy.Bytes, documentation: DocumentationSource.Beside(copy.Path), filePath: copy.Path));
}
