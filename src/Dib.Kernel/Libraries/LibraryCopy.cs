using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Dib.Kernel;

/// <summary>A referenced library as it was when it was first read: the file itself stays free to be rebuilt while a notebook is
/// open.</summary>
internal sealed class LibraryCopy
{
    private ImmutableArray<byte> _bytes;
    private string? _hash;

    private LibraryCopy(string path, PEReader image)
    {
        try
        {
            var metadata = image.GetMetadataReader();
            var definition = metadata.GetAssemblyDefinition();
            Path = path;
            Name = metadata.GetString(definition.Name);
            Version = definition.Version;
            Identity = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
            Dependencies = [.. metadata.AssemblyReferences
                .Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
        }
        catch (Exception error) when (error is BadImageFormatException or InvalidOperationException)
        {
            throw new BadImageFormatException($"{System.IO.Path.GetFileName(path)} is not a .NET assembly.", error);
        }
    }

    /// <summary>Where it was read from.</summary>
    public string Path { get; }

    /// <summary>The assembly's simple name.</summary>
    public string Name { get; }

    /// <summary>The assembly's version.</summary>
    public Version Version { get; }

    /// <summary>The module's version id: equal for equal content, different after every other build.</summary>
    public Guid Identity { get; }

    /// <summary>The simple names of the assemblies that it refers to.</summary>
    public IReadOnlyList<string> Dependencies { get; }

    /// <summary>The file to load it from, which nobody rebuilds: a copy, or a package's own. Null where it is held in memory.</summary>
    public string? File { get; private set; }

    /// <summary>Its content, read anew where it has a <see cref="File"/>.</summary>
    public ImmutableArray<byte> Bytes => File is null ? _bytes : ImmutableArray.Create(System.IO.File.ReadAllBytes(File));

    /// <summary>The content of the debug symbols beside it, which give stack traces their lines; null where it has a <see cref="File"/>,
    /// or none.</summary>
    public byte[]? Symbols { get; private set; }

    /// <summary>The SHA-256 of its content, in hexadecimal.</summary>
    public string Hash => _hash ??= ContentHash.Of(Bytes.AsSpan());

    /// <summary>Reads a library into memory.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LibraryCopy Read(string path)
    {
        var bytes = ImmutableArray.Create(System.IO.File.ReadAllBytes(path));
        var symbols = System.IO.Path.ChangeExtension(path, ".pdb");
        using var image = new PEReader(bytes);
        return new LibraryCopy(path, image)
        {
            _bytes = bytes,
            Symbols = System.IO.File.Exists(symbols) ? System.IO.File.ReadAllBytes(symbols) : null,
        };
    }

    /// <summary>A library that is loaded where it lies, with what lies beside it: a package's.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LibraryCopy InPlace(string path)
    {
        using var image = new PEReader(System.IO.File.OpenRead(path));
        return new LibraryCopy(path, image) { File = path };
    }

    /// <summary>The same library, loaded from a copy of its file that nobody rebuilds.</summary>
    /// <param name="file">The copy.</param>
    /// <param name="hash">The SHA-256 of its content.</param>
    public LibraryCopy KeptAt(string file, string hash)
    {
        var kept = (LibraryCopy)MemberwiseClone();
        // What the file holds is not held in memory too.
        (kept.File, kept._hash, kept._bytes, kept.Symbols) = (file, hash, default, null);
        return kept;
    }
}
