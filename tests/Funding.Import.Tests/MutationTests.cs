using System.Diagnostics;
using System.Text.RegularExpressions;
using Funding.Data;
using Funding.Import.Writing;

namespace Funding.Import.Tests;

/// <summary>Damages pages at random, always the same way, and digit by digit.</summary>
public partial class MutationTests
{
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(1);

    /// <summary>Layouts in which every digit of the table is one of a figure.</summary>
    public static TheoryData<string> WithExactTotal => [.. LayoutTests.InKronor.Select(row => row.Data.Item1).Except(["numbered rows"])];

    [Fact]
    public async Task A_damaged_page_never_crashes_and_never_stores_what_page_data_or_size_can_reveal()
    {
        string[] pages = [.. LayoutTests.InKronor.Concat(LayoutTests.AsPeopleHaveIt).Select(row => row.Data.Item2), Pages.WithEarmark,
            Pages.EqualShare, Pages.NationalTotals];
        var whole = pages.Select(page => Pages.Read(page)).ToList();
        whole.ShouldAllBe(report => report.Outcome == ImportOutcome.New);
        const int seed = 20250314;
        var (random, written, wrong, count) = (new Random(seed), 0, new SortedDictionary<string, int>(), Sample.IsFull ? 10_000 : 300);
        for (var i = 0; i < count; i++)
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
            if (WhyUnseen(report, whole[i % pages.Length]) is not { } reason) continue;
            reason.ShouldNotBe(Revealed, page);
            wrong[reason] = wrong.GetValueOrDefault(reason) + 1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} damaged pages, seed {seed}: {written} stored, with other figures: "
            + Prose.List(wrong.Select(kind => $"{kind.Value} ({kind.Key})")));
        written.ShouldBeGreaterThan(10);
    }

    private const string Revealed = "an exact total reveals it";

    /// <summary>Why figures other than those of the whole page could be stored; null where they are the same.</summary>
    private static string? WhyUnseen(ImportReport report, ImportReport whole)
    {
        var totals = whole.NationalTotals.Select(total => total.Total.Kronor).ToList();
        if (totals.Count > 0) return totals.SequenceEqual(report.NationalTotals.Select(total => total.Total.Kronor)) ? null
            : "national totals that the headline's hedge allows";
        var grant = Dataset.Read(Pages.After(report)).RegionalGrants.Single();
        var (found, right) = (Amounts(report), Amounts(whole));
        // A region that is said to be left out is no other figure: its row says so with a dash.
        if (right.All(row => !found.TryGetValue(row.Key, out var amount) || amount == row.Value)) return null;
        return found.Values.Sum(row => row.Item1) == right.Values.Sum(row => row.Item1) ? "amounts exchanged, whole or in part"
            : grant.PublishedTotal.Qualifier switch
            {
                Qualifier.Summed => "no total left",
                Qualifier.Exact => Revealed,
                _ => "within the rounding of the total",
            };
    }

    private static Dictionary<string, (long, long?)> Amounts(ImportReport report) =>
        report.Rows.ToDictionary(row => row.Region.Code, row => (row.Amount, row.Earmark));

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
        switch (random.Next(8))
        {
            case 0: return page.Remove(at, 1);
            case 1: return page.Insert(at, page[at].ToString());
            case 2: return page[..at] + page[at + 1] + page[at] + page[(at + 2)..];
            case 3: return page[..at];
            case 4 or 5 when Digit().Matches(page) is { Count: > 0 } digits:
                return page.Remove(at = digits[random.Next(digits.Count)].Index, 1).Insert(at, $"{random.Next(10)}");
            case 6 when Figures().Match(lines[from]) is { Success: true } one && Figures().Match(lines[to]) is { Success: true } other:
                (lines[from], lines[to]) = (lines[from][..one.Index] + other.Value, lines[to][..other.Index] + one.Value);
                return string.Join('\n', lines);
            case 5 or 6:
                (lines[from], lines[to]) = (lines[to], lines[from]);
                return string.Join('\n', lines);
            default:
                lines.Insert(to, lines[from]);
                return string.Join('\n', lines);
        }
    }

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();

    [GeneratedRegex("[0-9][0-9 ]+$")]
    private static partial Regex Figures();
}
