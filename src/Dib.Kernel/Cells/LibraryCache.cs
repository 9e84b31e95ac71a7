namespace Dib.Kernel;

/// <summary>
/// Copies of referenced libraries on disk. A file can be mapped into memory, and only then is the machine code used that a
/// library was precompiled to; the library's own file is left free to be rebuilt while a notebook is open. A copy is known by
/// its library's version id, size and time, so that a library that was seen before is not read again.
/// </summary>
/// <param name="folder">As private to the user as the compiled cells are: what lies here is run.</param>
internal sealed class LibraryCache(string folder)
{
    private const string HashFile = "sha256";

    /// <summary>A library with its copy, its symbols beside it; held in memory where there is no good copy and none could be written.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public LibraryCopy Read(string path)
    {
        var original = new FileInfo(path);
        var library = LibraryCopy.InPlace(path);
        var own = Path.Combine(folder, $"{library.Identity:N}-{original.Length:x}-{original.LastWriteTimeUtc.Ticks:x}");
        var copy = new FileInfo(Path.Combine(own, original.Name));
        try
        {
            if (!Directory.Exists(own))
                Write(LibraryCopy.Read(path), own, copy.Name);
            else
                Leftovers.Touch(new DirectoryInfo(own));
            return copy.Exists && copy.Length == original.Length
                ? library.KeptAt(copy.FullName, File.ReadAllText(Path.Combine(own, HashFile)))
                : LibraryCopy.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return LibraryCopy.Read(path);
        }
    }

    private void Write(LibraryCopy library, string own, string name)
    {
        var cache = Directory.CreateDirectory(folder);
        Leftovers.Remove(cache.EnumerateDirectories());
        // Moved into place whole: several kernels may begin at once.
        var temporary = Directory.CreateDirectory(Leftovers.TemporaryName(own));
        try
        {
            var file = Path.Combine(temporary.FullName, name);
            File.WriteAllBytes(file, library.Bytes.AsSpan());
            if (library.Symbols is not null)
                File.WriteAllBytes(Path.ChangeExtension(file, ".pdb"), library.Symbols);
            File.WriteAllText(Path.Combine(temporary.FullName, HashFile), library.Hash);
            Directory.Move(temporary.FullName, own);
        }
        catch (IOException)
        {
            Leftovers.TryDelete(temporary);
            if (!Directory.Exists(own))
                throw;
        }
    }
}
