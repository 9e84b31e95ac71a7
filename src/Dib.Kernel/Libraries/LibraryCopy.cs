using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Dib.Kernel;

/// <summary>A referenced library, read whole: the file itself stays free to be rebuilt while a notebook is open.</summary>
/// <param name="Path">Where it was read from.</param>
/// <param name="Name">The assembly's simple name.</param>
/// <param name="Identity">The module's version id: equal for equal content, different after every other build.</param>
/// <param name="Dependencies">The simple names of the assemblies that it refers to.</param>
/// <param name="Bytes">The file's content.</param>
/// <param name="Symbols">The content of the debug symbols beside it, which give stack traces their lines; or null.</param>
internal sealed record LibraryCopy(string Path, string Name, Guid Identity, IReadOnlyList<string> Dependencies, ImmutableArray<byte> Bytes, byte[]? Symbols)
{
    /// <summary>The SHA-256 of its content, in hexadecimal.</summary>
    public string Hash { get; } = ContentHash.Of(Bytes.AsSpan());

    /// <summary>The assembly's version.</summary>
    public Version Version { get; init; } = new();

    /// <summary>True for a file that nobody rebuilds, a package's: it is loaded where it lies, with what lies beside it.</summary>
    public bool StaysInPlace { get; init; }

    /// <summary>Reads a library.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LibraryCopy Read(string path)
    {
        var bytes = ImmutableArray.Create(File.ReadAllBytes(path));
        try
        {
            using var file = new PEReader(bytes);
            var metadata = file.GetMetadataReader();
            var definition = metadata.GetAssemblyDefinition();
            var symbols = System.IO.Path.ChangeExtension(path, ".pdb");
            return new LibraryCopy(
                path,
                metadata.GetString(definition.Name),
                metadata.GetGuid(metadata.GetModuleDefinition().Mvid),
                [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))],
                bytes,
                File.Exists(symbols) ? File.ReadAllBytes(symbols) : null)
            {
                Version = definition.Version,
            };
        }
        catch (Exception error) when (error is BadImageFormatException or InvalidOperationException)
        {
            throw new BadImageFormatException($"{System.IO.Path.GetFileName(path)} is not a .NET assembly.", error);
        }
    }
}
