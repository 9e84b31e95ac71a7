using System.CommandLine;
using System.Globalization;
using Dib.Html;
using Dib.Html.Data;
using Dib.Rendering;
using Dib.Running;

namespace Dib.Cli;

/// <summary>The arguments that all commands that run notebooks have in common.</summary>
internal sealed class RunArguments
{
    private readonly Argument<string[]> _paths = new("notebooks")
    {
        Description = "Notebook files, or folders of them (default: the folder 'notebooks', else this folder)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The site's folder",
        DefaultValueFactory = _ => Path.Combine("artifacts", "site"),
    };

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "How many seconds one cell may run",
        DefaultValueFactory = _ => 600,
    };

    private readonly Option<bool> _allowErrors = new("--allow-errors")
    {
        Description = "Go on after a cell that fails, and do not count it as a failure",
    };

    private readonly Option<string[]> _inputs = new("--input")
    {
        Description = "A value that a notebook asks for, as name=value; may be given several times",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _culture = CultureOption.Create();

    public RunArguments()
    {
        _paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unknown option '{token.Value}'.");
        });
        _timeout.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !double.TryParse(token.Value, out var seconds) || seconds is not (> 0 and <= 1_000_000)))
                result.AddError($"--timeout: found '{token.Value}', expected a number of seconds above 0.");
        });
        _inputs.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') < 1))
                result.AddError($"--input: found '{token.Value}', expected name=value.");
            foreach (var given in result.Tokens.GroupBy(token => token.Value.Split('=')[0]).Where(given => given.Count() > 1))
                result.AddError($"--input: '{given.Key}' is given {given.Count()} times, expected once.");
        });
    }

    /// <summary>Gives a command these arguments.</summary>
    public void AddTo(Command command, bool withOutput = true)
    {
        command.Add(_paths);
        if (withOutput)
            command.Add(_output);
        command.Add(_timeout);
        command.Add(_allowErrors);
        command.Add(_inputs);
        command.Add(_culture);
    }

    public IReadOnlyList<NotebookFile> Notebooks(ParseResult parsed) => NotebookSet.Read(parsed.GetValue(_paths)!);

    /// <summary>The kernels that the notebooks run in.</summary>
    public KernelLauncher Kernels(ParseResult parsed, bool useCache = true) => KernelLauncher.ForThisProgram(useCache, Culture(parsed));

    public RunOptions Run(ParseResult parsed) => new()
    {
        CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
        AllowErrors = parsed.GetValue(_allowErrors),
        Inputs = parsed.GetValue(_inputs)!.Select(input => input.Split('=', 2)).ToDictionary(input => input[0], input => input[1]),
    };

    public string Output(ParseResult parsed) => parsed.GetValue(_output)!;

    public RenderOptions Render(ParseResult parsed, IReadOnlyList<NotebookFile> files, bool force = false, bool selfContained = false)
    {
        var settings = SiteSettings.Read(files[0].Folder);
        var site = new SiteOptions(settings.Title, Assets.Plotly, Culture(parsed))
        {
            Data = settings.Data is null ? null : DataPackageReader.Read(settings.Data),
            SelfContained = selfContained,
        };
        return new RenderOptions(Output(parsed), site, Run(parsed), force)
        {
            Files =
            [
                SiteSettings.PathOf(files[0].Folder),
                .. site.PlotlyPath is { } plotly ? [plotly] : Array.Empty<string>(),
                .. settings.Data is { } data ? [data, .. site.Data!.Resources.Select(resource => Path.Combine(site.Data.Folder, resource.Path))] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>All that is asked for, the notebooks that are there included.</summary>
    public string Request(ParseResult parsed) =>
        string.Join('\n', parsed.Tokens.Select(token => token.Value).Where(token => token != "--force").Concat(NotebookSet.Find(parsed.GetValue(_paths)!)));

    private CultureInfo Culture(ParseResult parsed) => CultureOption.Find(parsed.GetValue(_culture)!)!;
}
