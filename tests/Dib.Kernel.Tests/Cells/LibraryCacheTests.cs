using Dib.Cache;

namespace Dib.Kernel.Tests;

public class LibraryCacheTests
{
    private static readonly string Library = typeof(LibraryCacheTests).Assembly.Location;

    [Fact]
    public void A_library_is_kept_with_its_symbols_and_found_again()
    {
        using var folder = new TemporaryFolder();
        var kept = new LibraryCache(UserCache.Open(folder.Path)).Read(Library);
        var file = kept.File.ShouldNotBeNull();
        File.ReadAllBytes(file).ShouldBe(File.ReadAllBytes(Library));
        File.ReadAllBytes(Path.ChangeExtension(file, ".pdb")).ShouldBe(File.ReadAllBytes(Path.ChangeExtension(Library, ".pdb")));

        var again = new LibraryCache(UserCache.Open(folder.Path)).Read(Library);
        (again.File, again.Hash, again.Identity, again.Path).ShouldBe((file, LibraryCopy.Read(Library).Hash, kept.Identity, Library));
        Directory.GetDirectories(Path.Combine(folder.Path, "libraries")).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_copy_that_was_flipped_cut_or_exchanged_is_not_used_and_made_anew()
    {
        using var folder = new TemporaryFolder();
        var cache = new LibraryCache(UserCache.Open(folder.Path));
        var other = Path.GetDirectoryName(cache.Read(typeof(LibraryCache).Assembly.Location).File)!;
        var random = new Random(11);
        for (var round = 0; round < (Sample.IsFull ? 200 : 12); round++)
        {
            var copy = cache.Read(Library).File.ShouldNotBeNull();
            var files = Directory.GetFiles(Path.GetDirectoryName(copy)!).Order(StringComparer.Ordinal).ToList();
            var file = files[round % files.Count];
            var bytes = File.ReadAllBytes(file);
            switch (round / files.Count % 3)
            {
                case 0: bytes[random.Next(bytes.Length)] ^= 1; File.WriteAllBytes(file, bytes); break;
                case 1: File.WriteAllBytes(file, bytes[..random.Next(bytes.Length)]); break;
                default:
                    foreach (var (mine, theirs) in files.Zip(Directory.GetFiles(other).Order(StringComparer.Ordinal)))
                        File.Copy(theirs, mine, overwrite: true);
                    break;
            }
            var read = cache.Read(Library);
            read.Bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Library)).ShouldBeTrue($"round {round}: {file}");
            read.Hash.ShouldBe(LibraryCopy.Read(Library).Hash);
        }
    }

    [Fact]
    public void A_library_that_was_built_anew_has_another_copy_and_the_old_one_stays_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var (cache, path) = (new LibraryCache(UserCache.Open(Path.Combine(folder.Path, "cache"))), Path.Combine(folder.Path, "a.dll"));
        File.Copy(Library, path);
        var before = cache.Read(path);
        File.Copy(typeof(LibraryCache).Assembly.Location, path, overwrite: true);

        var after = cache.Read(path);

        (after.Name, after.Hash).ShouldBe(("Dib.Kernel", LibraryCopy.Read(path).Hash));
        before.Bytes.ShouldBe(File.ReadAllBytes(Library));
    }

    [Fact]
    public void Many_kernels_may_keep_one_library_at_once()
    {
        using var folder = new TemporaryFolder();
        var files = Enumerable.Range(0, 8)
            .AsParallel()
            .WithDegreeOfParallelism(8)
            .Select(_ => new LibraryCache(UserCache.Open(folder.Path)).Read(Library).File)
            .ToList();
        files.ShouldAllBe(file => file != null);
        Directory.GetDirectories(Path.Combine(folder.Path, "libraries")).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_has_not_been_used_for_long_is_removed_when_another_library_comes()
    {
        using var folder = new TemporaryFolder();
        var cache = new LibraryCache(UserCache.Open(folder.Path));
        var old = Path.GetDirectoryName(cache.Read(Library).File)!;
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-31));
        cache.Read(typeof(LibraryCache).Assembly.Location).File.ShouldNotBeNull();
        Directory.Exists(old).ShouldBeFalse();
    }
}
