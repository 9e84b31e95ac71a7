using System.Diagnostics;
using Funding.Data;
using Funding.Import.Writing;

namespace Funding.Import.Tests;

/// <summary>Damages pages at random, always the same way, and digit by digit.</summary>
public class MutationTests
{
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(1);

    /// <summary>Layouts in which every digit of the table is one of a figure.</summary>
    public static TheoryData<string> WithExactTotal => [.. LayoutTests.InKronor.Select(row => row.Data.Item1).Except(["numbered rows"])];

    [Fact]
    public async Task A_damaged_page_never_crashes_and_never_writes_what_a_check_rejects()
    {
        string[] pages = [.. LayoutTests.InKronor.Concat(LayoutTests.AsPeopleHaveIt).Select(row => row.Data.Item2), Pages.WithEarmark,
            Pages.EqualShare, Pages.NationalTotals];
        foreach (var page in pages) Pages.Read(page).Outcome.ShouldBe(ImportOutcome.New);
        var random = new Random(20250314);
        var written = 0;
        for (var i = 0; i < (Sample.IsFull ? 10_000 : 300); i++)
        {
            var page = pages[i % pages.Length];
            for (var times = random.Next(1, 4); times > 0; times--) page = Damage(page, random);
            // A reading that does not end must not hang the tests.
            var (report, elapsed) = await Task.Run(() => Timed(page)).WaitAsync(TimeSpan.FromMinutes(1));
            // A page that takes long does so each time; a busy machine hardly does.
            if (elapsed >= LongestReading) elapsed = Timed(page).Elapsed;
            elapsed.ShouldBeLessThan(LongestReading, page);
            if (report.Outcome != ImportOutcome.New) continue;
            DataAudit.Run(Pages.After(report)).SelectMany(result => result.Findings).ShouldBeEmpty(page);
            written++;
        }

        written.ShouldBeGreaterThan(10);
    }

    [Theory]
    [MemberData(nameof(WithExactTotal))]
    public void Every_single_digit_changed_in_a_table_with_an_exact_total_is_refused(string layout)
    {
        var text = LayoutTests.InKronor.Single(row => row.Data.Item1 == layout).Data.Item2;
        var page = text.ToCharArray();
        var start = text.IndexOf('\n', text.IndexOf("Fördelning ", StringComparison.Ordinal));
        var end = text.IndexOf("Presskontakt", StringComparison.Ordinal) is var contact and > 0 ? contact : text.Length;
        var tried = 0;
        for (var at = start; at < end; at++)
        {
            if (!char.IsAsciiDigit(page[at])) continue;
            var original = page[at];
            for (var digit = '0'; digit <= '9'; digit++)
            {
                // A sample tries a part of the places with one other digit each; the full run tries every digit of every place.
                if (digit == original) continue;
                if (!Sample.IsFull && (at % 5 != 0 || digit != (char)('0' + (original - '0' + 1 + at % 9) % 10))) continue;
                page[at] = digit;
                var report = Pages.Read(new string(page));
                report.Outcome.ShouldBe(
                    ImportOutcome.Refused, $"{original} → {digit} at {at}: {text[(at - 20)..Math.Min(at + 10, text.Length)]}");
                tried++;
            }

            page[at] = original;
        }

        tried.ShouldBeGreaterThan(Sample.IsFull ? 21 * 7 * 9 : 21);
    }

    private static (ImportReport Report, TimeSpan Elapsed) Timed(string page)
    {
        var clock = Stopwatch.StartNew();
        return (Pages.Read(page), clock.Elapsed);
    }

    private static string Damage(string page, Random random)
    {
        if (page.Length < 4) return page;
        var at = random.Next(page.Length - 1);
        var lines = page.Split('\n').ToList();
        var (from, to) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(6))
        {
            case 0: return page.Remove(at, 1);
            case 1: return page.Insert(at, page[at].ToString());
            case 2: return page[..at] + page[at + 1] + page[at] + page[(at + 2)..];
            case 3: return page[..at];
            case 4:
                (lines[from], lines[to]) = (lines[to], lines[from]);
                return string.Join('\n', lines);
            default:
                lines.Insert(to, lines[from]);
                return string.Join('\n', lines);
        }
    }
}
