using System.Diagnostics;
using Dib.Watching;

namespace Dib.Cli;

/// <summary><c>dib watch</c>: a site that is always fresh.</summary>
internal static class WatchCommand
{
    private const int UsualPort = 5180;

    private static readonly RunArguments Arguments = new();

    private static readonly Option<int?> Port = new("--port")
    {
        Description = $"The port to serve on (default: {UsualPort}, or the next that is free)",
        Validators = { RunArguments.Refuse(IsNoPort, port => $"--port: found '{port}', expected a number from 1 to 65535.") },
    };

    private static readonly Option<bool> Open = new("--open") { Description = "Open the site in the browser" };

    public static Command Create()
    {
        var command = Arguments.Command(
            "watch", "Serves the site on this machine, and renders it again whenever a notebook, a library or a data file changes",
            withOutput: true, Port, Open);
        command.SetAction(RunAsync);
        return command;
    }

    // What is no number at all, the parser refuses.
    private static bool IsNoPort(string text) => int.TryParse(text, out var port) && port is < 1 or > 65_535;

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var port = parsed.GetValue(Port);
        var watch = new SiteWatch(Arguments.Paths(parsed), Arguments.Kernels(parsed), Arguments.Output(parsed),
            files => Arguments.Render(parsed, files));
        var clock = Stopwatch.StartNew();
        try
        {
            await watch.RunAsync(
                port ?? UsualPort, port is not null, new RenderReport.Lines(onPlanned: clock.Restart),
                onServing: address =>
                {
                    Terminal.WriteLine($"Serving {address} (Ctrl+C ends it)");
                    if (parsed.GetValue(Open))
                        Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
                },
                onRendered: result =>
                {
                    RenderReport.WriteChanges(result, changesPath: null);
                    RenderReport.WriteWarnings(result);
                    RenderReport.WriteBrokenClaims(result);
                    Terminal.WriteLine($"Rendered in {clock.Elapsed.TotalSeconds:0.00} s; watching");
                },
                onUnreadable: message => Terminal.WriteMessage($"failed  {message}\nWatching"),
                cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Terminal.WriteLine("Stopped.");
        }
        return ExitCodes.Fine;
    }
}
