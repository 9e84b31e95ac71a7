using System.Collections.Concurrent;
using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>
/// Answers an editor's questions about code and values, each on a thread of its own: none waits behind a running cell,
/// behind cells that fill the thread pool, or behind a value that takes long to be written.
/// </summary>
internal sealed class EditorCommands(Session session, Action<KernelEvent, JsonElement?> send)
{
    // What earlier front ends ask for when they list variables.
    private const string Summary = "text/plain+summary";

    private static readonly TimeSpan LongestFormatting = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _latest = new();
    private readonly Lazy<LanguageService> _language = new(() => new LanguageService(session.State));

    /// <summary>True for the commands that are answered here.</summary>
    public static bool Take(KernelCommand command) => command is LanguageCommand or RequestValueInfos or RequestValue;

    /// <summary>Answers a command. Returns at once.</summary>
    public void Answer(KernelCommand command, JsonElement envelope)
    {
        var cancellation = command is LanguageCommand language ? Replace(language) : CancellationToken.None;
        new Thread(() => AnswerNow(command, envelope, cancellation)) { IsBackground = true, Name = "editor" }.Start();
    }

    private void AnswerNow(KernelCommand command, JsonElement envelope, CancellationToken cancellation)
    {
        KernelEvent end;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var answer = command is LanguageCommand question
                ? Ask(question, cancellation)
                : WithinLimit(() => command is RequestValue one ? Read(one) : List((RequestValueInfos)command));
            cancellation.ThrowIfCancellationRequested();
            if (answer is not null)
                send(answer, envelope);
            end = new CommandSucceeded();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            end = new CommandFailed("A newer request of the same kind took its place.");
        }
        catch (Exception error)
        {
            // A value's own formatter, or a defect of the engine: this command fails, and the kernel goes on.
            var message = error is KeyNotFoundException or TimeoutException or RefusedException
                ? error.Message : $"{error.GetType().Name}: {error.Message}";
            end = new CommandFailed(message, Details: error.StackTrace is { } trace ? Shortened.Lines(trace) : null);
        }
        send(end, envelope);
    }

    // A method of its own: a kernel that is asked nothing never loads the compiler for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private KernelEvent? Ask(LanguageCommand question, CancellationToken cancellation) => question switch
    {
        RequestDiagnostics diagnostics => _language.Value.Diagnostics(diagnostics, cancellation),
        RequestDataFlow flow => _language.Value.DataFlow(flow, cancellation),
        RequestCompletions completions => _language.Value.Completions(completions, cancellation),
        RequestHoverText hover => _language.Value.Hover(hover, cancellation),
        RequestSignatureHelp signatures => _language.Value.Signatures(signatures, cancellation),
        RequestCodeActions actions => _language.Value.Actions(actions, cancellation),
        RequestFormatting formatting => _language.Value.Format(formatting, cancellation),
        RequestSemanticTokens tokens => _language.Value.Tokens(tokens, cancellation),
        RequestRename rename => _language.Value.Rename(rename, cancellation),
        RequestDefinition definition => _language.Value.Definition(definition, cancellation),
        _ => null,
    };

    private CancellationToken Replace(LanguageCommand command)
    {
        if (command is not PositionCommand && command.Cell is null)
            return CancellationToken.None;
        var mine = new CancellationTokenSource();
        var name = $"{command.GetType().Name} {(command is PositionCommand ? null : command.Cell)}";
        // Only the reading thread comes here.
        if (_latest.TryGetValue(name, out var earlier))
            earlier.Cancel();
        _latest[name] = mine;
        return mine.Token;
    }

    private static KernelEvent WithinLimit(Func<KernelEvent> read)
    {
        // Long-running: on a thread of its own.
        var reading = Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.WaitAny([reading], LongestFormatting) == 0
            ? reading.GetAwaiter().GetResult()
            : throw new TimeoutException($"The value was not written within {LongestFormatting.TotalSeconds:0} seconds.");
    }

    private ValueProduced Read(RequestValue request)
    {
        var variables = session.Variables.ToList();
        var variable = variables.Find(variable => variable.Name == request.Name)
            ?? throw new KeyNotFoundException($"There is no variable '{request.Name}'."
                + $"{Nearest.Suggestion(request.Name, variables.Select(variable => variable.Name))}");
        return new ValueProduced(variable.Name, Write(variable.Value, request.MimeType));
    }

    private ValueInfosProduced List(RequestValueInfos request) => new([.. session.Variables.Select(variable => new ValueInfo(
        variable.TypeName,
        variable.Name,
        Short(variable.Value, request.MimeType),
        Displays.MimeTypesOf(variable.Value)))]);

    private static FormattedValue Short(object? value, string? mimeType)
    {
        try
        {
            return mimeType is null or MimeTypes.Plain or Summary
                ? new FormattedValue(mimeType ?? MimeTypes.Plain, value is null ? "<null>" : PlainText.Shortened(value))
                : Write(value, mimeType);
        }
        catch (Exception error)
        {
            // One value that cannot be written, or that the running cell is changing, must not hide the others.
            return new FormattedValue(MimeTypes.Plain, $"<{error.GetType().Name}: {error.Message}>");
        }
    }

    private static FormattedValue Write(object? value, string? mimeType)
    {
        var best = Displays.Of(value);
        if (mimeType is null || best[0].MimeType == mimeType)
            return new FormattedValue(best[0].MimeType, best[0].Value);
        if (mimeType == "text/html" && best is [{ MimeType: MimeTypes.Plain, Value: var text }])
            return new FormattedValue(mimeType, Encode.Html(text));
        return new FormattedValue(mimeType, best.FirstOrDefault(format => format.MimeType == mimeType)?.Value
            ?? Displays.Write(value, mimeType));
    }
}
