using System.Diagnostics;
using System.Globalization;
using Dib.Protocol;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Commands = Microsoft.DotNet.Interactive.Commands;
using Events = Microsoft.DotNet.Interactive.Events;

namespace Dib.Kernel;

/// <summary>
/// One notebook's session: takes cells apart, carries out their directives, runs their code and lets its client know what
/// they show. One cell at a time.
/// </summary>
internal sealed partial class Session
{
    private readonly KernelServer _client;
    private readonly ConsoleCapture _console;
    private readonly Dependencies _dependencies = new();
    private readonly CSharpCells _csharp;
    private readonly Func<string, LibraryCopy> _readLibrary;
    private readonly Dictionary<string, LibraryCopy> _read = [];
    private readonly IReadOnlyDictionary<string, string> _environment = EnvironmentNow();
    private Core _core;
    private Libraries _libraries;
    private DisplayIds _ids = new();
    private string _folder = Directory.GetCurrentDirectory();
    private string _label = "";
    private CancellationToken _cancellation;
    private Submission? _submission;
    private SubmissionParameters? _asked;

    public Session(KernelServer client, CellCache? cache)
    {
        _client = client;
        _readLibrary = cache is null ? LibraryCopy.Read : cache.Libraries.Read;
        _libraries = new(path => _read[path] = _readLibrary(path));
        _csharp = new CSharpCells(cache, _dependencies);
        _core = NewCore();
        _console = new ConsoleCapture(client.Publish);
        Displays.Prepare();
        Formatter.SubscribeToDisplayedValues(OnLateDisplay);
    }

    private Core NewCore() => new(new CellKernel(this), OnEvent, GetInputAsync, name => _dependencies.AddUnseen($"the kernel '{name}'"));

    /// <summary>Forgets what cells declared, set and registered, as if none had run; what they were compiled to stays loaded.</summary>
    /// <param name="culture">Whose numbers are shown from now on.</param>
    public void StartOver(CultureInfo culture)
    {
        _core.Root.Dispose();
        _core = NewCore();
        _csharp.StartOver();
        // What was loaded is what the same cells go on with, rebuilt or not.
        _libraries = new(path => _read.TryGetValue(path, out var library) ? library : _read[path] = _readLibrary(path));
        (_packages, _ids, _label) = (new(), new(), "");
        _extended.Clear();
        _importing.Clear();
        _console.TakeOver();
        _dependencies.Listen();
        Displays.StartOver(culture);
        ChangeFolder(_folder);
        foreach (var name in EnvironmentNow().Keys.Except(_environment.Keys))
            Environment.SetEnvironmentVariable(name, null);
        foreach (var (name, value) in _environment)
            Environment.SetEnvironmentVariable(name, value);
    }

    private static Dictionary<string, string> EnvironmentNow() => Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");

    /// <summary>Makes another folder the notebook's. A cell that changes the process's own current folder does not.</summary>
    /// <exception cref="IOException">There is no such folder.</exception>
    public void ChangeFolder(string folder)
    {
        Directory.SetCurrentDirectory(folder);
        _folder = Directory.GetCurrentDirectory();
    }

    /// <summary>What an editor needs to know of the session. Any thread, also while a cell runs.</summary>
    public NotebookState State() => _csharp.State(_libraries.Added, _folder);

    /// <summary>The variables, by name. Any thread, also while a cell runs.</summary>
    public IEnumerable<Variable> Variables => _csharp.Variables;

    /// <summary>Declares a variable with a text from the client.</summary>
    /// <exception cref="CellException">The name cannot be a variable's, or the text is not what its format says.</exception>
    public Task SetAsync(string name, string text, string mimeType, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        return DeclareAsync(Checked(name), text, VariableCode.TypeFor(mimeType), name);
    }

