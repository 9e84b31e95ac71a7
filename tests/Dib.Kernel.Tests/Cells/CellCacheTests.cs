using Dib.Cache;

namespace Dib.Kernel.Tests;

public class CellCacheTests
{
    private static readonly CellKey Key = CellKey.Start.Next("1 + 1", []);

    private static readonly CompiledCell Cell = new(Key.AssemblyName, "Submission", true, [1, 2, 3], [4, 5])
    {
        Effects = [new Effect("clock", "DateTime.Now", 7)],
        Flow = new CellFlow(["a", "b"], ["c"], ["d"], ["e", "f"], "Console.SetOut", ["g"]),
    };

    [Fact]
    public void What_was_written_is_read_back_whole()
    {
        using var folder = new TemporaryFolder();
        var cache = new CellCache(UserCache.Open(folder.Path));
        cache.Read(Key).ShouldBeNull();
        cache.Write(Key, Cell);
        var read = cache.Read(Key).ShouldNotBeNull();
        read.Assembly.ShouldBe(Cell.Assembly);
        read.Symbols.ShouldBe(Cell.Symbols);
        read.Effects.ShouldBe(Cell.Effects);
        System.Text.Json.JsonSerializer.Serialize(read.Flow).ShouldBe(System.Text.Json.JsonSerializer.Serialize(Cell.Flow));
        (read with { Assembly = Cell.Assembly, Symbols = Cell.Symbols, Effects = Cell.Effects, Flow = Cell.Flow }).ShouldBe(Cell);
        Directory.GetFiles(Path.Combine(folder.Path, "cells")).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_entry_that_is_cut_or_changed_anywhere_counts_as_missing_and_is_removed()
    {
        using var folder = new TemporaryFolder();
        var cache = new CellCache(UserCache.Open(folder.Path));
        cache.Write(Key, Cell);
        var path = Directory.GetFiles(Path.Combine(folder.Path, "cells")).Single();
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
    public void Entries_that_were_exchanged_or_made_with_another_key_count_as_missing()
    {
        using var folder = new TemporaryFolder();
        using var another = new TemporaryFolder();
        var cache = new CellCache(UserCache.Open(folder.Path));
        var other = CellKey.Start.Next("2 + 2", []);
        string PathOf(TemporaryFolder of, CellKey key) => Path.Combine(of.Path, "cells", key.Value);

        cache.Write(Key, Cell);
        cache.Write(other, Cell with { Assembly = [9] });
        File.Copy(PathOf(folder, other), PathOf(folder, Key), overwrite: true);
        cache.Read(Key).ShouldBeNull();

        new CellCache(UserCache.Open(another.Path)).Write(Key, Cell);
        File.Copy(PathOf(another, Key), PathOf(folder, Key), overwrite: true);
        cache.Read(Key).ShouldBeNull();
        cache.Read(other).ShouldNotBeNull();
    }

    [Fact]
    public void Only_what_has_not_been_used_for_long_is_removed()
    {
        using var folder = new TemporaryFolder();
        var cache = new CellCache(UserCache.Open(folder.Path));
        cache.Write(Key, Cell);
        var old = CellKey.Start.Next("2", []);
        cache.Write(old, Cell);
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "cells", old.Value), DateTime.UtcNow.AddDays(-31));
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
