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
        var (path, time) = (Write(folder, 'a', length), DateTime.UtcNow.AddMinutes(-1));
        File.SetLastWriteTimeUtc(path, time);
        var before = new FileHashes([]).StateOf(path);
        before.Hash.ShouldBe(ContentHash.OfFile(path));

        Write(folder, 'b', length);
        File.SetLastWriteTimeUtc(path, time);
        (new FileHashes([before]).Of(path) == before.Hash).ShouldBe(isBelieved);
        File.SetLastWriteTimeUtc(path, time.AddMilliseconds(1));
        new FileHashes([before]).Of(path).ShouldBe(ContentHash.OfFile(path), "another time");
    }

    [Fact]
    public void A_large_file_that_was_just_written_is_read_again()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, 'a', Large);
        var time = File.GetLastWriteTimeUtc(path);
        var before = new FileHashes([]).StateOf(path);

        Write(folder, 'b', Large);
        File.SetLastWriteTimeUtc(path, time);
        new FileHashes([before]).Of(path).ShouldBe(ContentHash.OfFile(path));
    }

    [Fact]
    public void A_file_that_is_not_there_has_no_hash() => new FileHashes([]).Of("/none/such").ShouldBeNull();

    private static string Write(TemporaryFolder folder, char content, int length) =>
        folder.Write("library.dll", new string(content, length));
}
