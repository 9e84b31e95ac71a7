using System.Text.RegularExpressions;
using Dib.Documents;

namespace Dib.Tests.Notebooks;

/// <summary>The notebooks read as documents: sentences with values in them, short cells, no logic within words.</summary>
public sealed partial class ReadableNotebooksTests
{
    private const int MostLines = 20;
    private const int LongestLine = 120;

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.dib").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Lines_and_cells_are_short(string name)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "notebooks", name));
        text.Split('\n').Where(line => line.Length > LongestLine && !line.StartsWith('|')).ShouldBeEmpty();
        foreach (var cell in Code(text).Where(source => !source.Contains("#r ")))
            cell.Split('\n').Count(line => line.Trim().Length > 0).ShouldBeLessThanOrEqualTo(MostLines, cell);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_condition_stands_within_a_sentence(string name)
    {
        foreach (var cell in Code(File.ReadAllText(Path.Combine(Repository.Root, "notebooks", name))))
            Condition().Match(cell).Value.ShouldBe("", cell);
    }

    [Fact]
    public void The_set_up_is_references_usings_and_the_data()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "notebooks", "setup.dib")).Where(line => line.Length > 0);
        lines.ShouldAllBe(line => line.StartsWith("#") || line.StartsWith("using ") || line == "var data = Dataset.Load();");
    }

    [Fact]
    public void Half_of_what_the_notebooks_say_they_say_in_words()
    {
        var (prose, code) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.dib"))
        {
            foreach (var cell in DibReader.Read(File.ReadAllText(path)).Cells)
            {
                var lines = cell.Source.Split('\n').Count(line => line.Trim().Length > 0);
                var words = cell.Kind == Kinds.Markdown ? lines
                    : RawText().Matches(cell.Source).Sum(text => text.Groups["words"].Value.Trim().Split('\n').Length);
                (prose, code) = (prose + words, code + lines - words);
            }
        }

        prose.ShouldBeGreaterThan(code);
    }

    private static IEnumerable<string> Code(string text) =>
        DibReader.Read(text).Cells.Where(cell => cell.Kind == "csharp").Select(cell => cell.Source);

    /// <summary>"{x ? a : b}" in an interpolated string; "?." and "?[" and a format are none.</summary>
    [GeneratedRegex(@"\{[^{}""]*[^?]\?\s[^{}]*:[^{}]*\}")]
    private static partial Regex Condition();

    [GeneratedRegex("\"\"\"\n(?<words>.*?)\n\\s*\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawText();
}