    /// <summary>Declares a variable with a value of this process.</summary>
    /// <exception cref="CellException">The name cannot be a variable's.</exception>
    public async Task SetAsync(string name, object value, Type? declaredType)
    {
        await RunCSharpAsync(VariableCode.Declare(Checked(name), declaredType ?? value.GetType()), name).ConfigureAwait(false);
        _csharp.Assign(name, value);
    }

    private Task DeclareAsync(string name, string text, Type type, string label) =>
        DeclareAsync(name, VariableCode.ValueOf(text, type), type, label);

    private async Task DeclareAsync(string name, object value, Type type, string label)
    {
        await SubmitAsync(VariableCode.Declare(name, type), label).ConfigureAwait(false);
        _csharp.Assign(name, value);
    }

    private static string Checked(string name) =>
        DirectiveArguments.IsIdentifier(name) ? name : throw new CellException($"'{name}' is no name; expected a C# identifier.");

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="kind">The cell's kind, or null for C#.</param>
    /// <param name="label">What errors call the cell.</param>
    /// <param name="asked">What the client asks for beside.</param>
    /// <param name="cancellation">Signalled when the client cancels the cell.</param>
    /// <exception cref="CellException">The cell failed.</exception>
    public Task RunAsync(string source, string? kind, string label, SubmissionParameters asked, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _asked = asked;
        _csharp.Begin(asked.Order, asked.After, asked.DataFlow == SubmissionParameters.Observed);
        _console.StartCell();
        return RunCellAsync(new Cell(kind ?? Kinds.CSharp, source), label, _folder);
    }

    /// <summary>To be called before a command's last event: sends what is still to be told of it.</summary>
    public void EndCommand()
    {
        _console.Flush();
        if (_asked is { DataFlow: { } wanted })
            _client.Publish(ToldFlow(wanted == SubmissionParameters.Observed ? _csharp.Observe() : null));
        _asked = null;
        if (_dependencies.Take() is { } dependencies)
            _client.Publish(dependencies);
    }

    private DataFlowProduced ToldFlow(IReadOnlyList<string>? changed) => Told(_csharp.Flow) with
    {
        Changes = changed ?? _csharp.Flow.Changes,
        MayChange = changed is null ? _csharp.Flow.MayChange : [],
        IsObserved = changed is not null,
    };

    /// <summary>Data flow as a client is told of it.</summary>
    public static DataFlowProduced Told(CellFlow flow) =>
        new(flow.Defines, flow.Uses, flow.Changes, flow.MayChange, flow.Outside, flow.Names);

    /// <summary>Runs what the core brings: a cell's code, or what a cell, an extension or another kernel sent.</summary>
    public async Task HandleAsync(Commands.SubmitCode command, KernelInvocationContext context)
    {
        if (context.CancellationToken.IsCancellationRequested)
            return;
        // What was put off until the next command comes first.
        var submission = Volatile.Read(ref _submission) is { } waiting && ReferenceEquals(waiting.Command, command)
            ? Interlocked.Exchange(ref _submission, null) : null;
        var label = submission?.Label ?? $"code sent by {_label}";
        try
        {
            if (submission is not null)
                await RunCSharpAsync(submission.Command.Code, label, context, command).ConfigureAwait(false);
            else
                await RunCellAsync(new Cell(Kinds.CSharp, command.Code.ReplaceLineEndings("\n")), label, _folder,
                    code => RunCSharpAsync(code, label, context, command)).ConfigureAwait(false);
        }
        catch (CellException error)
        {
            if (submission is not null)
                submission.Failure = error;
            context.Fail(command, error.InnerException ?? error, error.Message);
        }
        finally
        {
            submission?.Ended.TrySetResult();
        }
    }

    private Task<string> GetInputAsync(string prompt, bool isPassword) =>
        _client.RequestInputAsync(new RequestInput(prompt, prompt, isPassword), _cancellation);

