using System.Diagnostics;
using static Funding.Cli.Tests.FundingProgram;

namespace Funding.Cli.Tests;

/// <summary>
/// Kills <c>funding import</c> and <c>funding undo</c> at random moments, always the same ones: four of each, or two
/// hundred in full.
/// </summary>
public class KilledImportTests(ITestOutputHelper report)
{
    [Theory]
    [InlineData("import")]
    [InlineData("undo")]
    public void Killed_at_any_moment_the_data_are_the_old_or_the_new_state(string command)
    {
        using var folder = new Folder();
        string[] import = ["import", folder.Page(ProgramTests.Sixth), "--data", folder.Data];
        string[] undo = ["undo", "--data", folder.Data];
        var without = folder.State();
        Run(import);
        var with = folder.State();
        var isUndo = command == "undo";
        var clock = Stopwatch.StartNew();
        Run(isUndo ? undo : import);
        var length = clock.Elapsed.TotalMilliseconds;
        var random = new Random(4);
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < (Sample.IsFull ? 200 : 4); round++)
        {
            folder.Reset();
            if (isUndo) Run(import);
            // Writing takes a small part of the time, so most of the kills wait for it.
            var wasKilled = round % 4 == 0
                ? Kill(folder, isUndo ? undo : import, length * random.NextDouble(), whenWriting: false)
                : Kill(folder, isUndo ? undo : import, 60 * random.NextDouble(), whenWriting: true);
            var left = Directory.Exists(Path.Combine(folder.Data, ".import")) ? "with a journal" : "without a journal";

            // Readers see one state or the other before any command has tidied up, and the tidying keeps to it.
            var isIn = Dataset.Load(folder.Data).RegionalGrants.Count == 5;
            Run("check", "--data", folder.Data).Code.ShouldBe(0);
            folder.State().ShouldBe(isIn ? with : without);
            if (isIn) Run(undo).Code.ShouldBe(0);
            folder.State().ShouldBe(without);
            var end = $"{(wasKilled ? "killed" : "ended before")}, {left}, {(isIn == isUndo ? "old" : "new")} state";
            ends[end] = ends.GetValueOrDefault(end) + 1;
        }

        report.WriteLine(string.Join("; ", ends.Select(end => $"{end.Key}: {end.Value}")));
    }

    private static bool Kill(Folder folder, string[] arguments, double milliseconds, bool whenWriting)
    {
        using var writing = new ManualResetEventSlim();
        using var watch = new FileSystemWatcher(folder.Data);
        watch.Created += (_, _) => writing.Set();
        watch.EnableRaisingEvents = whenWriting;
        using var process = Start(arguments);
        if (whenWriting) writing.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        if (process.WaitForExit(TimeSpan.FromMilliseconds(milliseconds))) return false;
        process.Kill();
        process.WaitForExit();
        return true;
    }
}
