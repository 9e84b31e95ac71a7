using System.Text;

namespace Funding.Tests.Data;

/// <summary>Changes single digits in turn, in full each to all nine others, and expects loading to notice each time.</summary>
public class EveryDigitTests
{
    [Theory]
    [InlineData("allocations.csv", "2021-performance,", 2, true)]
    [InlineData("allocations.csv", "2022-backlog,", 2, true)]
    [InlineData("allocations.csv", "2024-accessibility,", 2, false)]
    [InlineData("allocations.csv", "2024-accessibility,", 3, false)]
    [InlineData("population.csv", ",2021-grant-basis,", 2, true)]
    public void A_changed_digit_is_reported_with_its_line_and_the_sum(string file, string marker, int column, bool hasExactTotal)
    {
        var tried = 0;
        foreach (var (line, bytes, digit) in Sample.OneOf(7, Mutations(file, marker, column)))
        {
            var findings = TestData.Findings(TestData.With(file, bytes));
            findings.Any(finding => finding.File == file && finding.Line == line).ShouldBeTrue($"line {line}, byte {digit}");
            // Amounts in millions have no exact total: there the printed row is what contradicts.
            if (hasExactTotal)
                findings.Any(finding => finding.File == file && finding.Line == null && finding.Found.Contains("sum to")).ShouldBeTrue();
            tried++;
        }

        tried.ShouldBeGreaterThan(Sample.IsFull ? 21 * 9 : 21);
    }

    [Theory]
    [InlineData("tables/2021-performance.csv", 1)]
    [InlineData("tables/2022-backlog.csv", 1)]
    [InlineData("tables/2022-backlog.csv", 2)]
    public void A_changed_digit_in_a_printed_table_with_a_sum_is_reported(string file, int column)
    {
        var tried = 0;
        foreach (var (_, bytes, _) in Sample.OneOf(7, Mutations(file, ",", column)))
        {
            TestData.Findings(TestData.With(file, bytes)).Any(finding => finding.File == file && finding.Line != null).ShouldBeTrue();
            tried++;
        }

        tried.ShouldBeGreaterThan(Sample.IsFull ? 21 * 9 : 21);
    }

    [Theory]
    [InlineData("2021-performance", "12", 170_242_696, 170_242_697, "13", 22_234_676, 22_234_675)]
    [InlineData("2022-backlog", "18", 58_661_631, 58_661_632, "08", 47_242_728, 47_242_727)]
    [InlineData("2024-accessibility", "24", 40_000_000, 41_000_000, "25", 32_000_000, 31_000_000)]
    [InlineData("2023-free-capacity", "01", 2_900_000, 3_000_000, "03", 2_900_000, 2_800_000)]
    public void A_consistent_edit_loads_and_is_told_as_a_warning(
        string grant, string first, long old1, long new1, string second, long old2, long new2)
    {
        var data = Dataset.Read(TestData.With("allocations.csv", text => text
            .Replace($"{grant},{first},{old1},", $"{grant},{first},{new1},", StringComparison.Ordinal)
            .Replace($"{grant},{second},{old2},", $"{grant},{second},{new2},", StringComparison.Ordinal)));
        data.Grant(grant)[data.Region(first)].Amount.Kronor.ShouldBe(new1);
        if (data.Grant(grant).Table is null) return;
        data.Warnings.Where(warning => warning.File == "allocations.csv").Select(warning => warning.Line).ShouldBe(
            [TestData.LineOf("allocations.csv", $"{grant},{first},"), TestData.LineOf("allocations.csv", $"{grant},{second},")],
            ignoreOrder: true);
    }

    [Fact]
    public void A_consistent_edit_of_the_printed_population_loads_too()
    {
        var data = Dataset.Read(TestData.With("population.csv", text => text
            .Replace("01,2021-grant-basis,2411859,", "01,2021-grant-basis,2411860,", StringComparison.Ordinal)
            .Replace("03,2021-grant-basis,394154,", "03,2021-grant-basis,394153,", StringComparison.Ordinal)));
        data.Warnings.Count.ShouldBe(2);
    }

    /// <summary>The file with one digit of the column changed, for every row with the marker; the bytes are reused.</summary>
    private static IEnumerable<(int Line, byte[] Bytes, int Digit)> Mutations(string file, string marker, int column)
    {
        var bytes = TestData.Read(file)!.ToArray();
        var lines = TestData.Text(file).Split('\n');
        var offset = Encoding.UTF8.GetByteCount(lines[0]) + 1;
        for (var i = 1; i < lines.Length; offset += Encoding.UTF8.GetByteCount(lines[i]) + 1, i++)
        {
            if (!lines[i].Contains(marker, StringComparison.Ordinal)) continue;
            var cells = lines[i].Split(',');
            var start = offset + Encoding.UTF8.GetByteCount(string.Join(',', cells[..column])) + 1;
            for (var at = start; at < start + cells[column].Length; at++)
            {
                var original = bytes[at];
                if (!char.IsAsciiDigit((char)original)) continue;
                for (var digit = (byte)'0'; digit <= (byte)'9'; digit++)
                {
                    if (digit == original) continue;
                    bytes[at] = digit;
                    yield return (i + 1, bytes, at);
                }

                bytes[at] = original;
            }
        }
    }
}
