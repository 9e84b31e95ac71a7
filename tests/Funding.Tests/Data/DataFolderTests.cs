using System.Diagnostics;
using Funding.Data;

namespace Funding.Tests.Data;

public class DataFolderTests
{
    [Fact]
    public void Data_are_found_from_their_own_folder_and_from_folders_beside_and_below()
    {
        using var folder = new TemporaryData();
        var notebooks = Directory.CreateDirectory(Path.Combine(folder.Root, "notebooks", "drafts")).FullName;
        foreach (var start in (string[])[folder.Path, folder.Root, notebooks, Path.Combine(folder.Path, "tables")])
            DataFolder.Find(start).Path.ShouldBe(folder.Path);
    }

    [Fact]
    public void A_place_without_data_is_named_in_the_error()
    {
        var empty = Directory.CreateTempSubdirectory("funding-tests-");
        try
        {
            Should.Throw<DirectoryNotFoundException>(() => Dataset.Load(empty.FullName)).Message.ShouldContain(empty.FullName);
        }
        finally
        {
            empty.Delete();
        }
    }

    [Fact]
    public void Without_a_folder_the_programs_own_place_leads_to_the_data() =>
        Dataset.Load().Grants.Count.ShouldBe(TestData.Real.Grants.Count);

    [Fact]
    public void Every_file_read_is_announced_to_a_listener_that_knows_only_the_names()
    {
        using var folder = new TemporaryData();
        var paths = new List<string>();
        using var listeners = DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name != "DataFiles") return;
            listener.Subscribe(new Observer<KeyValuePair<string, object?>>(pair =>
            {
                var path = (string)pair.Value!.GetType().GetProperty("Path")!.GetValue(pair.Value)!;
                if (pair.Key == "Read" && path.StartsWith(folder.Path, StringComparison.Ordinal)) lock (paths) paths.Add(path);
            }));
        }));

        Dataset.Load(folder.Path);

        // A file that may be missing is looked for all the same: its appearance would change the result.
        paths.ShouldBe(TestData.Names.Append("superseded.csv").Distinct()
            .Select(name => Path.Combine(folder.Path, name)), ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_in_a_folder_that_cannot_be_written_are_loaded_also_after_an_interrupted_import(bool isInterrupted)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryData();
        var notes = File.ReadAllText(Path.Combine(folder.Path, "sources.csv")).Replace("The day is not on the page.", "No day.");
        if (isInterrupted)
        {
            string Hash(string path) => DataFolder.Hash(File.ReadAllBytes(path));
            string Staged(string name) => DataJournal.StagedPath(folder.Path, name);
            var (staged, described) = (Staged("sources.csv"), Staged(DataFolder.DescriptorName));
            Directory.CreateDirectory(Path.GetDirectoryName(staged)!);
            File.WriteAllText(staged, notes);
            File.WriteAllText(described, File.ReadAllText(Path.Combine(folder.Path, DataFolder.DescriptorName))
                .Replace(Hash(Path.Combine(folder.Path, "sources.csv")), Hash(staged)));
            File.WriteAllText(DataJournal.CommitPath(folder.Path),
                $$"""{"sources.csv":"{{Hash(staged)}}","{{DataFolder.DescriptorName}}":"{{Hash(described)}}"}""");
        }

        var names = Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        using (new ReadOnly(folder.Path))
        {
            var data = OtherUser.Run(() =>
            {
                Should.Throw<UnauthorizedAccessException>(() => File.WriteAllText(Path.Combine(folder.Path, "new.csv"), ""));
                Should.Throw<UnauthorizedAccessException>(() => File.OpenWrite(Path.Combine(folder.Path, "grants.csv")));
                return Dataset.Load(folder.Path);
            });
            data.Sources.Any(source => source.Note == "No day.").ShouldBe(isInterrupted);
            data.Warnings.Count.ShouldBe(TestData.Real.Warnings.Count + (isInterrupted ? 1 : 0));
        }

        Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ShouldBe(names);
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }
}
