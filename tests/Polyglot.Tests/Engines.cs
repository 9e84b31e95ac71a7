using System.Text.Json;
using Dib.Documents;
using Dib.Running;

namespace Polyglot.Tests;

/// <summary>A cell that one of the engines ran.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="Shown">What it showed, each in its formats by their names.</param>
internal sealed record RanCell(string Source, string? Failure, IReadOnlyList<IReadOnlyDictionary<string, string>> Shown);

/// <summary>The two engines that the same notebooks run in.</summary>
internal static class Engines
{
    /// <summary>What is answered to every question that a cell asks.</summary>
    private const string Answer = "Gotland";

    /// <summary>Runs a notebook in the original C# kernel, in a process of its own.</summary>
    public static IReadOnlyList<RanCell> Original(string notebook)
    {
        using var folder = new TemporaryFolder();
        var result = Path.Combine(folder.Path, "cells.json");
        var (exitCode, output) = BuiltProgram.Run(BuiltProgram.PolyglotHost, Path.GetDirectoryName(notebook)!, notebook, result, Answer);
        exitCode.ShouldBe(0, output);
        return JsonSerializer.Deserialize<List<RanCell>>(File.ReadAllText(result))!;
    }

    /// <summary>Runs a notebook as <c>dib render</c> does.</summary>
    public static async Task<IReadOnlyList<RanCell>> OursAsync(string notebook)
    {
        var answers = new Dictionary<string, string> { ["name"] = Answer, ["region"] = Answer };
        var options = new RunOptions { AllowErrors = true, Inputs = answers };
        var run = await new NotebookRunner(BuiltProgram.Kernel, options).RunAsync(NotebookFile.Read(notebook));
        return [.. run.Cells.Where(cell => cell.Cell.Kind != Kinds.Markdown).Select(Ran)];
    }

    private static RanCell Ran(CellRun cell)
    {
        // A page writes these cells itself; the original's kernel shows them.
        if (cell.Status == CellStatus.Shown)
            return new(cell.Cell.Source, null, [new Dictionary<string, string> { [Reading.Html] = cell.Cell.Source }]);
        var shown = cell.Outputs.Select(output => output switch
        {
            StreamOutput stream => new Dictionary<string, string> { [Reading.Plain] = stream.Text },
            DisplayOutput display => display.Values.ToDictionary(value => value.MimeType, value => value.Value),
            _ => null,
        });
        return new(
            cell.Cell.Source,
            cell.Outputs.OfType<ErrorOutput>().FirstOrDefault()?.Message,
            [.. shown.OfType<Dictionary<string, string>>()]);
    }
}
