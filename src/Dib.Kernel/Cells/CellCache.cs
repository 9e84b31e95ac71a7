using System.Text;
using Dib.Cache;

namespace Dib.Kernel;

/// <summary>
/// Compiled cells on disk, a file each, named by what the cell depends on and sealed together with that name. An entry is
/// written whole or not at all, and one that is not what was written under its name counts as missing.
/// </summary>
internal sealed class CellCache(UserCache user)
{
    private const long MostBytes = 1L << 30;

    private readonly string _folder = user.FolderOf("cells");
    private bool _tidied;

    /// <summary>The cells of a user's cache; null where there is none, or its folders cannot be used.</summary>
    public static CellCache? Of(UserCache? user) => user is null ? null : Reading.OrNull(() => new CellCache(user));

    /// <summary>The libraries that the cells were compiled against.</summary>
    public LibraryCache Libraries { get; } = new(user);

    /// <summary>The cell of a key, or null where it is not there or not intact.</summary>
    public CompiledCell? Read(CellKey key) => Reading.OrNull(() =>
    {
        var path = PathOf(key);
        if (user.Unseal(key.Value, File.ReadAllBytes(path)) is not { } content)
        {
            File.Delete(path);
            return null;
        }
        Leftovers.Touch(new FileInfo(path));
        return CompiledCell.FromBytes(key.AssemblyName, content);
    });

    /// <summary>Keeps a cell. That it cannot be kept costs time later, and nothing else.</summary>
    public void Write(CellKey key, CompiledCell cell)
    {
        try
        {
            // Here and not on reading: a process that has to compile has the time.
            if (!_tidied)
                RemoveUnused();
            _tidied = true;
            WholeFile.Write(PathOf(key), user.Seal(key.Value, cell.ToBytes()));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is compiled anew the next time.
        }
    }

    /// <summary>Removes what has not been used for a month, what a process that died has left, and the oldest of too much.</summary>
    public void RemoveUnused() => Leftovers.Remove(new DirectoryInfo(_folder).EnumerateFiles(), MostBytes);

    private string PathOf(CellKey key) => Path.Combine(_folder, key.Value);
}

/// <summary>
/// Copies of referenced libraries on disk. A file can be mapped into memory, and only then is the machine code used that a
/// library was precompiled to; the library's own file is left free to be rebuilt while a notebook is open. A copy is known by
/// its library's version id, size and time, so that a library that was seen before is not read again; nor is the copy, while
/// nobody has touched it.
/// </summary>
internal sealed class LibraryCache(UserCache user)
{
    private const string HashFile = "sha256";
    private const long MostBytes = 1L << 30;

    private readonly string _folder = user.FolderOf("libraries");

    /// <summary>A library with its copy, its symbols beside it; held in memory where there is no good copy and none could be
    /// written.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public LibraryCopy Read(string path)
    {
        var original = new FileInfo(path);
        var library = LibraryCopy.InPlace(path);
        var name = $"{library.Identity:N}-{original.Length:x}-{original.LastWriteTimeUtc.Ticks:x}";
        var own = Path.Combine(_folder, name);
        var copy = new FileInfo(Path.Combine(own, original.Name));
        var kept = Reading.OrNull(() =>
        {
            if (!Directory.Exists(own))
                Write(LibraryCopy.Read(path), own, copy.Name);
            else
                Leftovers.Touch(new DirectoryInfo(own));
            if (Known(name, own) is [var hash, var symbols, var changed]
                && (changed == ChangesOf(copy.FullName) || $"{hash} {symbols}" == HashesOf(copy.FullName)))
                return library.KeptAt(copy.FullName, hash);
            Leftovers.TryDelete(new DirectoryInfo(own));
            return null;
        });
        return kept ?? LibraryCopy.Read(path);
    }

    private string[]? Known(string name, string own) =>
        user.Unseal(name, File.ReadAllBytes(Path.Combine(own, HashFile))) is { } known ? Encoding.UTF8.GetString(known).Split(' ') : null;

    /// <summary>
    /// When a copy and its symbols were changed last, which no program can set: where that is as it was, they need not be read.
    /// On Windows, where it can be set, it never is.
    /// </summary>
    private static string ChangesOf(string file)
    {
        var (copy, symbols) = (FileStat.Of(file), FileStat.Of(Path.ChangeExtension(file, ".pdb")));
        return OperatingSystem.IsWindows() ? $"{Guid.NewGuid():N}" : $"{copy?.Changed}-{symbols?.Changed}";
    }

    /// <summary>The hashes of a copy and of its symbols.</summary>
    private static string HashesOf(string file) =>
        $"{ContentHash.OfFile(file)} {ContentHash.OfFile(Path.ChangeExtension(file, ".pdb")) ?? "-"}";

    private void Write(LibraryCopy library, string own, string name)
    {
        Leftovers.Remove(new DirectoryInfo(_folder).EnumerateDirectories(), MostBytes);
        // Moved into place whole: several kernels may begin at once.
        var temporary = Directory.CreateDirectory(Leftovers.TemporaryName(own));
        try
        {
            var file = Path.Combine(temporary.FullName, name);
            File.WriteAllBytes(file, library.Bytes.AsSpan());
            if (library.Symbols is not null)
                File.WriteAllBytes(Path.ChangeExtension(file, ".pdb"), library.Symbols);
            File.WriteAllBytes(Path.Combine(temporary.FullName, HashFile),
                user.Seal(Path.GetFileName(own), Encoding.UTF8.GetBytes($"{HashesOf(file)} {ChangesOf(file)}")));
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

/// <summary>What may be removed from a cache's folder: the unused, what a process that died has left half written, and the
/// longest unused where there is too much.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan UnusedFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan WrittenFor = TimeSpan.FromHours(1);

    /// <summary>The name under which an entry is written before it is moved into place; each writer's own.</summary>
    public static string TemporaryName(string path) => $"{path}.{Guid.NewGuid():N}.new";

    /// <summary>Marks an entry as used, at most once a day.</summary>
    public static void Touch(FileSystemInfo entry)
    {
        try
        {
            if (entry.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1))
                entry.LastWriteTimeUtc = DateTime.UtcNow;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Of a cache that can only be read nothing is removed either.
        }
    }

    /// <summary>Removes the entries of a folder that have not been used for a month, and what was left half written.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="mostBytes">How much may stay; beyond it, what was used last stays.</param>
    public static void Remove(IEnumerable<FileSystemInfo> entries, long mostBytes)
    {
        var bytes = 0L;
        foreach (var entry in entries.OrderByDescending(entry => entry.LastWriteTimeUtc))
        {
            var age = DateTime.UtcNow - entry.LastWriteTimeUtc;
            bytes += LengthOf(entry);
            if (age > UnusedFor || (age > WrittenFor && (entry.Extension == ".new" || bytes > mostBytes)))
                TryDelete(entry);
        }
    }

    /// <summary>The size of a file, or of all files in a folder.</summary>
    private static long LengthOf(FileSystemInfo entry) => entry switch
    {
        FileInfo file => file.Length,
        DirectoryInfo folder => Reading.OrNull(() => folder.GetFiles("*", SearchOption.AllDirectories))?.Sum(file => file.Length) ?? 0,
        _ => 0,
    };

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
