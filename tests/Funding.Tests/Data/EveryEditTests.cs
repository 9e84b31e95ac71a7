using System.Text;

namespace Funding.Tests.Data;

/// <summary>Whatever is edited in the data, loading them refuses, also where no figure contradicts another.</summary>
public class EveryEditTests
{
    private static readonly string[] Files = [.. TestData.Names.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)).Order()];

    public static TheoryData<string, int> Edits => new()
    {
        { "a digit altered", 97 },
        { "a digit dropped", 97 },
        { "two digits exchanged", 97 },
        { "a row doubled", 7 },
        { "a row taken out", 7 },
        { "two rows exchanged", 97 },
        { "another unit", 7 },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_is_refused_with_the_name_of_its_file(string edit, int sample)
    {
        using var folder = new TemporaryData();
        var (tried, contradictions) = (0, 0);
        foreach (var file in Files)
        {
            foreach (var altered in Sample.OneOf(sample, Altered(edit, TestData.Text(file))))
            {
                tried++;
                if (Contradicts(file, altered)) contradictions++;
                folder.Write(file, altered);
                var findings = Should.Throw<DatasetException>(() => Dataset.Load(folder.Path), $"{edit}, {file}").Findings;
                findings.ShouldContain(finding => finding.File == file && finding.Expected.Contains("datapackage.json"), $"{edit}, {file}");
            }

            folder.Write(file, TestData.Text(file));
        }

        Dataset.Load(folder.Path).Warnings.Count.ShouldBe(TestData.Real.Warnings.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{edit}: {tried} tried, all refused; {tried - contradictions} of them only by the descriptor");
        tried.ShouldBeGreaterThan(5);
    }

    private static bool Contradicts(string file, string altered)
    {
        try
        {
            Dataset.Read(TestData.With(file, Encoding.UTF8.GetBytes(altered)));
            return false;
        }
        catch (DatasetException)
        {
            return true;
        }
    }

    private static IEnumerable<string> Altered(string edit, string text) => edit switch
    {
        "a digit altered" => Digits(text).Select(at => text.Remove(at, 1).Insert(at, $"{(text[at] - '0' + 1 + at % 9) % 10}")),
        "a digit dropped" => Digits(text).Select(at => text.Remove(at, 1)),
        "two digits exchanged" => Digits(text)
            .Where(at => at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && text[at] != text[at + 1])
            .Select(at => text[..at] + text[at + 1] + text[at] + text[(at + 2)..]),
        "a row doubled" => Rows(text, (lines, row) => lines.Insert(row, lines[row])),
        "a row taken out" => Rows(text, (lines, row) => lines.RemoveAt(row)),
        "two rows exchanged" => Exchanged(text),
        _ => Units(text),
    };

    private static IEnumerable<int> Digits(string text) => Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at]));

    private static IEnumerable<string> Rows(string text, Action<List<string>, int> edit)
    {
        var lines = text.Split('\n');
        for (var row = 1; row < lines.Length - 1; row++)
        {
            var edited = lines.ToList();
            edit(edited, row);
            yield return string.Join('\n', edited);
        }
    }

    /// <summary>The figures of two rows of one group exchanged: of one grant, one population.</summary>
    private static IEnumerable<string> Exchanged(string text)
    {
        var lines = text.Split('\n');
        string[] withTwo = ["grant,region", "region_code"];
        var key = withTwo.Any(start => lines[0].StartsWith(start, StringComparison.Ordinal)) ? 2 : 1;
        for (var one = 1; one < lines.Length - 1; one++)
        {
            for (var other = one + 1; other < Math.Min(lines.Length - 1, one + 21); other++)
            {
                var (first, second) = (lines[one].Split(',', key + 1), lines[other].Split(',', key + 1));
                if (first.Length <= key || second.Length <= key || first[key] == second[key]) continue;
                var edited = lines.ToArray();
                edited[one] = string.Join(',', [.. first[..key], second[key]]);
                edited[other] = string.Join(',', [.. second[..key], first[key]]);
                yield return string.Join('\n', edited);
            }
        }
    }

    private static IEnumerable<string> Units(string text)
    {
        var lines = text.Split('\n');
        var columns = lines[0].Split(',').Index().Where(column => column.Item.EndsWith("unit", StringComparison.Ordinal)).ToList();
        foreach (var (column, _) in columns)
        {
            for (var row = 1; row < lines.Length - 1; row++)
            {
                var cells = lines[row].Split(',');
                if (cells.Length <= column || cells[column].Length == 0) continue;
                var edited = lines.ToArray();
                cells[column] += "000";
                edited[row] = string.Join(',', cells);
                yield return string.Join('\n', edited);
            }
        }
    }
}
