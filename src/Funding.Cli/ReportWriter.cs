using Funding.Import;
using Spectre.Console;

namespace Funding.Cli;

/// <summary>Shows what an import read, checked and concluded.</summary>
internal static class ReportWriter
{
    /// <summary>What to do once the data have changed.</summary>
    public const string RenderNext = "Next: 'dib render' makes the pages that read these files anew.";

    public static void Write(ImportReport report, IAnsiConsole console)
    {
        if (report.Rows.Count > 0) console.Write(Rows(report.Rows));
        if (report.NationalTotals.Count > 0)
        {
            var totals = Terminal.Table("National total", "Amount", "As printed");
            foreach (var (title, total, text) in report.NationalTotals) totals.AddRow(Cells(title, total.ToString(), text));
            console.Write(totals);
        }

        if (report.Facts.Count > 0)
        {
            var facts = Terminal.Table("Found", "").HideHeaders();
            foreach (var (name, value) in report.Facts) facts.AddRow(Cells(name, value));
            console.Write(facts);
        }

        Checks(report.Checks, console);
    }

    public static void Checks(IEnumerable<ImportCheck> checks, IAnsiConsole console)
    {
        var table = Terminal.Table("", "Check", "Result");
        foreach (var check in checks) table.AddRow(Mark(check.Verdict), new Text(check.Name), new Text(check.Text));
        console.Write(table);
    }

    public static void Conclude(IAnsiConsole console, Verdict verdict, string conclusion, IEnumerable<string> advice)
    {
        console.Write(Mark(verdict));
        console.WriteLine($" {conclusion}");
        foreach (var sentence in advice) console.WriteLine($"  {sentence}");
    }

    private static Text Mark(Verdict verdict) => verdict switch
    {
        Verdict.Passed => new("✓", new(Color.Green)),
        Verdict.Noted => new("!", new(Color.Yellow)),
        _ => new("✗", new(Color.Red)),
    };

    private static Table Rows(IReadOnlyList<ImportRow> rows)
    {
        var (hasEarmark, hasPopulation) = (rows.Any(row => row.Earmark is not null), rows.Any(row => row.Population is not null));
        var table = Terminal.Table("Line", "As printed", "Region");
        foreach (var header in (string[])[
            .. hasPopulation ? ["People"] : Array.Empty<string>(),
            "Amount, kr",
            .. hasEarmark ? ["Of it earmarked"] : Array.Empty<string>(),
            "Kr per inhabitant",
        ])
            table.AddColumn(new TableColumn(header).RightAligned());
        foreach (var row in rows)
            table.AddRow(Cells([$"{row.Line}", row.Label, $"{row.Region.Name} ({row.Region.Code})",
                .. hasPopulation ? [Number(row.Population)] : Array.Empty<string>(), Number(row.Amount),
                .. hasEarmark ? [Number(row.Earmark)] : Array.Empty<string>(),
                Format.Number(row.PerInhabitant, 2)]));
        return table;
    }

    private static string Number(long? number) => number is { } known ? Format.Number(known) : "";

    // Text of a page is shown as it is: brackets in it are no markup.
    private static IEnumerable<Text> Cells(params IEnumerable<string> cells) => cells.Select(cell => new Text(cell));
}
