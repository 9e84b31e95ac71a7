using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Utility;
using Commands = Microsoft.DotNet.Interactive.Commands;
using Events = Microsoft.DotNet.Interactive.Events;

namespace Dib.Kernel;

/// <summary>
/// The original engine's core with our C# kernel in it. What it does for cells, it does here: contexts, commands and events
/// between kernels, values, extensions. Its loop over standard input is not used: it spins at the end of its input.
/// </summary>
internal sealed class Core : IDisposable
{
    private readonly CompositeKernel _root = new();
    private readonly KeyValueStoreKernel _values = new();
    private readonly IDisposable _console;

    /// <param name="csharp">The kernel that runs cells.</param>
    /// <param name="onEvent">Takes every event, on the thread and at the moment that it is published.</param>
    /// <param name="ask">Asks the client for a value: prompt, and whether typing must not be shown.</param>
    public Core(CellKernel csharp, Action<Events.KernelEvent> onEvent, Func<string, bool, Task<string>> ask)
    {
        // Held for as long as the process lives, so that a command does not take the console over each time it begins.
        _console = ConsoleOutput.Subscribe(_ => System.Reactive.Disposables.Disposable.Empty);
        _root.Add(csharp, ["c#", "cs"]);
        _root.Add(new HtmlKernel());
        _root.Add(_values);
        _root.DefaultKernelName = csharp.Name;
        csharp.UseValueSharing().UseWho();
        _root.RegisterCommandHandler<Commands.RequestInput>(async (request, context) =>
            context.Publish(new Events.InputProduced(await ask(request.Prompt, request.IsPassword).ConfigureAwait(false), request)));
        _root.RegisterCommandHandler<Commands.RequestInputs>(async (request, context) =>
        {
            var answers = new Dictionary<string, string>();
            foreach (var input in request.Inputs)
                answers[input.Name] = await ask(input.Prompt, input.TypeHint == "password").ConfigureAwait(false);
            context.Publish(new Events.InputsProduced(answers, request));
        });
        _root.SetDefaultTargetKernelNameForCommand(typeof(Commands.RequestInput), _root.Name);
        _root.SetDefaultTargetKernelNameForCommand(typeof(Commands.RequestInputs), _root.Name);
        _root.KernelEvents.Subscribe(onEvent);
    }

    /// <summary>All kernels together: what cells know as <c>Kernel.Root</c>.</summary>
    public CompositeKernel Root => _root;

    /// <summary>The texts that notebooks keep by <c>#!value</c>, by name.</summary>
    public IReadOnlyDictionary<string, Microsoft.DotNet.Interactive.Formatting.FormattedValue> Values => _values.Values;

    /// <summary>True for a directive that a cell or an extension has added.</summary>
    public bool Knows(string directive) =>
        _root.KernelInfo.SupportedDirectives.Concat(_root.ChildKernels.SelectMany(kernel => kernel.KernelInfo.SupportedDirectives)).Any(known => known.Name == directive);

    /// <summary>Sends a command and waits for its end.</summary>
    /// <returns>Why it failed, or null.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what it started may still run.</exception>
    public async Task<string?> SendAsync(Commands.KernelCommand command, CancellationToken cancellation)
    {
        var result = await _root.SendAsync(command, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return result.Events.OfType<Events.CommandFailed>().LastOrDefault()?.Message;
    }

    /// <summary>Does something as a command of the C# kernel, so that what it shows and sends has a context.</summary>
    public Task<string?> DoAsync(Func<KernelInvocationContext, Task> action, CancellationToken cancellation) =>
        SendAsync(new EngineCommand { Handler = (_, context) => action(context) }, cancellation);

    public void Dispose()
    {
        _root.Dispose();
        _console.Dispose();
    }

    private sealed class EngineCommand() : Commands.KernelCommand(Documents.Kinds.CSharp);
}
