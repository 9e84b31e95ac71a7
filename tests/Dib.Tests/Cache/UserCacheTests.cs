using System.Text;
using Dib.Cache;

namespace Dib.Tests.Cache;

public class UserCacheTests
{
    [Fact]
    public void A_seal_holds_for_its_name_and_its_content_alone()
    {
        using var folder = new TemporaryFolder();
        var cache = UserCache.Open(folder.Path);
        var piece = cache.Seal("name", "content"u8);

        Encoding.UTF8.GetString(cache.Unseal("name", piece)!).ShouldBe("content");
        UserCache.Open(folder.Path).Unseal("name", piece).ShouldNotBeNull();
        cache.Unseal("other", piece).ShouldBeNull();
        cache.Unseal("namec", cache.Seal("name", "content"u8)).ShouldBeNull();
        for (var i = 0; i < piece.Length; i++)
        {
            cache.Unseal("name", piece[..i]).ShouldBeNull();
            piece[i] ^= 4;
            cache.Unseal("name", piece).ShouldBeNull();
            piece[i] ^= 4;
        }
    }

    [Fact]
    public void Many_processes_that_begin_at_once_agree_on_one_key()
    {
        using var folder = new TemporaryFolder();
        var pieces = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16)
            .Select(_ => Convert.ToHexString(UserCache.Open(folder.Path).Seal("a", "b"u8))).ToList();
        pieces.Distinct().ShouldHaveSingleItem();
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).ShouldBe(["key"]);
    }

    [Fact]
    public void Folder_and_key_are_the_users_own_and_a_key_that_others_can_change_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var own = folder.File("cache");
        UserCache.Open(own);
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(own).ShouldBe(Private | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(own, "key")).ShouldBe(Private);

        File.SetUnixFileMode(own, Private | UnixFileMode.UserExecute | UnixFileMode.GroupWrite);
        UserCache.Open(own);
        File.GetUnixFileMode(own).ShouldBe(Private | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Path.Combine(own, "key"), Private | UnixFileMode.OtherWrite);
        Should.Throw<IOException>(() => UserCache.Open(own)).Message.ShouldContain("key: found a place");
    }

    [Fact]
    public void A_key_that_was_cut_is_named()
    {
        using var folder = new TemporaryFolder();
        UserCache.Open(folder.Path);
        File.WriteAllBytes(folder.File("key"), [1, 2]);
        Should.Throw<IOException>(() => UserCache.Open(folder.Path)).Message.ShouldContain("key: found 2 bytes, expected 32.");
    }

    [Fact]
    public void What_belongs_to_another_user_is_refused()
    {
        // Only the system's administrator can give a folder away.
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return;
        using var folder = new TemporaryFolder();
        UserCache.Open(folder.File("cache"));
        foreach (var path in (string[])[folder.File("cache", "key"), folder.File("cache")])
        {
            BuiltProgram.Run("chown", folder.Path, "65534", path).ExitCode.ShouldBe(0);
            Should.Throw<IOException>(() => UserCache.Open(folder.File("cache"))).Message
                .ShouldStartWith($"{path}: found a place that belongs to another user");
        }
    }
}
