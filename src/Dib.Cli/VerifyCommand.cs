namespace Dib.Cli;

/// <summary><c>dib verify</c>: does a notebook show the same every time?</summary>
internal static class VerifyCommand
{
    private static readonly RunArguments Arguments = new();

    public static Command Create()
    {
        var command = Arguments.Command("verify",
            "Runs each notebook twice from nothing and names the outputs that differ", withOutput: false);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var notebooks = Arguments.Notebooks(parsed);
        var site = Arguments.Render(parsed, notebooks).Site;
        var files = notebooks.SelectMany(file => site.Editions.Of(file, site.CultureOf)).ToList();
        var width = files.Max(file => file.Name.Length);
        var kernels = Arguments.Kernels(parsed, useCache: false);
        var isFine = true;
        foreach (var verdict in await Verification.RunAsync(files, kernels, Arguments.Run(parsed), cancellation))
        {
            isFine &= verdict.IsSame;
            Terminal.WriteMessage(
                $"{(verdict.IsSame ? "same   " : "differs")}  {verdict.File.Name.PadRight(width)}  {verdict.Failure}".TrimEnd());
            foreach (var output in verdict.Differences)
            {
                Terminal.WriteLine($"         cell {output.Cell}, {output.Name}");
                foreach (var value in output.Values.Take(3))
                    Terminal.WriteLine($"           {value}");
            }
        }
        return isFine ? ExitCodes.Fine : ExitCodes.NotebookFailed;
    }
}
