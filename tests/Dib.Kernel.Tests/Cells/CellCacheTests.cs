namespace Dib.Kernel.Tests;

public class CellCacheTests
{
    private static readonly CellKey Key = CellKey.Start.Next("1 + 1", []);

    private static readonly CompiledCell Cell = new(Key.AssemblyName, "Submission", true, [1, 2, 3], [4, 5])
    { Effects = [new Effect("clock", "DateTime.Now", 7)] };

    [Fact]
    public void What_was_written_is_read_back_whole()
    {
        using var folder = new TemporaryFolder();
        var cache = new CellCache(folder.Path);
        cache.Read(Key).ShouldBeNull();
        cache.Write(Key, Cell);
        var read = cache.Read(Key).ShouldNotBeNull();
        read.Assembly.ShouldBe(Cell.Assembly);
        read.Symbols.ShouldBe(Cell.Symbols);
        read.Effects.ShouldBe(Cell.Effects);
        (read with { Assembly = Cell.Assembly, Symbols = Cell.Symbols, Effects = Cell.Effects }).ShouldBe(Cell);
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_entry_that_is_cut_or_changed_anywhere_counts_as_missing_and_is_removed()
    {
        using var folder = new TemporaryFolder();
        var cache = new CellCache(folder.Path);
        cache.Write(Key, Cell);
        var path = Directory.GetFiles(folder.Path).Single();
        var whole = File.ReadAllBytes(path);
        for (var i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 1;
            File.WriteAllBytes(path, changed);
            cache.Read(Key).ShouldBeNull();
            File.Exists(path).ShouldBeFalse();

            File.WriteAllBytes(path, whole[..i]);
            cache.Read(Key).ShouldBeNull();
        }
    }

    [Fact]
    public void The_folder_is_the_users_own()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var own = Path.Combine(folder.Path, "cells");
        _ = new CellCache(own);
        File.GetUnixFileMode(own).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Only_what_has_not_been_used_for_long_is_removed()
    {
        using var folder = new TemporaryFolder();
        var cache = new CellCache(folder.Path);
        cache.Write(Key, Cell);
        var old = CellKey.Start.Next("2", []);
        cache.Write(old, Cell);
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, old.Value), DateTime.UtcNow.AddDays(-31));
        cache.RemoveUnused();
        cache.Read(old).ShouldBeNull();
        cache.Read(Key).ShouldNotBeNull();
    }

    [Fact]
    public void A_key_depends_on_the_cell_and_on_every_cell_before_it()
    {
        CellKey.Start.Next("1 + 1", []).ShouldBe(Key);
        Key.Next("a", []).ShouldNotBe(CellKey.Start.Next("a", []));
        CellKey.Start.Next("1 + 2", []).ShouldNotBe(Key);
        CellKey.Start.Next("1 + 1", [LibraryCopy.Read(typeof(CellCacheTests).Assembly.Location)]).ShouldNotBe(Key);
    }
}
