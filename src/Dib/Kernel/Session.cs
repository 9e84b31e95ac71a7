using System.Diagnostics;
using Dib.Analysis;
using Dib.Cache;
using Dib.Documents;
using Dib.Language;
using Dib.Protocol;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Dib.Kernel;

/// <summary>
/// One notebook's session: takes cells apart, carries out their directives, runs their code and lets its client know what
/// they show. One cell at a time.
/// </summary>
internal sealed partial class Session : KernelHost
{
    private readonly IEventSink _client;
    private readonly ConsoleCapture _console;
    private readonly Dependencies _dependencies = new();
    private readonly CSharpCells _csharp;
    private readonly Libraries _libraries = new(LibraryCopy.Read);
    private string _folder = Directory.GetCurrentDirectory();
    private CancellationToken _cancellation;
    private int _displays;

    public Session(IEventSink client, CellCache? cache)
    {
        _client = client;
        _csharp = new CSharpCells(cache, _dependencies);
        _console = new ConsoleCapture(client.Publish);
        Current = this;
    }

    public override CancellationToken CancellationToken => _cancellation;

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
        if (!DirectiveArguments.IsIdentifier(name))
            throw new CellException($"'{name}' is no name; expected a C# identifier.");
        _cancellation = cancellation;
        return RunCSharpAsync(VariableCode.Declare(name, text, mimeType), name);
    }

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="kind">The cell's kind, or null for C#.</param>
    /// <param name="label">What errors call the cell.</param>
    /// <param name="cancellation">Signalled when the client cancels the cell.</param>
    /// <exception cref="CellException">The cell failed.</exception>
    public Task RunAsync(string source, string? kind, string label, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _console.StartCell();
        return RunCellAsync(new Cell(kind ?? Kinds.CSharp, source), label, _folder);
    }

    /// <summary>To be called before a command's last event: sends what is still to be told of it.</summary>
    public void EndCommand()
    {
        _console.Flush();
        if (_dependencies.Take() is { } dependencies)
            _client.Publish(dependencies);
    }

    public override string Show(IReadOnlyList<FormattedText> values)
    {
        var id = $"display-{Interlocked.Increment(ref _displays)}";
        Publish(new DisplayedValueProduced(Protocol(values), id));
        return id;
    }

    public override void Replace(string id, IReadOnlyList<FormattedText> values) => Publish(new DisplayedValueUpdated(Protocol(values), id));

    public override Task<string> GetInputAsync(string prompt, bool isPassword) =>
        _client.RequestInputAsync(new RequestInput(prompt, prompt, isPassword), _cancellation);

    private async Task RunCellAsync(Cell cell, string label, string folder)
    {
        try
        {
            var script = CellScript.Parse(cell.Source, Kinds.Resolve(cell.Kind) ?? cell.Kind);
            var answers = new Dictionary<InputRequest, string>();
            foreach (var input in script.Inputs)
                answers[input] = await GetInputAsync(input.Name, input.IsPassword).ConfigureAwait(false);
            var clock = default(Stopwatch);
            foreach (var part in script.Parts)
            {
                if (part is DirectivePart { Definition.Name: "#!time" })
                    clock = Stopwatch.StartNew();
                else
                    await RunPartAsync(part, answers, label, folder).ConfigureAwait(false);
            }
            if (clock is not null)
                Show([new FormattedText(Formatter.Plain, $"Wall time: {clock.Elapsed.TotalMilliseconds:0.#} ms")]);
        }
        catch (DirectiveException error)
        {
            throw new CellException($"{label}, line {error.Line}: {error.Directive}: {error.Problem}", line: error.Line);
        }
    }

    private async Task RunPartAsync(CellPart part, Dictionary<InputRequest, string> answers, string label, string folder)
    {
        switch (part)
        {
            case CodePart { Kind: Kinds.CSharp } code:
                await RunCSharpAsync(code.CodeAtItsLine, label).ConfigureAwait(false);
                break;
            case CodePart code when Kinds.IsShownByPage(code.Kind):
                Show([PageText(code)]);
                break;
            case CodePart code:
                throw new CellException($"{label}: this engine runs C#; '{code.Kind}' is a cell of another kind. Remove the cell, or translate it.", line: code.Line);
            case DirectivePart directive:
                await CarryOutAsync(directive, directive.Bind(input => answers[input]), label, folder).ConfigureAwait(false);
                break;
        }
    }

    private async Task RunCSharpAsync(string code, string label)
    {
        _cancellation.ThrowIfCancellationRequested();
        var added = _libraries.TakeAdded();
        try
        {
            var (value, isShown) = await _csharp.RunAsync(code, added, label, _cancellation).ConfigureAwait(false);
            // A cell that ends in display(x) has shown x already; the handle says nothing.
            if (isShown && value is not DisplayedValue)
                Publish(new ReturnValueProduced(Protocol(Formatter.Format(value, [])), $"display-{Interlocked.Increment(ref _displays)}"));
        }
        catch (CompilationException error)
        {
            // The libraries were not taken in with the cell; the next one references them.
            _libraries.GiveBack(added);
            throw CellException.For(error, label);
        }
        catch (Exception error) when (error is not OperationCanceledException || !_cancellation.IsCancellationRequested)
        {
            throw CellException.For(error, label, _csharp.LabelOf);
        }
    }

    private void Publish(KernelEvent @event)
    {
        _console.Flush();
        _client.Publish(@event);
    }

    private static IReadOnlyList<FormattedValue> Protocol(IReadOnlyList<FormattedText> values) =>
        [.. values.Select(value => new FormattedValue(value.MimeType, value.Value))];

    private static FormattedText PageText(CodePart code) => code.Kind switch
    {
        Kinds.JavaScript => new(Formatter.Html, $"<script>\n{code.Code}\n</script>"),
        Kinds.Html => new(Formatter.Html, code.Code),
        Kinds.Mermaid => new("text/vnd.mermaid", code.Code),
        _ => new("text/markdown", code.Code),
    };
}
