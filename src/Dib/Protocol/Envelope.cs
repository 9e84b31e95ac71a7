using System.Text.Json.Serialization;

namespace Dib.Protocol;

/// <summary>One line of the protocol: a command or an event, with the command that it belongs to.</summary>
/// <param name="Token">The command's token; for an event, that of the command it answers, or null.</param>
/// <param name="Command">The command, or null.</param>
/// <param name="Event">The event, or null.</param>
/// <param name="RawCommand">The command's envelope as sent, to be repeated in the events that answer it.</param>
public sealed record Envelope(string? Token, KernelCommand? Command, KernelEvent? Event, JsonElement? RawCommand)
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="EnvelopeException">It is no envelope, or names a type that is not known.</exception>
    public static Envelope Parse(string line)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(line);
            root = document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new EnvelopeException($"Not a protocol envelope: one line of JSON was expected ({error.Message})", default);
        }
        if (root.ValueKind != JsonValueKind.Object)
            throw new EnvelopeException("Not a protocol envelope: a JSON object was expected.", root);
        try
        {
            return root.TryGetProperty("eventType", out var eventType) ? ParseEvent(root, eventType.GetString()) : ParseCommand(root);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new EnvelopeException($"Not a valid envelope: {error.Message}", root);
        }
    }

    /// <summary>Writes a command as a line, without the line's end.</summary>
    public static string Write(string token, KernelCommand command) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("token", token);
        json.WriteString("commandType", command.GetType().Name);
        json.WritePropertyName("command");
        JsonSerializer.Serialize(json, command, command.GetType(), ProtocolJson.Default);
        json.WriteStartArray("routingSlip");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Writes an event as a line, without the line's end.</summary>
    public static string Write(KernelEvent @event, JsonElement? command) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("event");
        JsonSerializer.Serialize(json, @event, @event.GetType(), ProtocolJson.Default);
        json.WriteString("eventType", @event.GetType().Name);
        json.WritePropertyName("command");
        if (command is { } raw)
            raw.WriteTo(json);
        else
            json.WriteNullValue();
        json.WriteStartArray("routingSlip");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Envelope ParseCommand(JsonElement root)
    {
        if (!root.TryGetProperty("commandType", out var type) || type.GetString() is not { } name)
            throw new EnvelopeException("Not a protocol envelope: neither 'commandType' nor 'eventType' was found.", root);
        if (root.Member("command") is not { ValueKind: JsonValueKind.Object } body)
            throw new EnvelopeException($"The envelope of {name} has no 'command' object.", root);
        var command = ProtocolJson.Read(name, body) as KernelCommand
            ?? throw new EnvelopeException($"Unknown command '{name}'. This kernel takes: "
                + $"{string.Join(", ", ProtocolJson.CommandNames)}.", root);
        return new Envelope(TokenOf(root), command, null, root);
    }

    private static Envelope ParseEvent(JsonElement root, string? name)
    {
        if (name is null || !root.TryGetProperty("event", out var body))
            throw new EnvelopeException("Not a protocol envelope: an event has 'eventType' and 'event'.", root);
        JsonElement? command = root.Member("command") is { ValueKind: JsonValueKind.Object } raw ? raw : null;
        return new Envelope(command is { } known ? TokenOf(known) : null, null, ProtocolJson.Read(name, body) as KernelEvent, command);
    }

    private static string? TokenOf(JsonElement envelope) => envelope.TryGetProperty("token", out var token) ? token.GetString() : null;
}

/// <summary>A line is no envelope, or not one that is understood.</summary>
/// <param name="message">What is wrong with it.</param>
/// <param name="line">The line as JSON, if it is that.</param>
public sealed class EnvelopeException(string message, JsonElement line) : FormatException(message)
{
    /// <summary>The line as a command that can be answered, or null where it is none.</summary>
    public JsonElement? Command { get; } = line.Member("commandType").ValueKind == JsonValueKind.Undefined ? null : line;
}

