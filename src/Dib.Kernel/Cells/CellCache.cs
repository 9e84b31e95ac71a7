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
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "dib", "cells");

    /// <summary>The cell of a key, or null where it is not there or not intact.</summary>
    public CompiledCell? Read(CellKey key)
    {
        var path = PathOf(key);
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length < SHA256.HashSizeInBytes || !SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
            {
                File.Delete(path);
                return null;
            }
            Leftovers.Touch(new FileInfo(path));
            return CompiledCell.FromBytes(key.AssemblyName, bytes.AsMemory(SHA256.HashSizeInBytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

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
            using (var file = File.Create(temporary))
            {
                file.Write(SHA256.HashData(body));
                file.Write(body);
            }
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
