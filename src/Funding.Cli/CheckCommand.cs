using System.CommandLine;
using Funding.Data;
using Funding.Import;
using Funding.Import.Writing;
using Spectre.Console;

namespace Funding.Cli;

/// <summary><c>funding check</c>: every check of the data and of their descriptor.</summary>
internal static class CheckCommand
{
    private static readonly Option<bool> Describe = new("--describe")
    {
        Description = "First write datapackage.json anew, after files were edited by hand",
    };

    public static Command Create(IAnsiConsole console)
    {
        var command = new Command("check", "Makes every check of the data: schemas, keys, totals, coverage, containment, hashes")
        {
            Describe, CommandLine.Data,
        };
        command.SetAction(parsed =>
        {
            var folder = CommandLine.Open(parsed, console);
            // Data that fail a check get no descriptor; the table below says why.
            if (parsed.GetValue(Describe) && DataAudit.Run(folder.Read).SkipLast(1).All(result => result.Findings.Count == 0))
                console.WriteLine($"Written: {DataDescriptor.Refresh(folder.Path)}");
            return Run(folder, console);
        });
        return command;
    }

    private static int Run(DataFolder folder, IAnsiConsole console)
    {
        var results = DataAudit.Run(folder.Read);
        ReportWriter.Checks(results.Select(result => new ImportCheck(result.Name,
            result.Findings.Count > 0 ? Verdict.Failed : result.Warnings.Count > 0 ? Verdict.Noted : Verdict.Passed, Summary(result))),
            console);
        foreach (var finding in results.SelectMany(result => result.Findings)) console.WriteLine($"✗ {finding}");
        foreach (var warning in results.SelectMany(result => result.Warnings)) console.WriteLine($"! {warning}");
        var count = results.Sum(result => result.Findings.Count);
        if (count == 0) ReportWriter.Conclude(console, Verdict.Passed, $"{folder.Path}: no findings.", []);
        else
            ReportWriter.Conclude(
                console,
                Verdict.Failed,
                $"{folder.Path}: {Prose.Count(count, "finding", "findings")}.",
                ["Take the folder from version control, or mend the lines named above."]);
        return count == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }

    private static string Summary(AuditResult result) =>
        result.Findings.Count + result.Warnings.Count == 0 ? "nothing found"
        : Prose.List(new[]
        {
            result.Findings.Count > 0 ? Prose.Count(result.Findings.Count, "finding", "findings") : "",
            result.Warnings.Count > 0 ? Prose.Count(result.Warnings.Count, "thing to look at", "things to look at") : "",
        }.Where(text => text.Length > 0));
}