/// <summary>Reads and writes the protocol's messages without reflection, which a process that lives for a moment cannot afford.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KernelReady))]
[JsonSerializable(typeof(KernelInfoProduced))]
[JsonSerializable(typeof(CodeSubmissionReceived))]
[JsonSerializable(typeof(CompleteCodeSubmissionReceived))]
[JsonSerializable(typeof(DiagnosticsProduced))]
[JsonSerializable(typeof(StandardOutputValueProduced))]
[JsonSerializable(typeof(StandardErrorValueProduced))]
[JsonSerializable(typeof(DisplayedValueProduced))]
[JsonSerializable(typeof(DisplayedValueUpdated))]
[JsonSerializable(typeof(ReturnValueProduced))]
[JsonSerializable(typeof(CommandSucceeded))]
[JsonSerializable(typeof(CommandFailed))]
[JsonSerializable(typeof(InputProduced))]
[JsonSerializable(typeof(DependenciesProduced))]
[JsonSerializable(typeof(DataFlowProduced))]
[JsonSerializable(typeof(CompletionsProduced))]
[JsonSerializable(typeof(HoverTextProduced))]
[JsonSerializable(typeof(SignatureHelpProduced))]
[JsonSerializable(typeof(DefinitionProduced))]
[JsonSerializable(typeof(RenameProduced))]
[JsonSerializable(typeof(CodeActionsProduced))]
[JsonSerializable(typeof(FormattingProduced))]
[JsonSerializable(typeof(SemanticTokensProduced))]
[JsonSerializable(typeof(ValueInfosProduced))]
[JsonSerializable(typeof(ValueProduced))]
[JsonSerializable(typeof(RequestDiagnostics))]
[JsonSerializable(typeof(RequestCompletions))]
[JsonSerializable(typeof(RequestHoverText))]
[JsonSerializable(typeof(RequestSignatureHelp))]
[JsonSerializable(typeof(RequestDefinition))]
[JsonSerializable(typeof(RequestRename))]
[JsonSerializable(typeof(RequestCodeActions))]
[JsonSerializable(typeof(RequestFormatting))]
[JsonSerializable(typeof(RequestSemanticTokens))]
[JsonSerializable(typeof(RequestDataFlow))]
[JsonSerializable(typeof(RequestValueInfos))]
[JsonSerializable(typeof(RequestValue))]
[JsonSerializable(typeof(SendValue))]
[JsonSerializable(typeof(SubmitCode))]
[JsonSerializable(typeof(RequestKernelInfo))]
[JsonSerializable(typeof(ChangeWorkingDirectory))]
[JsonSerializable(typeof(StartOver))]
[JsonSerializable(typeof(Cancel))]
[JsonSerializable(typeof(Quit))]
[JsonSerializable(typeof(RequestInput))]
internal sealed partial class ProtocolJson : JsonSerializerContext
{
    private static readonly Dictionary<string, Type> Types = new[]
    {
        typeof(KernelReady), typeof(KernelInfoProduced), typeof(CodeSubmissionReceived), typeof(CompleteCodeSubmissionReceived),
        typeof(DiagnosticsProduced), typeof(StandardOutputValueProduced), typeof(StandardErrorValueProduced),
        typeof(DisplayedValueProduced), typeof(DisplayedValueUpdated), typeof(ReturnValueProduced), typeof(CommandSucceeded),
        typeof(CommandFailed), typeof(InputProduced), typeof(DependenciesProduced), typeof(SubmitCode), typeof(RequestKernelInfo),
        typeof(ChangeWorkingDirectory), typeof(StartOver), typeof(Cancel), typeof(Quit), typeof(RequestInput), typeof(CompletionsProduced),
        typeof(HoverTextProduced), typeof(SignatureHelpProduced), typeof(ValueInfosProduced), typeof(ValueProduced),
        typeof(RequestDiagnostics), typeof(RequestCompletions), typeof(RequestHoverText), typeof(RequestSignatureHelp),
        typeof(RequestValueInfos), typeof(RequestValue), typeof(SendValue), typeof(RequestDefinition), typeof(DefinitionProduced),
        typeof(RequestRename), typeof(RenameProduced), typeof(RequestCodeActions), typeof(CodeActionsProduced),
        typeof(RequestFormatting), typeof(FormattingProduced), typeof(RequestSemanticTokens), typeof(SemanticTokensProduced),
        typeof(RequestDataFlow), typeof(DataFlowProduced),
    }.ToDictionary(type => type.Name);

    /// <summary>The names of the commands that a client may send to a kernel.</summary>
    public static IEnumerable<string> CommandNames =>
        Types.Values.Where(type => type.IsAssignableTo(typeof(KernelCommand)) && type != typeof(RequestInput)).Select(type => type.Name);

    /// <summary>Reads a message's body by the name of its type; null where the name is not known.</summary>
    public static object? Read(string typeName, JsonElement body) =>
        Types.TryGetValue(typeName, out var type) ? body.Deserialize(type, Default) : null;
}
