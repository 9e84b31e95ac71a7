namespace Polyglot.Tests;

/// <summary>The same notebook in the original C# kernel and in ours: no cell fails, and a reader learns the same from both.</summary>
public class SameNotebookTests(ITestOutputHelper log)
{
    /// <summary>Cells that say something else in ours on purpose: by a part of their text, and why.</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["#!value --name kept"] = "A text that is kept is not repeated as an output unless its format is named, as the directive's "
            + "documentation says.",
        ["handle.Update(\"after\")"] = "The package's handles name a display that nobody has seen, so that the original shows both "
            + "texts: ours shows what the cell means.",
        ["table.Rows.Add(1, \"one\")"] = "The original lays the properties of a DataTable open, ours shows its rows.",
        ["Formatter<int>.ListExpansionLimit = 3"] = "What is not shown is said in other words: ours has it in the download.",
        ["new object[] { 1, \"two\", 3.5 }"] = "The original adds a column with the items' .NET types.",
    };

    public static TheoryData<string> Notebooks =>
        [.. Sample.OneOf(3, Files("notebooks").Where(name => Path.GetFileName(name) != "setup.dib")),
            .. Files("tests/Polyglot.Tests/cells")];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_says_the_same_in_both_engines(string name)
    {
        var notebook = Repository.Path(name);
        var original = Engines.Original(notebook);
        var ours = await Engines.OursAsync(notebook);

        original.Count.ShouldBe(ours.Count);
        original.Where(cell => cell.Failure is not null).ShouldBeEmpty();
        ours.Where(cell => cell.Failure is not null).ShouldBeEmpty();

        var compared = original.Zip(ours)
            .Select(pair => (pair.First.Source, Original: Reading.Of(pair.First), Ours: Reading.Of(pair.Second)))
            .ToList();
        var different = compared.Where(pair => !Reading.Same(pair.Original, pair.Ours)).ToList();
        var unexplained = different.Where(pair => !Reasons.Keys.Any(part => pair.Source.Contains(part, StringComparison.Ordinal))).ToList();
        log.WriteLine($"{name}: {ours.Count} cells in each engine, 0 failed, {compared.Count(pair => pair.Ours.Count > 0)} outputs "
            + $"compared, {different.Count} different, {unexplained.Count} of them without a reason");
        unexplained.Select(pair =>
            $"{pair.Source}\n  original: {string.Join(' ', pair.Original)}\n  ours:     {string.Join(' ', pair.Ours)}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_reason_is_of_a_cell()
    {
        var text = string.Concat(
            Files("notebooks").Concat(Files("tests/Polyglot.Tests/cells")).Select(name => File.ReadAllText(Repository.Path(name))));
        Reasons.Keys.Where(part => !text.Contains(part, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Repository.Path(folder), "*.dib")
            .Order(StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(Repository.Root, file));
}
