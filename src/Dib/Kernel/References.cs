using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Dib.Kernel;

/// <summary>Assemblies as the compiler wants them.</summary>
internal static class References
{
    /// <summary>All of the framework: given once, with the first cell of a chain.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Kernel.Framework.Files.Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    /// <summary>A library.</summary>
    public static MetadataReference Of(LibraryCopy library) => MetadataReference.CreateFromImage(library.Bytes, filePath: library.Path);
}
