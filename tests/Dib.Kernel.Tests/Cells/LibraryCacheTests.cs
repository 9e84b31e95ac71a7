using Dib.Tests;

namespace Dib.Kernel.Tests;

public class LibraryCacheTests
{
    private static readonly LibraryCopy Library = LibraryCopy.Read(typeof(LibraryCacheTests).Assembly.Location);

    [Fact]
    public void A_library_is_kept_with_its_symbols_and_found_again()
    {
        using var folder = new TemporaryFolder();
        var file = new LibraryCache(folder.Path).FileOf(Library).ShouldNotBeNull();
        File.ReadAllBytes(file).ShouldBe(Library.Bytes);
        File.ReadAllBytes(Path.ChangeExtension(file, ".pdb")).ShouldBe(Library.Symbols);

        new LibraryCache(folder.Path).FileOf(Library).ShouldBe(file);
        Directory.GetDirectories(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_copy_that_is_not_the_library_is_not_used()
    {
        using var folder = new TemporaryFolder();
        var cache = new LibraryCache(folder.Path);
        File.AppendAllText(cache.FileOf(Library).ShouldNotBeNull(), "!");
        cache.FileOf(Library).ShouldBeNull();
    }

    [Fact]
    public void Many_kernels_may_keep_one_library_at_once()
    {
        using var folder = new TemporaryFolder();
        var files = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => new LibraryCache(folder.Path).FileOf(Library)).ToList();
        files.ShouldAllBe(file => file != null);
        Directory.GetDirectories(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_has_not_been_used_for_long_is_removed_when_another_library_comes()
    {
        using var folder = new TemporaryFolder();
        var cache = new LibraryCache(folder.Path);
        var old = Path.GetDirectoryName(cache.FileOf(Library))!;
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-31));
        cache.FileOf(LibraryCopy.Read(typeof(LibraryCache).Assembly.Location)).ShouldNotBeNull();
        Directory.Exists(old).ShouldBeFalse();
    }
}
