using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Utility;
using Microsoft.DotNet.Interactive.ValueSharing;

namespace Dib.Kernel;

/// <summary>
/// The original engine's core with our C# kernel in it. What it does for cells, it does here: contexts, commands and events
/// between kernels, values, extensions. Its loop over standard input is not used: it spins at the end of its input.
/// </summary>
internal sealed class Core
{
    private readonly KeyValueStoreKernel _values = new();

    /// <param name="csharp">The kernel that runs cells.</param>
    /// <param name="onEvent">Takes every event, on the thread and at the moment that it is published.</param>
    /// <param name="ask">Asks the client for a value: prompt, and whether typing must not be shown.</param>
    /// <param name="onLibraryKernel">Takes the name of a library's kernel that gets a command: what that does, no cell's code says.</param>
    public Core(CellKernel csharp, Action<KernelEvent> onEvent, Func<string, bool, Task<string>> ask, Action<string> onLibraryKernel)
    {
        // Held for as long as the process lives, so that a command does not take the console over each time it begins.
        _ = ConsoleOutput.Subscribe(_ => System.Reactive.Disposables.Disposable.Empty);
        Root.Add(csharp, ["c#", "cs"]);
        Root.Add(new HtmlKernel());
        Root.Add(_values);
        Root.DefaultKernelName = csharp.Name;
        csharp.UseValueSharing().UseWho();
        Root.RegisterCommandHandler<RequestInput>(async (request, context) =>
            context.Publish(new InputProduced(await ask(request.Prompt, request.IsPassword).ConfigureAwait(false), request)));
        Root.RegisterCommandHandler<RequestInputs>(async (request, context) =>
        {
            var answers = new Dictionary<string, string>();
            foreach (var input in request.Inputs)
                answers[input.Name] = await ask(input.Prompt, input.TypeHint == "password").ConfigureAwait(false);
            context.Publish(new InputsProduced(answers, request));
        });
        Root.SetDefaultTargetKernelNameForCommand(typeof(RequestInput), Root.Name);
        Root.SetDefaultTargetKernelNameForCommand(typeof(RequestInputs), Root.Name);
        HashSet<Microsoft.DotNet.Interactive.Kernel> own = [Root, .. Root.ChildKernels];
        Root.AddMiddleware((command, context, next) =>
        {
            if (context.HandlingKernel is { } kernel && !own.Contains(kernel) && !CellKey.Declares(kernel.GetType()))
                onLibraryKernel(kernel.Name);
            return next(command, context);
        });
        Root.KernelEvents.Subscribe(onEvent);
    }

    /// <summary>All kernels together: what cells know as <c>Kernel.Root</c>.</summary>
    public CompositeKernel Root { get; } = new();

    /// <summary>The texts that notebooks keep by <c>#!value</c>, by name.</summary>
    public IReadOnlyDictionary<string, FormattedValue> Values => _values.Values;

    /// <summary>True for a directive that a cell or an extension has added.</summary>
    public bool Knows(string directive) => Find(directive).Any();

    /// <summary>True for one that switches to a kernel of theirs.</summary>
    public bool IsSwitch(string directive) => Find(directive).OfType<KernelSpecifierDirective>().Any();

    private IEnumerable<KernelDirective> Find(string directive) =>
        Root.KernelInfo.SupportedDirectives.Concat(Root.ChildKernels.SelectMany(kernel => kernel.KernelInfo.SupportedDirectives))
            .Where(known => known.Name == directive);

    /// <summary>Sends a command and waits for its end.</summary>
    /// <returns>Why it failed, or null.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what it started may still run.</exception>
    public async Task<string?> SendAsync(KernelCommand command, CancellationToken cancellation)
    {
        var result = await Root.SendAsync(command, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return result.Events.OfType<CommandFailed>().LastOrDefault()?.Message;
    }

    /// <summary>Asks a kernel that a cell has added for a value.</summary>
    /// <exception cref="InvalidOperationException">It has no such value, or gives none.</exception>
    public async Task<ValueProduced> ReadAsync(string kernel, string name, string? mimeType, CancellationToken cancellation)
    {
        var result = await Root.SendAsync(new RequestValue(name, mimeType ?? "application/json", kernel), cancellation)
            .ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return result.Events.OfType<ValueProduced>().LastOrDefault() ?? throw new InvalidOperationException(
            result.Events.OfType<CommandFailed>().LastOrDefault()?.Message ?? $"the kernel '{kernel}' gives no value '{name}'.");
    }

    /// <summary>Does something as a command of the C# kernel, so that what it shows and sends has a context.</summary>
    public Task<string?> DoAsync(Func<KernelInvocationContext, Task> action, CancellationToken cancellation) =>
        SendAsync(new EngineCommand { Handler = (_, context) => action(context) }, cancellation);

    private sealed class EngineCommand() : KernelCommand(Documents.Kinds.CSharp);
}

/// <summary>
/// The C# kernel in the original engine's core: in the place of its own, which compiles every cell anew. What a cell, an
/// extension or another kernel sends it, it takes as the original does; what it runs, the session runs.
/// </summary>
internal sealed class CellKernel :
    Microsoft.DotNet.Interactive.Kernel,
    IKernelCommandHandler<SubmitCode>,
    IKernelCommandHandler<RequestValueInfos>,
    IKernelCommandHandler<RequestValue>,
    IKernelCommandHandler<SendValue>
{
    private readonly Session _session;

    public CellKernel(Session session)
        : base(Documents.Kinds.CSharp)
    {
        _session = session;
        KernelInfo.LanguageName = "C#";
        KernelInfo.LanguageVersion = "14.0";
        KernelInfo.DisplayName = "csharp - C# Script";
        KernelInfo.Description = "Compile and run C# Script";
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(new CodeSubmissionReceived(command));
        context.Publish(new CompleteCodeSubmissionReceived(command));
        return _session.HandleAsync(command, context);
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        context.Publish(new ValueInfosProduced(
            [.. _session.Variables.Select(variable => new KernelValueInfo(variable.Name,
                FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType), variable.Type))],
            command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (_session.Variables.FirstOrDefault(variable => variable.Name == command.Name) is { } variable)
            context.Publish(new ValueProduced(variable.Value, command.Name,
                FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType), command));
        else
            context.Fail(command, message: $"Value '{command.Name}' not found in kernel {Name}");
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(command, context, _session.SetAsync);
}
