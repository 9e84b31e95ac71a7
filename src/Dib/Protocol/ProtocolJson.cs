using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dib.Protocol;

/// <summary>Reads and writes the protocol's messages without reflection, which a process that lives for a moment cannot afford.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
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
[JsonSerializable(typeof(CompletionsProduced))]
[JsonSerializable(typeof(HoverTextProduced))]
[JsonSerializable(typeof(SignatureHelpProduced))]
[JsonSerializable(typeof(ValueInfosProduced))]
[JsonSerializable(typeof(ValueProduced))]
[JsonSerializable(typeof(RequestDiagnostics))]
[JsonSerializable(typeof(RequestCompletions))]
[JsonSerializable(typeof(RequestHoverText))]
[JsonSerializable(typeof(RequestSignatureHelp))]
[JsonSerializable(typeof(RequestValueInfos))]
[JsonSerializable(typeof(RequestValue))]
[JsonSerializable(typeof(SendValue))]
[JsonSerializable(typeof(SubmitCode))]
[JsonSerializable(typeof(RequestKernelInfo))]
[JsonSerializable(typeof(ChangeWorkingDirectory))]
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
        typeof(CommandFailed), typeof(InputProduced), typeof(DependenciesProduced), typeof(SubmitCode), typeof(RequestKernelInfo), typeof(ChangeWorkingDirectory),
        typeof(Cancel), typeof(Quit), typeof(RequestInput),
        typeof(CompletionsProduced), typeof(HoverTextProduced), typeof(SignatureHelpProduced), typeof(ValueInfosProduced), typeof(ValueProduced), typeof(RequestDiagnostics),
        typeof(RequestCompletions), typeof(RequestHoverText), typeof(RequestSignatureHelp), typeof(RequestValueInfos), typeof(RequestValue), typeof(SendValue),
    }.ToDictionary(type => type.Name);

    /// <summary>The names of the commands that a client may send to a kernel.</summary>
    public static IEnumerable<string> CommandNames =>
        Types.Values.Where(type => type.IsAssignableTo(typeof(KernelCommand)) && type != typeof(RequestInput)).Select(type => type.Name);

    /// <summary>Reads a message's body by the name of its type; null where the name is not known.</summary>
    public static object? Read(string typeName, JsonElement body) =>
        Types.TryGetValue(typeName, out var type) ? body.Deserialize(type, Default) : null;
}
