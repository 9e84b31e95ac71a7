using System.Security.Cryptography;

namespace Dib.Kernel;

/// <summary>
/// Compiled cells on disk, a file each, named by what the cell depends on. An entry is written whole or not at all, and one
/// that is not what was written counts as missing. The folder is the user's own: whoever can write to it can run code as the user.
/// </summary>
internal sealed class CellCache
{
    private readonly string _folder;
    private bool _tidied;

    public CellCache(string folder)
    {
        _folder = folder;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The libraries that the cells were compiled against.</summary>
    public LibraryCache Libraries => new(Path.Combine(_folder, "libraries"));

    /// <summary>The folder of this user's cache.</summary>
    public static string DefaultFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "dib", "cells");

    /// <summary>The cell of a key, or null where it is not there or not intact.</summary>
    public CompiledCell? Read(CellKey key) => Reading.OrNull(() =>
    {
        var path = PathOf(key);
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < SHA256.HashSizeInBytes
            || !SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
        {
            File.Delete(path);
            return null;
        }
        Leftovers.Touch(new FileInfo(path));
        return CompiledCell.FromBytes(key.AssemblyName, bytes.AsMemory(SHA256.HashSizeInBytes));
    });

    /// <summary>Keeps a cell. That it cannot be kept costs time later, and nothing else.</summary>
    public void Write(CellKey key, CompiledCell cell)
    {
        var path = PathOf(key);
        var temporary = Leftovers.TemporaryName(path);
        try
        {
            // Here and not on reading: a process that has to compile has the time.
            if (!_tidied)
                RemoveUnused();
            _tidied = true;
            var body = cell.ToBytes();
            File.WriteAllBytes(temporary, [.. SHA256.HashData(body), .. body]);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Leftovers.TryDelete(new FileInfo(temporary));
        }
    }

    /// <summary>Removes what has not been used for a month, and what a process that died has left.</summary>
    public void RemoveUnused() => Leftovers.Remove(new DirectoryInfo(_folder).EnumerateFiles());

    private string PathOf(CellKey key) => Path.Combine(_folder, key.Value);
}

/// <summary>
/// Copies of referenced libraries on disk. A file can be mapped into memory, and only then is the machine code used that a
/// library was precompiled to; the library's own file is left free to be rebuilt while a notebook is open. A copy is known by
/// its library's version id, size and time, so that a library that was seen before is not read again.
/// </summary>
/// <param name="folder">As private to the user as the compiled cells are: what lies here is run.</param>
internal sealed class LibraryCache(string folder)
{
    private const string HashFile = "sha256";

    /// <summary>A library with its copy, its symbols beside it; held in memory where there is no good copy and none could be
    /// written.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public LibraryCopy Read(string path)
    {
        var original = new FileInfo(path);
        var library = LibraryCopy.InPlace(path);
        var own = Path.Combine(folder, $"{library.Identity:N}-{original.Length:x}-{original.LastWriteTimeUtc.Ticks:x}");
        var copy = new FileInfo(Path.Combine(own, original.Name));
        var kept = Reading.OrNull(() =>
        {
            if (!Directory.Exists(own))
                Write(LibraryCopy.Read(path), own, copy.Name);
            else
                Leftovers.Touch(new DirectoryInfo(own));
            return copy.Exists && copy.Length == original.Length
                ? library.KeptAt(copy.FullName, File.ReadAllText(Path.Combine(own, HashFile)))
                : null;
        });
        return kept ?? LibraryCopy.Read(path);
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

/// <summary>What may be removed from a cache's folder: the unused, and what a process that died has left half written.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan UnusedFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan WrittenFor = TimeSpan.FromHours(1);

    /// <summary>The name under which an entry is written before it is moved into place; each writer's own.</summary>
    public static string TemporaryName(string path) => $"{path}.{Guid.NewGuid():N}.new";

    /// <summary>Marks an entry as used, at most once a day.</summary>
    public static void Touch(FileSystemInfo entry)
    {
        if (entry.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1))
            entry.LastWriteTimeUtc = DateTime.UtcNow;
    }

    /// <summary>Removes the entries of a folder that have not been used for a month, and what was left half written.</summary>
    public static void Remove(IEnumerable<FileSystemInfo> entries)
    {
        foreach (var entry in entries)
        {
            var age = DateTime.UtcNow - entry.LastWriteTimeUtc;
            if (age > UnusedFor || (entry.Extension == ".new" && age > WrittenFor))
                TryDelete(entry);
        }
    }

    /// <summary>Removes a file, or a folder with what is in it; where another process uses it, it is left for another time.</summary>
    public static void TryDelete(FileSystemInfo entry)
    {
        try
        {
            if (entry is DirectoryInfo folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nothing is lost but room on the disk.
        }
    }
}
