using System.Text.RegularExpressions;
using Site.Tests.Running;

namespace Site.Tests;

/// <summary>
/// What <c>dib render</c> says of data in which one digit is wrong. A sample of the digits, or each of them
/// in full.
/// </summary>
public partial class ChangedDataTests
{
    private const int SamplePerColumn = 1;

    /// <summary>
    /// The regional amounts of tables with an exact total, and the population printed with the grant: in the data and as printed.
    /// </summary>
    private static readonly (string File, string RowMark, int Column)[] CheckedColumns =
    [
        ("allocations.csv", "2021-performance,", 2),
        ("allocations.csv", "2022-backlog,", 2),
        ("population.csv", ",2021-grant-basis,", 2),
        ("tables/2021-performance.csv", ",", 1),
        ("tables/2022-backlog.csv", ",", 1),
        ("tables/2022-backlog.csv", ",", 2),
    ];

    public static TheoryData<string, int, int, char> Changes()
    {
        var random = new Random(2021);
        var changes = new TheoryData<string, int, int, char>();
        foreach (var (file, mark, column) in CheckedColumns)
        {
            var digits = Digits(file, mark, column).ToArray();
            if (!Sample.IsFull)
            {
                random.Shuffle(digits);
                digits = digits[..SamplePerColumn];
            }
            foreach (var (line, position, digit) in digits)
                changes.Add(file, line, position, (char)('0' + (digit - '0' + random.Next(1, 10)) % 10));
        }
        return changes;
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_changed_digit_stops_the_rendering_and_is_told_by_file_and_line(string file, int line, int position, char digit)
    {
        using var workplace = NewWorkplace();
        Edit(workplace.DataFile(file), line, text => text[..position] + digit + text[(position + 1)..]);

        var result = await workplace.RenderAsync();

        result.ExitCode.ShouldBe(1, result.Output);
        result.Unwrapped.ShouldMatch($@"\b{Regex.Escape(file)}:{line}\b");
        workplace.Page("index.html").ShouldContain("This notebook failed");
    }

    [Theory]
    [InlineData("allocations.csv", "2021-performance,12,170242696,", "2021-performance,12,170242697,",
        "2021-performance,13,22234676,", "2021-performance,13,22234675,")]
    [InlineData("population.csv", "01,2021-grant-basis,2411859,", "01,2021-grant-basis,2411860,",
        "03,2021-grant-basis,394154,", "03,2021-grant-basis,394153,")]
    public async Task A_consistent_edit_renders(string file, string one, string more, string other, string less)
    {
        using var workplace = NewWorkplace();
        var path = workplace.DataFile(file);
        var text = File.ReadAllText(path);
        text.ShouldContain(one);
        text.ShouldContain(other);
        File.WriteAllText(path, text.Replace(one, more).Replace(other, less));

        var refused = await workplace.RenderAsync();
        refused.ExitCode.ShouldBe(1, refused.Output);
        refused.Unwrapped.ShouldContain($"{file}: found sha256:");
        refused.Unwrapped.ShouldContain("accept a wanted edit with 'funding check --describe'");

        (await DibProgram.FundingAsync(workplace.Root, "check", "--describe")).ExitCode.ShouldBe(0);
        var result = await workplace.RenderAsync();
        result.ExitCode.ShouldBe(0, result.Output);
    }

    /// <summary>Edits that contradict no sum, each in another file or of another kind.</summary>
    [Theory]
    [InlineData("price-index.csv", @"(?<=\n2022,)\d", "9")]
    [InlineData("population.csv", @"(?<=\n01,2023-12-31,)\d+", "2454820")]
    [InlineData("grants.csv", @"(?<=\n2023-free-capacity,)2023", "2022")]
    [InlineData("sources.csv", "2023-11", "2023-10")]
    [InlineData("regions.csv", "Sörmland", "Sormland")]
    public async Task An_edit_that_contradicts_no_sum_stops_the_rendering_too(string file, string pattern, string instead)
    {
        using var workplace = NewWorkplace();
        var path = workplace.DataFile(file);
        var text = File.ReadAllText(path);
        var edited = new Regex(pattern).Replace(text, instead, 1);
        edited.ShouldNotBe(text);
        File.WriteAllText(path, edited);

        var result = await workplace.RenderAsync();

        result.ExitCode.ShouldBe(1, result.Output);
        result.Unwrapped.ShouldContain($"{file}: found sha256:");
    }

    private static Workplace NewWorkplace()
    {
        var workplace = new Workplace();
        workplace.CopyNotebook(Path.Combine(Repository.Notebooks, "setup.dib"));
        workplace.CopyNotebook(Path.Combine(Repository.Notebooks, "1-funding-per-capita.dib"));
        return workplace;
    }

    private static void Edit(string path, int line, Func<string, string> change)
    {
        var lines = File.ReadAllText(path).Split('\n');
        lines[line - 1] = change(lines[line - 1]);
        File.WriteAllText(path, string.Join('\n', lines));
    }

    /// <summary>Line, position in the line and digit of every digit that a column's rows hold.</summary>
    private static IEnumerable<(int Line, int Position, char Digit)> Digits(string file, string rowMark, int column)
    {
        var lines = File.ReadAllText(Repository.Path("data", file)).Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (!lines[i].Contains(rowMark)) continue;
            var cells = lines[i].Split(',');
            var start = cells[..column].Sum(cell => cell.Length + 1);
            foreach (Match digit in Digit().Matches(cells[column])) yield return (i + 1, start + digit.Index, digit.Value[0]);
        }
    }

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();
}
