using System.Diagnostics;
using static Funding.Cli.Tests.FundingProgram;

namespace Funding.Cli.Tests;

/// <summary>
/// Kills <c>funding import</c> at random moments, always the same ones: ten, or two hundred where the environment says FULL=1.
/// </summary>
public class KilledImportTests(ITestOutputHelper report)
{
    [Fact]
    public void Killed_at_any_moment_the_data_are_the_old_or_the_new_state()
    {
        using var folder = new Folder();
        var page = folder.Page(ProgramTests.Sixth);
        var old = folder.State();
        var clock = Stopwatch.StartNew();
        Run("import", page, "--data", folder.Data);
        var length = clock.Elapsed.TotalMilliseconds;
        var finished = folder.State();
        var random = new Random(4);
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < (Environment.GetEnvironmentVariable("FULL") == "1" ? 200 : 10); round++)
        {
            folder.Reset();
            // Writing takes a small part of the time, so most of the kills wait for it.
            var wasKilled = round % 4 == 0
                ? Kill(folder, page, length * random.NextDouble(), whenWriting: false)
                : Kill(folder, page, 60 * random.NextDouble(), whenWriting: true);
            var left = Directory.Exists(Path.Combine(folder.Data, ".import")) ? "with a journal" : "without a journal";

            // Readers see one state or the other before any command has tidied up, and the tidying keeps to it.
            var isNew = Dataset.Load(folder.Data).RegionalGrants.Count == 5;
            Run("check", "--data", folder.Data).Code.ShouldBe(0);
            folder.State().ShouldBe(isNew ? finished : old);
            var end = $"{(wasKilled ? "killed" : "ended before")}, {left}, {(isNew ? "new" : "old")} state";
            ends[end] = ends.GetValueOrDefault(end) + 1;
        }

        report.WriteLine(string.Join("; ", ends.Select(end => $"{end.Key}: {end.Value}")));
    }

    private static bool Kill(Folder folder, string page, double milliseconds, bool whenWriting)
    {
        using var writing = new ManualResetEventSlim();
        using var watch = new FileSystemWatcher(folder.Data);
        watch.Created += (_, _) => writing.Set();
        watch.EnableRaisingEvents = whenWriting;
        using var process = Start("import", page, "--data", folder.Data);
        if (whenWriting) writing.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        if (process.WaitForExit(TimeSpan.FromMilliseconds(milliseconds))) return false;
        process.Kill();
        process.WaitForExit();
        return true;
    }
}