    // How the C# of the cell is run: by way of the core, unless told otherwise.
    private async Task RunCellAsync(Cell cell, string label, string folder, Func<string, Task>? run = null)
    {
        run ??= code => SubmitAsync(code, label);
        try
        {
            var script = CellScript.Parse(cell.Source, Kinds.Resolve(cell.Kind) ?? cell.Kind, _core.Knows, _core.IsSwitch);
            var answers = new Dictionary<InputRequest, string>();
            foreach (var input in script.Inputs)
                answers[input] = await GetInputAsync(input.Name, input.IsPassword).ConfigureAwait(false);
            var clock = default(Stopwatch);
            foreach (var part in script.Parts)
            {
                await (part switch
                {
                    DirectivePart { Definition.Name: "#!time" } time => Do(() =>
                    {
                        _dependencies.AddEffects([new Effect(Outside.Clock, "#!time", time.Line)], label);
                        clock = Stopwatch.StartNew();
                    }),
                    CodePart { Kind: Kinds.CSharp } code => run(code.CodeAtItsLine),
                    CodePart code when Kinds.IsShownByPage(code.Kind) => Do(() => ShowSource(code)),
                    ForeignDirective foreign => SendAsync(new Commands.SubmitCode(foreign.Text, Kinds.CSharp), label, foreign.Line),
                    DirectivePart directive => CarryOutAsync(directive, directive.Bind(input => answers[input]), label, folder),
                    CodePart code when code.Kind != Kinds.Value && _core.IsSwitch($"#!{code.Kind}") =>
                        SendAsync(new Commands.SubmitCode(code.Code, code.Kind), label, line: null),
                    CodePart { Kind: var other } => throw new CellException(
                        $"{label}: this engine runs C#; '{other}' is a cell of another kind. Remove the cell, or translate it.",
                        line: part.Line),
                    _ => throw new InvalidOperationException($"No code takes the step {part.GetType().Name}."),
                }).ConfigureAwait(false);
            }
            if (clock is not null)
                Show("text/plain", $"Wall time: {clock.Elapsed.TotalMilliseconds:0.#} ms");
        }
        catch (DirectiveException error)
        {
            throw new CellException($"{label}, line {error.Line}: {error.Directive}: {error.Problem}", line: error.Line);
        }
    }

    /// <summary>Runs a cell's code by way of the core, so that it has a context.</summary>
    private async Task SubmitAsync(string code, string label)
    {
        var submission = new Submission(new(code, Kinds.CSharp), label);
        _label = label;
        Volatile.Write(ref _submission, submission);
        try
        {
            await SendAsync(submission.Command, label, line: null).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            if (Interlocked.Exchange(ref _submission, null) is null)
                await submission.Ended.Task.ConfigureAwait(false);
            throw;
        }
        catch (CellException) when (submission.Failure is not null)
        {
            throw submission.Failure;
        }
    }

    private async Task SendAsync(Commands.KernelCommand command, string label, int? line)
    {
        if (await _core.SendAsync(command, _cancellation).ConfigureAwait(false) is { } problem)
            throw new CellException($"{label}{(line is null ? "" : $", line {line}")}: {problem}", line: line);
    }

    private async Task RunCSharpAsync(string code, string label, KernelInvocationContext? context = null,
        Commands.KernelCommand? command = null)
    {
        _cancellation.ThrowIfCancellationRequested();
        var added = _libraries.TakeAdded();
        try
        {
            var (value, isShown) = await _csharp.RunAsync(code, added, label, _cancellation).ConfigureAwait(false);
            // A cell that ends in display(x) has shown x already; the handle says nothing.
            if (isShown && value is not DisplayedValue)
                context?.Publish(new Events.ReturnValueProduced(value, command, Displays.Of(value)));
        }
        catch (CompilationException error)
        {
            // The libraries were not taken in with the cell; the next one references them.
            _libraries.GiveBack(added);
            throw CellException.For(error, label);
        }
        catch (Exception error) when (_cancellation.IsCancellationRequested && IsOfStopping(error))
        {
            throw new OperationCanceledException(_cancellation);
        }
        catch (Exception error) when (_csharp.GivenUp(error) is { } other)
        {
            throw new CellException($"{label}: {other} was interrupted and has not ended; run it again to use what it declares.",
                cause: error);
        }
        catch (Exception error)
        {
            throw CellException.For(error, label, _csharp.LabelOf);
        }
    }

