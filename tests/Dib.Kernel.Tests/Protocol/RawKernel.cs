using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Dib.Kernel.Tests.Protocol;

/// <summary>A kernel process, spoken to in the protocol's own lines: what other clients rely on.</summary>
internal sealed class RawKernel : IDisposable
{
    public RawKernel(params IEnumerable<string> options)
    {
        Process = Process.Start(new ProcessStartInfo(BuiltProgram.Path, ["kernel", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        })!;
    }

    public Process Process { get; }

    public void Send(string line)
    {
        Process.StandardInput.Write(line + "\n");
        Process.StandardInput.Flush();
    }

    public void Submit(string token, string code) => Send(new JsonObject
    {
        ["token"] = token,
        ["commandType"] = "SubmitCode",
        ["command"] = new JsonObject
        {
            ["code"] = code,
            ["targetKernelName"] = "csharp",
            ["originUri"] = null,
            ["destinationUri"] = null,
            ["unheardOf"] = 1,
        },
        ["routingSlip"] = new JsonArray("a"),
    }.ToJsonString());

    public void Cancel() => Send("""{"token":"c","commandType":"Cancel","command":{}}""");

    public async Task<JsonObject> ReadAsync()
    {
        var line = await Process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return JsonNode.Parse(line.ShouldNotBeNull())!.AsObject();
    }

    /// <summary>Reads up to the first text that a cell writes, before which no command may fail.</summary>
    public async Task ReadToOutputAsync()
    {
        for (JsonObject next; Type(next = await ReadAsync()) != "StandardOutputValueProduced";)
            Type(next).ShouldNotBe("CommandFailed", Message(next));
    }

    /// <summary>Reads up to the end of a command.</summary>
    public async Task<List<JsonObject>> ReadToEndOfAsync(string token)
    {
        var events = new List<JsonObject>();
        do
            events.Add(await ReadAsync());
        while (!(Type(events[^1]) is "CommandSucceeded" or "CommandFailed" && Token(events[^1]) == token));
        return events;
    }

    public async Task<int> ExitCodeAsync()
    {
        await Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return Process.ExitCode;
    }

    public static string Type(JsonObject @event) => (string)@event["eventType"]!;

    public static string? Token(JsonObject @event) => (string?)@event["command"]?["token"];

    public static string? Message(JsonObject @event) => (string?)@event["event"]!["message"];

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }
}
