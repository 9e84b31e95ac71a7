using System.CommandLine;
using System.Diagnostics;
using Dib.Rendering;
using Dib.Running;

namespace Dib.Cli;

/// <summary><c>dib render</c>: notebooks in, a site out.</summary>
internal static class RenderCommand
{
    private static readonly RunArguments Arguments = new();

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Run every notebook, also where its page still stands",
    };

    private static readonly Option<bool> NoCache = new("--no-cache")
    {
        Description = "Run every notebook, and compile every cell anew",
    };

    public static Command Create()
    {
        var command = new Command("render", "Runs the notebooks that changed, or whose data did, and writes a page for each, and an index");
        Arguments.AddTo(command);
        command.Add(Force);
        command.Add(NoCache);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var files = Arguments.Notebooks(parsed);
        var options = Arguments.Render(parsed, files, force: parsed.GetValue(Force) || parsed.GetValue(NoCache));
        var build = new SiteBuild(KernelLauncher.ForThisProgram(useCache: !parsed.GetValue(NoCache)), options);
        var result = await RenderReport.ShowAsync(progress => build.RunAsync(files, progress, cancellation));
        RenderReport.WriteChanges(result, build.ChangesPath);

        Console.WriteLine($"{result.Pages.Count + 1} pages in {options.Output.Replace('\\', '/')}/index.html, {clock.Elapsed.TotalSeconds:0.00} s");
        return result.Runs.All(run => run.Succeeded) || options.Run.AllowErrors ? ExitCodes.Fine : ExitCodes.NotebookFailed;
    }
}
