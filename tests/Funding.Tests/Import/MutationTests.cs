using Funding.Data;
using Funding.Import;

namespace Funding.Tests.Import;

/// <summary>Damages pages at random, always the same way, and digit by digit.</summary>
public class MutationTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("FULL") == "1";

    [Fact]
    public async Task A_damaged_page_never_crashes_and_never_writes_what_a_check_rejects()
    {
        var random = new Random(20250314);
        var written = 0;
        for (var i = 0; i < (IsFull ? 10_000 : 300); i++)
        {
            var page = Pages.All[i % Pages.All.Count];
            for (var times = random.Next(1, 4); times > 0; times--) page = Damage(page, random);
            // A reading that does not end would hang the tests; each is allowed the second that a person would wait.
            var reading = Task.Run(() => Pages.Read(page));
            var report = await reading.WaitAsync(TimeSpan.FromSeconds(IsFull ? 1 : 20));
            if (report.Outcome != ImportOutcome.New) continue;
            DataPackage.Verify(Pages.After(report)).ShouldBeEmpty(page);
            written++;
        }

        written.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_single_digit_changed_in_a_table_with_an_exact_total_is_refused(int index)
    {
        var page = Pages.All[index].ToCharArray();
        var text = Pages.All[index];
        var start = text.IndexOf("Fördelning av", StringComparison.Ordinal);
        start = text.IndexOf('\n', start);
        var end = text.IndexOf("Presskontakt", StringComparison.Ordinal);
        var tried = 0;
        for (var at = start; at < end; at++)
        {
            if (!char.IsAsciiDigit(page[at])) continue;
            var original = page[at];
            for (var digit = '0'; digit <= '9'; digit++)
            {
                // CI tries every place with one other digit; the full run tries every digit.
                if (digit == original || (!IsFull && digit != (char)('0' + (original - '0' + 1 + at % 9) % 10))) continue;
                page[at] = digit;
                var report = Pages.Read(new string(page));
                report.Outcome.ShouldBe(ImportOutcome.Refused, $"{original} → {digit} at {at}: {text[(at - 20)..(at + 10)]}");
                tried++;
            }

            page[at] = original;
        }

        tried.ShouldBeGreaterThan(21 * 7);
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
