using Dib.Cache;

namespace Dib.Tests.Cache;

public class FileHashesTests
{
    private const int Large = 300_000;

    [Theory]
    [InlineData(Large, true)]
    [InlineData(1000, false)]
    public void Only_a_large_file_is_believed_to_be_what_it_was_by_its_length_and_time(int length, bool isBelieved)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, 'a', length);
        var before = new FileHashes([]).StateOf(path);
        before.Hash.ShouldBe(ContentHash.OfFile(path));

        var known = before with { Hash = "what was read before", IsSettled = true };
        (new FileHashes([known]).Of(path) == known.Hash).ShouldBe(isBelieved);
        new FileHashes([known with { Written = known.Written - 1 }]).Of(path).ShouldBe(before.Hash, "another time");
        new FileHashes([known with { Length = known.Length - 1 }]).Of(path).ShouldBe(before.Hash, "another length");
    }

    [Fact]
    public void A_large_file_that_was_just_written_is_read_again()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, 'a', Large);
        var before = new FileHashes([]).StateOf(path);
        before.IsSettled.ShouldBeFalse();
        new FileHashes([before with { Hash = "what was read before" }]).Of(path).ShouldBe(before.Hash);
    }

    [Fact]
    public void Who_sets_the_time_of_writing_back_hides_nothing()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var path = Write(folder, 'a', Large);
        var time = File.GetLastWriteTimeUtc(path);
        var before = new FileHashes([]).StateOf(path) with { IsSettled = true };
        Thread.Sleep(20);

        Write(folder, 'b', Large);
        File.SetLastWriteTimeUtc(path, time);
        new FileHashes([before]).Of(path).ShouldBe(ContentHash.OfFile(path));
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for_and_equals_nothing()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var pipe = folder.File("pipe");
        BuiltProgram.Run("mkfifo", folder.Path, pipe).ExitCode.ShouldBe(0);
        foreach (var path in (string[])[pipe, "/dev/zero", folder.Path])
        {
            var hash = await Task.Run(() => ContentHash.OfFile(path)).WaitAsync(TimeSpan.FromSeconds(10));
            hash.ShouldNotBe(ContentHash.OfFile(path), path);
        }
    }

    [Fact]
    public void A_folder_is_all_that_is_in_it_and_links_that_lead_in_a_circle_end()
    {
        using var folder = new TemporaryFolder();
        folder.Write("d/a.txt", "1");
        folder.Write("d/sub/b.txt", "2");
        if (!OperatingSystem.IsWindows()) Directory.CreateSymbolicLink(folder.File("d", "sub", "up"), folder.File("d"));
        var hashes = new List<string?> { ContentHash.OfFile(folder.File("d")) };
        hashes[0].ShouldBe(ContentHash.OfFile(folder.File("d")));
        foreach (var change in (Action[])
            [
                () => folder.Write("d/sub/b.txt", "3"),
                () => folder.Write("d/sub/c.txt", ""),
                () => File.Move(folder.File("d", "a.txt"), folder.File("d", "z.txt")),
                () => File.Delete(folder.File("d", "z.txt")),
            ])
        {
            change();
            hashes.Add(ContentHash.OfFile(folder.File("d")));
        }
        hashes.Distinct().Count().ShouldBe(hashes.Count);
    }

    [Fact]
    public void A_file_that_is_not_there_has_no_hash() => new FileHashes([]).Of("/none/such").ShouldBeNull();

    private static string Write(TemporaryFolder folder, char content, int length) =>
        folder.Write("library.dll", new string(content, length));
}
