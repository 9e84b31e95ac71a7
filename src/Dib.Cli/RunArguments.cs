using System.CommandLine.Parsing;
using System.Globalization;
using Dib.Cache;
using Dib.Html;
using Dib.Html.Data;

namespace Dib.Cli;

/// <summary>The arguments that all commands that run notebooks have in common.</summary>
internal sealed class RunArguments
{
    private readonly Argument<string[]> _paths = new("notebooks")
    {
        Description = "Notebook files, or folders of them (default: the folder 'notebooks', else this folder)",
        Arity = ArgumentArity.ZeroOrMore,
        Validators = { Refuse(path => path.StartsWith('-'), path => $"Unknown option '{path}'.") },
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
        Validators =
        {
            Refuse(
                text => !double.TryParse(text, out var seconds) || seconds is not (> 0 and <= 1_000_000),
                text => $"--timeout: found '{text}', expected a number of seconds above 0."),
        },
    };

    private readonly Option<int?> _memory = new("--memory")
    {
        Description = "How many megabytes the values of one notebook may take (default: all there are)",
        Validators =
        {
            Refuse(
                text => !int.TryParse(text, out var megabytes) || megabytes is not (>= 50 and <= 1_000_000),
                text => $"--memory: found '{text}', expected a number of megabytes from 50."),
        },
    };

    private readonly Option<bool> _allowErrors = new("--allow-errors")
    {
        Description = "Go on after a cell that fails, and do not count it as a failure",
    };

    private readonly Option<string[]> _inputs = new("--input")
    {
        Description = "A value that a notebook asks for, as name=value; may be given several times",
        DefaultValueFactory = _ => [],
        Validators = { Refuse(input => input.IndexOf('=') < 1, input => $"--input: found '{input}', expected name=value."), RefuseTwice },
    };

    private readonly Option<string> _culture = CultureOption.Create();

    /// <summary>Makes a command that takes these arguments, a site's folder where it writes one, and options of its own.</summary>
    public Command Command(string name, string description, bool withOutput, params IEnumerable<Option> own)
    {
        var command = new Command(name, description) { _paths };
        Option[] options = [.. withOutput ? [_output] : Array.Empty<Option>(), _timeout, _memory, _allowErrors, _inputs, _culture, .. own];
        foreach (var option in options)
            command.Add(option);
        return command;
    }

    /// <summary>The notebooks, or folders of them, that are named.</summary>
    public IReadOnlyList<string> Paths(ParseResult parsed) => parsed.GetValue(_paths)!;

    public IReadOnlyList<NotebookFile> Notebooks(ParseResult parsed, Action<string>? onUnreadable = null) =>
        NotebookSet.Read(Paths(parsed), onUnreadable);

    /// <summary>The kernels that the notebooks run in.</summary>
    public KernelLauncher Kernels(ParseResult parsed, bool useCache = true)
    {
        if (useCache && UserCache.Problem is { } problem)
            Terminal.WriteError($"Without a cache, so every cell is compiled anew and every notebook run: {problem}");
        return KernelLauncher.ForThisProgram(useCache, Culture(parsed)) with
        {
            MemoryLimit = parsed.GetValue(_memory) is { } megabytes ? megabytes * 1_000_000L : null,
        };
    }

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
        var plotly = Path.Combine(AppContext.BaseDirectory, "assets", "plotly.min.js");
        var data = settings.Data is null ? null : DataPackageReader.Read(settings.Data);
        var site = new SiteOptions(settings.Title, plotly, Culture(parsed))
        {
            Language = settings.Language,
            ProseLanguage = settings.ProseLanguage,
            Data = data,
            SelfContained = selfContained,
            Editions = settings.Editions,
        };
        string[] described = data is null ? [] : [settings.Data!, .. data.Files];
        return new RenderOptions(Output(parsed), site, Run(parsed), force)
        {
            Files = [SiteSettings.PathOf(files[0].Folder), plotly, .. described, .. settings.Editions.Files],
        };
    }

    /// <summary>All that is asked for, the notebooks that are there included.</summary>
    public string Request(ParseResult parsed) =>
        string.Join('\n', parsed.Tokens.Select(token => token.Value).Where(token => token != "--force")
            .Concat(NotebookSet.Find(parsed.GetValue(_paths)!)));

    /// <summary>Refuses each word of an option or argument that is wrong.</summary>
    internal static Action<SymbolResult> Refuse(Func<string, bool> isWrong, Func<string, string> error) => result =>
    {
        foreach (var token in result.Tokens.Where(token => isWrong(token.Value)))
            result.AddError(error(token.Value));
    };

    private static void RefuseTwice(OptionResult inputs)
    {
        foreach (var given in inputs.Tokens.GroupBy(token => token.Value.Split('=')[0]).Where(given => given.Count() > 1))
            inputs.AddError($"--input: '{given.Key}' is given {given.Count()} times, expected once.");
    }

    private CultureInfo Culture(ParseResult parsed) => CultureOption.Find(parsed.GetValue(_culture)!)!;
}
