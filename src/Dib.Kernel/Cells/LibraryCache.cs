
namespace Dib.Kernel;

/// <summary>
/// Copies of referenced libraries on disk. A file can be mapped into memory, and only then is the machine code used that a
/// library was precompiled to; the library's own file is left free to be rebuilt while a notebook is open.
/// </summary>
/// <param name="folder">As private to the user as the compiled cells are: what lies here is run.</param>
internal sealed class LibraryCache(string folder)
{
    /// <summary>A file that holds the library, its symbols beside it; null where there is none and none could be written.</summary>
    public string? FileOf(LibraryCopy library)
    {
        var own = Path.Combine(folder, library.Hash);
        var file = Path.Combine(own, library.Name + ".dll");
        try
        {
            if (!Directory.Exists(own))
                Write(library, own);
            else
                Leftovers.Touch(new DirectoryInfo(own));
            return File.ReadAllBytes(file).AsSpan().SequenceEqual(library.Bytes.AsSpan()) ? file : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Write(LibraryCopy library, string own)
    {
        var cache = Directory.CreateDirectory(folder);
        Leftovers.Remove(cache.EnumerateDirectories());
        // Moved into place whole: several kernels may begin at once.
        var temporary = Directory.CreateDirectory(Leftovers.TemporaryName(own));
        try
        {
            File.WriteAllBytes(Path.Combine(temporary.FullName, library.Name + ".dll"), library.Bytes.AsSpan());
            if (library.Symbols is not null)
                File.WriteAllBytes(Path.Combine(temporary.FullName, library.Name + ".pdb"), library.Symbols);
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