    /// <summary>True also where what stopped the cell was passed on in something else, as by tasks and type initializers.</summary>
    private static bool IsOfStopping(Exception error) => error is OperationCanceledException
        || (error is AggregateException many ? many.InnerExceptions.Any(IsOfStopping)
            : error.InnerException is { } inner && IsOfStopping(inner));

    private void OnEvent(Events.KernelEvent @event)
    {
        Dib.Protocol.KernelEvent? shown = @event switch
        {
            // That a value is kept shows nothing; with a format, the directive shows it.
            Events.DisplayedValueProduced { Command: Commands.SendValue } => null,
            Events.DisplayedValueProduced display => new DisplayedValueProduced(FormatsOf(display), _ids.Of(display)),
            Events.DisplayedValueUpdated update => new DisplayedValueUpdated(FormatsOf(update), _ids.Of(update)),
            Events.ReturnValueProduced result => new ReturnValueProduced(FormatsOf(result), _ids.Next()),
            Events.StandardOutputValueProduced output => new StandardOutputValueProduced(FormatsOf(output)),
            Events.StandardErrorValueProduced output => new StandardErrorValueProduced(FormatsOf(output)),
            Events.ErrorProduced error =>
                new StandardErrorValueProduced([new Dib.Protocol.FormattedValue("text/plain", error.Message + "\n")]),
            _ => null,
        };
        if (shown is not null)
            Publish(shown);
    }

    /// <summary>What work shows that a cell left running: the core takes nothing for a command that has ended.</summary>
    private void OnLateDisplay(DisplayedValue display)
    {
        if (KernelInvocationContext.Current is not { IsComplete: true, Command: var command })
            return;
        OnEvent(display.IsUpdated
            ? new Events.DisplayedValueUpdated(display.Value, display.DisplayId, command, display.FormattedValues)
            : new Events.DisplayedValueProduced(display.Value, command, display.FormattedValues, display.DisplayId));
    }

    private void Publish(Dib.Protocol.KernelEvent @event)
    {
        _console.Flush();
        _client.Publish(@event);
    }

    private void Show(string mimeType, string text) =>
        Publish(new DisplayedValueProduced([new Dib.Protocol.FormattedValue(mimeType, text)], _ids.Next()));

    private void ShowTable(System.Collections.IEnumerable rows) =>
        Publish(new DisplayedValueProduced(Protocol(Displays.Of(rows)), _ids.Next()));

    private static IReadOnlyList<Dib.Protocol.FormattedValue> FormatsOf(Events.DisplayEvent shown) =>
        Protocol(Displays.Of(shown.Value, shown.FormattedValues, isOurs: shown is Events.ReturnValueProduced));

    private static IReadOnlyList<Dib.Protocol.FormattedValue> Protocol(
        IReadOnlyCollection<Microsoft.DotNet.Interactive.Formatting.FormattedValue> values) =>
        [.. values.Select(value => new Dib.Protocol.FormattedValue(value.MimeType, value.Value, value.SuppressDisplay))];

    private void ShowSource(CodePart code) => Show(
        code.Kind switch { Kinds.Html or Kinds.JavaScript => "text/html", Kinds.Mermaid => "text/vnd.mermaid", _ => "text/markdown" },
        code.Kind == Kinds.JavaScript ? $"<script>\n{code.Code}\n</script>" : code.Code);

    /// <summary>A cell's code on its way through the core.</summary>
    private sealed record Submission(Commands.SubmitCode Command, string Label)
    {
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CellException? Failure { get; set; }
    }
}
