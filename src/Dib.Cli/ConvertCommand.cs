namespace Dib.Cli;

/// <summary><c>dib convert</c>: a notebook in another format.</summary>
internal static class ConvertCommand
{
    private static readonly string[] Formats = ["ipynb", "dib", "csx"];

    private static readonly RunArguments Arguments = new();

    private static readonly Option<string?> To = new("--to")
    {
        Description = "The format: ipynb, dib or csx; the files are written beside those they are made from",
        Validators =
        {
            RunArguments.Refuse(name => !Formats.Contains(name), name => $"--to: found '{name}', expected {string.Join(", ", Formats)}."),
        },
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "The file to write, whose name says its format",
    };

    private static readonly Option<bool> Outputs = new("--outputs")
    {
        Description = "Run the notebooks and write what their cells show into the Jupyter files",
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Write also where there is a file already" };

    public static Command Create()
    {
        var command = Arguments.Command("convert", "Writes notebooks in another format: Jupyter's (.ipynb), .dib, or a C# script (.csx)",
            withOutput: false, To, Output, Outputs, Force);
        var files = command.Arguments[0];
        (files.Description, files.Arity) = ("Notebooks: .dib, .ipynb or .csx files", ArgumentArity.OneOrMore);
        command.Validators.Add(result =>
        {
            var output = result.GetValue(Output);
            var extension = output is null ? result.GetValue(To) : Path.GetExtension(output).TrimStart('.').ToLowerInvariant();
            if (extension is null)
                result.AddError("Found neither --to nor -o; expected --to ipynb, dib or csx, or -o FILE.");
            else if (output is not null && !Formats.Contains(extension))
                result.AddError($"-o: found '{output}', expected a file that ends in .ipynb, .dib or .csx.");
            else if (result.GetValue(To) is { } named && named != extension)
                result.AddError($"Found --to {named} and -o {output}; expected one format.");
            if (output is not null && result.GetValue((Argument<string[]>)files) is { Length: > 1 } several)
                result.AddError($"-o: found {several.Length} notebooks for one file, expected --to for several.");
            if (result.GetValue(Outputs) && extension is not (null or "ipynb"))
                result.AddError($"--outputs: found the format {extension}, expected ipynb: no other holds outputs.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var withOutputs = parsed.GetValue(Outputs);
        var conversions = Arguments.Paths(parsed).Select(path => Conversion.Read(path,
            parsed.GetValue(Output) ?? Path.ChangeExtension(path, parsed.GetValue(To)), withOutputs)).ToList();
        foreach (var same in conversions.GroupBy(conversion => Path.GetFullPath(conversion.Target)).Where(same => same.Count() > 1))
            throw new IOException($"{string.Join(" and ", same.Select(conversion => conversion.Source.DisplayPath))} "
                + $"would both be written to {same.First().Target}; convert them one by one, with -o.");
        foreach (var target in conversions.Select(conversion => conversion.Target))
        {
            if (Directory.Exists(target) || (File.Exists(target) && !parsed.GetValue(Force)))
                throw new IOException($"{target}: found a {(File.Exists(target) ? "file" : "folder")}, expected none; "
                    + "nothing was written. --force writes over a file.");
        }

        var options = Arguments.Run(parsed);
        var runner = withOutputs ? new NotebookRunner(Arguments.Kernels(parsed), options) : null;
        var exitCode = ExitCodes.Fine;
        foreach (var conversion in conversions)
        {
            var run = runner is null ? null : await runner.RunAsync(conversion.Source, cancellation: cancellation);
            conversion.Write(run);
            Terminal.WriteLine($"{conversion.Source.DisplayPath} -> {conversion.Target}");
            foreach (var lost in conversion.Lost)
                Terminal.WriteLine($"  left out: {lost}");
            if (run?.Failure is not { } failure)
                continue;
            Terminal.WriteError($"{conversion.Source.DisplayPath}: {failure.Outputs.OfType<ErrorOutput>().Last().Message}");
            if (!options.AllowErrors)
                exitCode = ExitCodes.NotebookFailed;
        }
        return exitCode;
    }
}
