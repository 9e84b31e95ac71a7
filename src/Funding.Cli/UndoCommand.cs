using System.CommandLine;
using Funding.Data;
using Funding.Import;
using Funding.Import.Writing;
using Spectre.Console;

namespace Funding.Cli;

/// <summary><c>funding undo</c>: takes the last import back, or any other.</summary>
internal static class UndoCommand
{
    private static readonly Argument<string?> Which = new("import")
    {
        Description = "The import's number, or the id of a grant whose last import is meant (default: the last import of all)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Listed = new("--list") { Description = "Show the imports that can be undone, and undo none" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would change, write nothing" };

    public static Command Create(IAnsiConsole console)
    {
        var command = new Command("undo", "Takes an import back: the files are as if it had never been made")
        {
            Which, Listed, DryRun, CommandLine.Data,
        };
        command.SetAction(parsed => Run(parsed, console));
        return command;
    }

    private static int Run(ParseResult parsed, IAnsiConsole console)
    {
        var folder = CommandLine.Open(parsed, console);
        if (parsed.GetValue(Listed)) return List(folder, console);
        var descriptor = folder.Read(DataFolder.DescriptorName);
        var report = ImportLog.Undo(folder.Read, parsed.GetValue(Which));
        DataTransaction.ThrowIfChanged(folder.Path, folder.Read(DataFolder.DescriptorName), descriptor);
        if (report.Problem is { } problem)
        {
            ReportWriter.Conclude(console, Verdict.Failed, problem, ["Nothing was written. 'funding undo --list' shows the imports."]);
            return ExitCodes.Findings;
        }

        var isDry = parsed.GetValue(DryRun);
        if (!isDry) DataTransaction.Write(folder.Path, report.Files, descriptor);
        var changes = Prose.List(report.Files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => file.Value is null ? $"{file.Key} (taken away)" : file.Key));
        ReportWriter.Conclude(console, Verdict.Passed, isDry
            ? $"A dry run: nothing was written. Undoing {report.Import} would change {changes}."
            : $"Undone: {report.Import}. Written to {folder.Path}: {changes}.",
            isDry ? [] : [ReportWriter.RenderNext]);
        return ExitCodes.Fine;
    }

    private static int List(DataFolder folder, IAnsiConsole console)
    {
        var imports = ImportLog.Read(folder.Read);
        if (imports.Count == 0) console.WriteLine($"{ImportLog.FileName} records no import: there is nothing to undo.");
        else
        {
            var table = Terminal.Table("Import", "Grants", "Files");
            foreach (var import in imports)
                table.AddRow(new Text($"{import.Number}"), new Text(Prose.List(import.Grants)),
                    new Text(Prose.List(import.Changes.Select(change => change.Path))));
            console.Write(table);
        }

        return ExitCodes.Fine;
    }
}
