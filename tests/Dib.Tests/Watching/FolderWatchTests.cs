using Dib.Watching;

namespace Dib.Tests.Watching;

public sealed class FolderWatchTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();
    private readonly FolderWatch _watch = new(path =>
        Path.GetFileName(path) is var name && !name.StartsWith('.') && name.EndsWith(".dib", StringComparison.Ordinal));

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task However_a_file_is_saved_it_is_noticed()
    {
        var (data, notebooks) = (_folder.File("data"), _folder.File("nb"));
        _folder.Write("data/rows.csv", "1");
        _folder.Write("nb/a.dib", "1");
        _watch.Watch([_folder.File("data", "rows.csv"), _folder.File("later", "deep", "rows.csv"), notebooks, _folder.File("alone.dib")]);

        await Noticed("written in place", () => _folder.Write("data/rows.csv", "2"));
        await Noticed("written beside and put in its place", () => Replace("data/rows.csv", "3"));
        await Noticed("put away and written anew", () =>
        {
            File.Move(_folder.File("data", "rows.csv"), _folder.File("data", "rows.csv~"));
            _folder.Write("data/rows.csv", "4");
        });
        await Noticed("another of the same length and time", () =>
        {
            var written = File.GetLastWriteTimeUtc(_folder.File("data", "rows.csv"));
            File.SetLastWriteTimeUtc(_folder.Write("new.csv", "5"), written);
            File.Move(_folder.File("new.csv"), _folder.File("data", "rows.csv"), overwrite: true);
        });
        await Noticed("deleted", () => File.Delete(_folder.File("data", "rows.csv")));
        await Noticed("restored", () => _folder.Write("data/rows.csv", "5"));
        await Noticed("its folder is replaced", () =>
        {
            Directory.Move(data, data + ".old");
            _folder.Write("data/rows.csv", "6");
        });
        await Noticed("written in the new folder", () => _folder.Write("data/rows.csv", "7"));
        await Noticed("its folder goes", () => Directory.Move(data, data + ".older"));
        await Noticed("its folder comes", () => _folder.Write("data/rows.csv", "8"));
        await Noticed("written in the third folder", () => _folder.Write("data/rows.csv", "9"));
        await Noticed("the old folder comes back", () =>
        {
            Directory.Move(data, data + ".new");
            Directory.Move(data + ".old", data);
        });
        await Noticed("a folder that was not there", () => _folder.Write("later/deep/rows.csv", "1"));
        await Noticed("written in it", () => _folder.Write("later/deep/rows.csv", "2"));
        await Noticed("the folder above is replaced", () =>
        {
            Directory.Move(_folder.File("later"), _folder.File("before"));
            _folder.Write("later/deep/rows.csv", "3");
        });
        await Noticed("a new notebook", () => _folder.Write("nb/b.dib", "1"));
        await Noticed("a notebook that is replaced", () => Replace("nb/b.dib", "2"));
        await Noticed("a notebook that goes", () => File.Delete(_folder.File("nb", "b.dib")));
        await Noticed("the notebooks' folder is replaced", () =>
        {
            Directory.Move(notebooks, notebooks + ".old");
            _folder.Write("nb/a.dib", "2");
        });
        await Noticed("a notebook in the new folder", () => _folder.Write("nb/a.dib", "3"));
        await Noticed("a notebook that was named and not there", () => _folder.Write("alone.dib", "1"));
        await Noticed("may no longer be read", () =>
        {
            if (OperatingSystem.IsWindows())
                _folder.Write("nb/a.dib", "4");
            else
                File.SetUnixFileMode(_folder.File("nb", "a.dib"), UnixFileMode.None);
        });
    }

    [Fact]
    public async Task What_a_link_leads_to_is_noticed_as_well()
    {
        var link = _folder.File("data", "latest.csv");
        foreach (var name in new[] { "data/one.csv", "far/away/two.csv", "far/away/three.csv" })
            File.SetLastWriteTimeUtc(_folder.Write(name, "1"), DateTime.UnixEpoch);
        File.CreateSymbolicLink(link, "one.csv");
        Directory.CreateSymbolicLink(_folder.File("folder"), "far/away");
        _watch.Watch([link, _folder.File("folder", "three.csv")]);

        await Noticed("its target is written", () => _folder.Write("data/one.csv", "2"));
        await Noticed("its target is replaced", () => Replace("data/one.csv", "3"));
        await Noticed("it leads elsewhere", () => Link("data/latest.csv", "../far/away/two.csv"));
        await Noticed("the new target is written", () => _folder.Write("far/away/two.csv", "2"));
        await Noticed("written through the folder's link", () => _folder.Write("far/away/three.csv", "2"));
        await Noticed("it leads to a link", () =>
        {
            File.CreateSymbolicLink(_folder.File("far", "link.csv"), "away/two.csv");
            Link("data/latest.csv", "../far/link.csv");
        });
        await Noticed("that link leads elsewhere", () => Link("far/link.csv", "away/three.csv"));
        await Noticed("it leads nowhere", () => Link("data/latest.csv", "none.csv"));
        await Noticed("where it leads comes to be", () => _folder.Write("data/none.csv", "1"));
        await Noticed("it leads to itself", () => Link("data/latest.csv", "latest.csv"));
        await Noticed("it becomes a file", () => Replace("data/latest.csv", "1"));
        await Noticed("the folder's link leads elsewhere", () =>
        {
            _folder.Write("other/three.csv", "2");
            Directory.Delete(_folder.File("folder"));
            Directory.CreateSymbolicLink(_folder.File("folder"), "other");
        });
        await Noticed("written there", () => _folder.Write("other/three.csv", "3"));
    }

    [Fact]
    public async Task Nothing_else_is()
    {
        _folder.Write("nb/a.dib", "1");
        _folder.Write("data/rows.csv", "1");
        _watch.Watch([_folder.File("nb"), _folder.File("data", "rows.csv")]);
        var waiting = _watch.WaitAsync(CancellationToken.None);

        foreach (var name in new[] { ".#a.dib", "._a.dib", ".a.dib.swp", "a.dib~", "4913", "#a.dib#", "a.txt" })
            _folder.Write($"nb/{name}", "1");
        File.CreateSymbolicLink(_folder.File("nb", ".#b.dib"), "somebody@here.1:2");
        _folder.Write("data/other.csv", "1");
        _folder.Write("data/b.dib", "1");
        _folder.Write("rows.csv", "1");
        await Task.Delay(600);
        waiting.IsCompleted.ShouldBeFalse();

        _folder.Write("nb/a.dib", "2");
        await waiting.WaitAsync(Soon);
    }

    [Fact]
    public async Task What_changes_before_it_is_waited_for_counts_and_many_steps_count_as_few()
    {
        var file = _folder.Write("rows.csv", "1");
        _watch.Watch([file]);
        _folder.Write("rows.csv", "2");
        // Watching more meanwhile forgets nothing.
        _watch.Watch([file, _folder.File("other.csv")]);
        await _watch.WaitAsync(CancellationToken.None).WaitAsync(Soon);

        for (var i = 0; i < 40; i++)
            _folder.Write("rows.csv", $"{i}");
        var noticed = 0;
        for (var isQuiet = false; !isQuiet;)
        {
            var waiting = _watch.WaitAsync(CancellationToken.None);
            isQuiet = await Task.WhenAny(waiting, Task.Delay(600)) != waiting;
            noticed += isQuiet ? 0 : 1;
        }
        noticed.ShouldBeInRange(1, 10);
    }

    private async Task Noticed(string what, Action save)
    {
        var waiting = _watch.WaitAsync(CancellationToken.None);
        save();
        try
        {
            await waiting.WaitAsync(Soon);
        }
        catch (TimeoutException)
        {
            throw new ShouldAssertException($"Nothing was noticed: {what}.");
        }
    }

    private void Replace(string name, string text) => File.Move(_folder.Write("new", text), _folder.File(name), overwrite: true);

    private void Link(string name, string target)
    {
        File.CreateSymbolicLink(_folder.File("new"), target);
        File.Move(_folder.File("new"), _folder.File(name), overwrite: true);
    }
}
