using System.Diagnostics;
using System.Security.Cryptography;

namespace Dib.Tests.Cli;

/// <summary>
/// Kills <c>dib render</c> at random moments, always the same ones: six, or two hundred in full.
/// </summary>
public sealed class KilledRenderTests(ITestOutputHelper report) : IDisposable
{
    private const string Mark = "DIB_TEST_RUN";

    private readonly TemporaryFolder _folder = new();
    private readonly string _mark = Guid.NewGuid().ToString("N");

    private string Site => Path.Combine(_folder.Path, "artifacts", "site");

    [Fact]
    public async Task Killed_at_any_moment_every_page_is_the_old_or_the_new_one_and_the_next_rendering_completes_it()
    {
        _folder.Write(
            "notebooks/rows.dib",
            "#!csharp\n\n#!depends ../figures.csv\nusing System.IO;\n"
                + "var rows = File.ReadLines(\"../figures.csv\").Select(line => line.Split(',')).Select(cells => new { Name = cells[0], "
                + "Kr = int.Parse(cells[1]) }).ToList();\n\n#!csharp\n\nrows.Display();\n\n#!csharp\n\n"
                + "string.Join(\"\\n\", Enumerable.Range(0, 20_000).Select(i => $\"{i} {rows[i % rows.Count].Kr}\"))\n");
        _folder.Write("notebooks/sum.dib", "#!csharp\n\n#!depends ../figures.csv\nusing System.IO;\n"
            + "File.ReadLines(\"../figures.csv\").Sum(line => int.Parse(line.Split(',')[1]))\n");
        _folder.Write("notebooks/words.dib", "#!markdown\n\n# Words\n\n#!csharp\n\n\"no figures here\"\n");
        Write(1);
        var (old, _) = await RenderAsync();
        var before = Kept();
        Write(2);
        var (now, length) = await RenderAsync();
        now.Keys.ShouldBe(old.Keys, ignoreOrder: true);
        var changed = now.Keys.Where(name => old[name] != now[name]).ToList();
        changed.ShouldBe(["rows.html", "sum.html", "assets/search-index.js"], ignoreOrder: true);

        var random = new Random(17);
        var ends = new Dictionary<string, int>();
        for (var round = 0; round < (Sample.IsFull ? 200 : 6); round++)
        {
            Restore(before);
            // Writing takes a small part of the time, so half of the kills wait for it.
            var end = round % 4 < 2
                ? await KillAsync(length * random.NextDouble(), whenWriting: false, withChildren: round % 2 == 0)
                : await KillAsync(8 * random.NextDouble(), whenWriting: true, withChildren: round % 2 == 0);
            foreach (var (name, hash) in Files().Where(file => !IsTemporary(file.Key)))
                hash.ShouldBeOneOf([old[name], now[name]], $"round {round}: {name}");
            end += $", {changed.Count(name => Files()[name] == now[name])} of {changed.Count} files new";
            ends[end] = ends.GetValueOrDefault(end) + 1;

            // Where the data are again what they were, the pages must be too, whatever was written of the others.
            var isUndone = round % 3 == 2;
            Write(isUndone ? 1 : 2);
            (await RenderAsync()).Files.ShouldBe(isUndone ? old : now, ignoreOrder: true);
        }

        report.WriteLine(string.Join("; ", ends.Select(end => $"{end.Key}: {end.Value}")));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(int factor) =>
        _folder.Write("figures.csv", string.Concat(Enumerable.Range(1, 40).Select(i => $"name {i},{i * factor}\n")));

    private async Task<(Dictionary<string, string> Files, double Milliseconds)> RenderAsync()
    {
        var clock = Stopwatch.StartNew();
        using var process = Start();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        process.ExitCode.ShouldBe(0, await output);
        var length = clock.Elapsed.TotalMilliseconds;
        await NoProcessIsLeftAsync();
        return (Files(), length);
    }

    /// <summary>Kills the program after some time, with its kernels or alone: kernels end when nobody talks to them any more.</summary>
    private async Task<string> KillAsync(double milliseconds, bool whenWriting, bool withChildren)
    {
        using var writing = new ManualResetEventSlim();
        using var watch = new FileSystemWatcher(Site);
        watch.Created += (_, _) => writing.Set();
        watch.EnableRaisingEvents = whenWriting;
        Write(2);
        using var process = Start();
        if (whenWriting) writing.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        if (process.WaitForExit(TimeSpan.FromMilliseconds(milliseconds))) return "ended before";
        process.Kill(withChildren);
        await process.WaitForExitAsync();
        await NoProcessIsLeftAsync();
        return "killed";
    }

    private Dictionary<string, byte[]> Kept() => Directory.EnumerateFiles(Path.GetDirectoryName(Site)!, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, File.ReadAllBytes);

    private void Restore(Dictionary<string, byte[]> kept)
    {
        Directory.Delete(Path.GetDirectoryName(Site)!, recursive: true);
        foreach (var (path, bytes) in kept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    private Process Start() => Process.Start(new ProcessStartInfo(BuiltProgram.Path, ["render"])
    {
        WorkingDirectory = _folder.Path,
        RedirectStandardOutput = true,
        Environment = { [Mark] = _mark },
    })!;

    private Dictionary<string, string> Files() => Directory.EnumerateFiles(Site, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Site, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    private static bool IsTemporary(string name) => Path.GetFileName(name) is ['.', .., 'n', 'e', 'w'];

    /// <summary>Waits until no process has the mark in its environment; looked for only where the system shows it.</summary>
    private async Task NoProcessIsLeftAsync()
    {
        if (!Directory.Exists("/proc/self")) return;
        for (var attempt = 0; ; attempt++)
        {
            var left = Directory.EnumerateDirectories("/proc")
                .Where(path => int.TryParse(Path.GetFileName(path), out var id) && id != Environment.ProcessId && HasMark(path))
                .ToList();
            if (left.Count == 0) return;
            attempt.ShouldBeLessThan(100, $"still running: {string.Join(", ", left)}");
            await Task.Delay(50);
        }
    }

    private bool HasMark(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ")).Contains($"{Mark}={_mark}", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
