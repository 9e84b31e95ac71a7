using System.CommandLine;
using System.Diagnostics;
using Dib.Html;
using Dib.Running;

namespace Dib.Cli;

/// <summary><c>dib render</c>: notebooks in, a site out.</summary>
internal static class RenderCommand
{
    private static readonly Argument<string[]> Paths = new("notebooks")
    {
        Description = "Notebook files, or folders of them (default: the folder 'notebooks', else this folder)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The site's folder",
        DefaultValueFactory = _ => Path.Combine("artifacts", "site"),
    };

    private static readonly Option<double> Timeout = new("--timeout")
    {
        Description = "How many seconds one cell may run",
        DefaultValueFactory = _ => 600,
    };

    private static readonly Option<bool> AllowErrors = new("--allow-errors")
    {
        Description = "Go on after a cell that fails, and do not count it as a failure",
    };

    private static readonly Option<string[]> Inputs = new("--input")
    {
        Description = "A value that a notebook asks for, as name=value; may be given several times",
        DefaultValueFactory = _ => [],
    };

    public static Command Create()
    {
        Paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unknown option '{token.Value}'.");
        });
        Timeout.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !double.TryParse(token.Value, out var seconds) || seconds is not (> 0 and <= 1_000_000)))
                result.AddError($"--timeout: found '{token.Value}', expected a number of seconds above 0.");
        });
        Inputs.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') < 1))
                result.AddError($"--input: found '{token.Value}', expected name=value.");
            foreach (var given in result.Tokens.GroupBy(token => token.Value.Split('=')[0]).Where(given => given.Count() > 1))
                result.AddError($"--input: '{given.Key}' is given {given.Count()} times, expected once.");
        });
        var command = new Command("render", "Runs notebooks and writes a page for each, and an index") { Paths, Output, Timeout, AllowErrors, Inputs };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var options = new RunOptions
        {
            CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
            AllowErrors = parsed.GetValue(AllowErrors),
            Inputs = parsed.GetValue(Inputs)!.Select(input => input.Split('=', 2)).ToDictionary(input => input[0], input => input[1]),
        };
        var files = NotebookSet.Read(parsed.GetValue(Paths)!);
        var batch = new NotebookBatch(KernelLauncher.ForThisProgram(), options);
        var runs = await RunProgress.ShowAsync(files, progress => batch.RunAsync(files, progress, cancellation));

        var output = parsed.GetValue(Output)!;
        new SiteWriter(new SiteOptions("Analysis", Assets.Plotly)).Write(runs, output);
        var failures = runs.Count(run => !run.Succeeded);
        Console.WriteLine($"{runs.Count + 1} pages in {output.Replace('\\', '/')}/index.html, {clock.Elapsed.TotalSeconds:0.0} s");
        return failures > 0 && !options.AllowErrors ? ExitCodes.NotebookFailed : ExitCodes.Fine;
    }
}
