using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Funding.Data;
using Funding.Import;
using Funding.Import.Writing;
using Spectre.Console;

namespace Funding.Cli;

/// <summary><c>funding import</c>: a saved page in, figures in the data.</summary>
internal static partial class ImportCommand
{
    private static readonly string[] Units = ["kr", "tkr", "Mkr", "miljarder"];

    private static readonly Argument<string> PagePath = new("page")
    {
        Description = "The page, saved as text, HTML, CSV, workbook or PDF; or its table alone",
    };
    private static readonly Option<string?> Id = Text("--id", "Id of the grant");
    private static readonly Option<int?> Year = new("--year") { Description = "The year the money is for" };
    private static readonly Option<string?> Title = Text("--title", "Title for readers");
    private static readonly Option<string?> Date = Text("--date", "Date of payment or publication: 2024-12-31, 2024-12 or 2024");
    private static readonly Option<string?> Principle = Text("--principle", "Principle by the terms", [.. PrincipleWords.All]);
    private static readonly Option<string?> Effective = Text(
        "--effective", "Principle that made the difference, if it is another one", [.. PrincipleWords.All]);
    private static readonly Option<string?> PerRegion = Text(
        "--per-region", "The fixed amount for every region before the rest is split, such as \"2 miljoner kronor\"");
    private static readonly Option<string?> Purpose = Text("--purpose", "What the earmarked column is for");
    private static readonly Option<string?> Source = Text("--source", "Id of the source");
    private static readonly Option<string?> Publisher = Text("--publisher", "Who published the page");
    private static readonly Option<string?> Address = Text("--address", "The page's address");
    private static readonly Option<string?> Unit = Text("--unit", "Unit of the amounts: kr, tkr, Mkr or miljarder", Units);
    private static readonly Option<string?> Total = Text(
        "--total", "The published total as it is written, such as \"drygt 60 miljoner kronor\"");
    private static readonly Option<string?> Population = Text(
        "--population", "The population to divide by; or the id for the page's own column");
    private static readonly Option<string?> PartOf = Text("--part-of", "The grant that this is a part of, or 'none'");
    private static readonly Option<string?> Note = Text("--note", "What a reader should know");
    private static readonly Option<int?> Table = new("--table") { Description = "Which table of the page, where it has several" };
    private static readonly Option<int?> Column = new("--column")
    {
        Description = "Which column of figures is the amount, where the figures do not tell",
    };
    private static readonly Option<string?> NotPart = Text(
        "--not-part", "Regions that the grant leaves out, such as \"Gotland, Kalmar\": recorded as not part, never as 0");
    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "The page corrects a grant that is there; the old figures stay on record",
    };
    private static readonly Option<string?> AcceptMismatch = Text(
        "--accept-mismatch", "Why rows that contradict the published total stand nonetheless");
    private static readonly Option<bool> AcceptOutliers = new("--accept-outliers")
    {
        Description = "Regions that got far more or less per inhabitant than the others are as the page prints them",
    };
    private static readonly Option<string?> Rounding = Text(
        "--rounding", "What the amounts are rounded to, where the page does not say it, such as \"100 000 kr\"");
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show everything, write nothing" };

    public static Command Create(IAnsiConsole console)
    {
        Date.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !((string[])["yyyy-MM-dd", "yyyy-MM", "yyyy"])
                .Any(format => DateOnly.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
                result.AddError($"--date: found '{value}', expected 2024-12-31, 2024-12 or 2024.");
        });
        Year.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !YearForm().IsMatch(value))
                result.AddError($"--year: found '{value}', expected a year from 2000 to 2099.");
        });
        var command = new Command("import", "Reads a published page into the data: all of it or nothing")
        {
            PagePath, Id, Year, Title, Date, Principle, Effective, PerRegion, Purpose, Source, Publisher, Address, Unit, Total, Population,
            PartOf, Note, Table, Column,
            NotPart, Replace, AcceptMismatch, AcceptOutliers, Rounding, DryRun, CommandLine.Data,
        };
        command.SetAction(parsed => Run(parsed, console));
        return command;
    }

    private static int Run(ParseResult parsed, IAnsiConsole console)
    {
        var page = PageFile.Read(parsed.GetRequiredValue(PagePath));
        var folder = CommandLine.Open(parsed, console);
        var descriptor = folder.Read(DataFolder.DescriptorName);
        ImportReport report;
        try
        {
            report = new PageImport(folder.Read).Read(page, Options(parsed));
            DataTransaction.ThrowIfChanged(folder.Path, folder.Read(DataFolder.DescriptorName), descriptor);
        }
        catch (DatasetException exception)
        {
            DataTransaction.ThrowIfChanged(folder.Path, folder.Read(DataFolder.DescriptorName), descriptor);
            console.WriteLine($"{folder.Path} has findings already, so nothing can be imported into it:");
            foreach (var finding in exception.Findings) console.WriteLine($"  {finding}");
            return ExitCodes.Findings;
        }

        ReportWriter.Write(report, console);
        switch (report.Outcome)
        {
            case ImportOutcome.Refused:
                ReportWriter.Conclude(console, Verdict.Failed, "Refused: nothing was written.", report.Advice);
                return ExitCodes.Findings;
            case ImportOutcome.Unchanged:
                ReportWriter.Conclude(console, Verdict.Passed, "The data hold these figures already: nothing was changed.", []);
                return ExitCodes.Fine;
            case var _ when parsed.GetValue(DryRun):
                ReportWriter.Conclude(
                    console,
                    Verdict.Passed,
                    $"A dry run: nothing was written. It would change {Prose.List(report.Files.Keys.Order(StringComparer.Ordinal))}.",
                    report.Advice);
                return ExitCodes.Fine;
            default:
                DataTransaction.Write(
                    folder.Path, report.Files.ToDictionary(file => file.Key, byte[]? (file) => file.Value), descriptor);
                ReportWriter.Conclude(console, Verdict.Passed,
                    $"Written to {folder.Path}: {Prose.List(report.Files.Keys.Order(StringComparer.Ordinal))}.",
                    [.. report.Advice, ReportWriter.RenderNext, "'funding undo' takes the import back."]);
                return ExitCodes.Fine;
        }
    }

    private static ImportOptions Options(ParseResult parsed)
    {
        if (parsed.GetValue(AcceptMismatch) is { } reason && reason.Trim().Length == 0)
            throw new UsageException("--accept-mismatch: found no reason, expected one: it is shown wherever the grant appears.");
        return new()
        {
            Id = parsed.GetValue(Id),
            Year = parsed.GetValue(Year),
            Title = OneLine(Title),
            Date = parsed.GetValue(Date),
            Principle = AsPrinciple(Principle),
            Effective = AsPrinciple(Effective),
            PerRegion = parsed.GetValue(PerRegion),
            Purpose = OneLine(Purpose),
            Source = parsed.GetValue(Source),
            Publisher = OneLine(Publisher),
            Address = OneLine(Address),
            Unit = parsed.GetValue(Unit),
            Total = parsed.GetValue(Total),
            Population = parsed.GetValue(Population),
            PartOf = parsed.GetValue(PartOf),
            Note = OneLine(Note),
            Table = parsed.GetValue(Table),
            Column = parsed.GetValue(Column),
            NotPart = parsed.GetValue(NotPart),
            Replace = parsed.GetValue(Replace),
            AcceptMismatch = OneLine(AcceptMismatch),
            AcceptOutliers = parsed.GetValue(AcceptOutliers),
            Rounding = parsed.GetValue(Rounding),
        };

        // A line break within a cell is no CSV that the loader reads.
        string? OneLine(Option<string?> option) => parsed.GetValue(option) is { } text ? Blanks().Replace(text, " ").Trim() : null;

        Funding.Principle? AsPrinciple(Option<string?> option) =>
            parsed.GetValue(option) is { } word ? PrincipleWords.Parse(word) : null;
    }

    private static Option<string?> Text(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description };
        if (words.Length > 0)
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var value }] && !words.Contains(value))
                    result.AddError($"{name}: found '{value}', expected {Prose.List(words, last: "or")}.");
            });
        return option;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^20\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex YearForm();
}
