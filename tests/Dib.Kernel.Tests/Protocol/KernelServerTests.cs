using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Dib.Kernel.Tests.Protocol;

public class KernelServerTests
{
    [Fact]
    public async Task The_events_of_a_submission_come_in_order_and_repeat_its_envelope()
    {
        using var kernel = new RawKernel();
        var ready = await kernel.ReadAsync();
        RawKernel.Type(ready).ShouldBe("KernelReady");
        ready["command"].ShouldBeNull();
        ready["event"]!["kernelInfos"]![0]!["localName"]!.ToString().ShouldBe("csharp");

        kernel.Submit("t1", "Console.Write(\"å😀\");\nConsole.Error.Write(\"e\");\nvar d = display(1);\nd.Update(2);\n3");
        var events = await kernel.ReadToEndOfAsync("t1");
        events.Select(RawKernel.Type).ShouldBe(
        [
            "CodeSubmissionReceived", "CompleteCodeSubmissionReceived", "StandardOutputValueProduced", "StandardErrorValueProduced",
            "DisplayedValueProduced", "DisplayedValueUpdated", "ReturnValueProduced", "CommandSucceeded",
        ]);
        events.ShouldAllBe(@event => RawKernel.Token(@event) == "t1"
            && (string?)@event["command"]!["commandType"] == "SubmitCode"
            && @event["routingSlip"] is JsonArray);
        events[0]["event"]!["code"]!.ToString().ShouldStartWith("Console.Write");
        events[2]["event"]!["formattedValues"]!.ToJsonString()
            .ShouldBe(JsonNode.Parse("""[{"mimeType":"text/plain","value":"å😀","suppressDisplay":false}]""")!.ToJsonString());
        events[5]["event"]!["valueId"]!.ToString().ShouldBe(events[4]["event"]!["valueId"]!.ToString());
        ((int)events[^1]["event"]!["executionOrder"]!).ShouldBe(1);

        kernel.Submit("t2", "int x = 1;\nint y = \"\";");
        events = await kernel.ReadToEndOfAsync("t2");
        events.Select(RawKernel.Type)
            .ShouldBe(["CodeSubmissionReceived", "CompleteCodeSubmissionReceived", "DiagnosticsProduced", "CommandFailed"]);
        var diagnostic = events[2]["event"]!["diagnostics"]![0]!;
        diagnostic["code"]!.ToString().ShouldBe("CS0029");
        diagnostic["severity"]!.ToString().ShouldBe("error");
        diagnostic["linePositionSpan"]!.ToJsonString().ShouldBe("""{"start":{"line":1,"character":8},"end":{"line":1,"character":10}}""");
        events[2]["event"]!["formattedDiagnostics"]![0]!["value"]!.ToString().ShouldStartWith("line 2, column 9: error CS0029");
        RawKernel.Message(events[3])!.ShouldStartWith("cell 2, line 2: CS0029");
        ((int)events[^1]["event"]!["executionOrder"]!).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_no_valid_command_is_answered_with_a_failure_and_the_kernel_goes_on()
    {
        using var kernel = new RawKernel();
        await kernel.ReadAsync();
        (string Line, string Message)[] cases =
        [
            ("not json", "Not a protocol envelope: one line of JSON was expected"),
            ("[1]", "Not a protocol envelope: a JSON object was expected."),
            ("{}", "Not a protocol envelope: neither 'commandType' nor 'eventType' was found."),
            ("""{"token":"a","commandType":"Nonsense","command":{}}""", "Unknown command 'Nonsense'. This kernel takes: "),
            ("""{"token":"a","commandType":5,"command":{}}""", "Not a valid envelope: "),
            ("""{"token":"a","commandType":"SubmitCode"}""", "The envelope of SubmitCode has no 'command' object."),
            ("""{"token":"a","commandType":"SubmitCode","command":{}}""", "Not a valid envelope: "),
            ("""{"token":"a","commandType":"SubmitCode","command":{"code":null}}""", "Not a valid envelope: "),
            (
                """{"token":"a","commandType":"RequestInput","command":{"parameterName":"a","prompt":"b","isPassword":false}}""",
                "The kernel does not take RequestInput from a client."),
            ("""{"token":"a","commandType":"ChangeWorkingDirectory","command":{"workingDirectory":""}}""", ""),
            ("""{"token":"a","commandType":"KernelReady","command":{}}""", "Not a valid envelope: "),
        ];
        foreach (var (line, message) in cases)
        {
            kernel.Send(line);
            var answer = await kernel.ReadAsync();
            RawKernel.Type(answer).ShouldBe("CommandFailed", line);
            RawKernel.Message(answer)!.ShouldStartWith(message, customMessage: line);
            if (line.StartsWith("{\"token\"", StringComparison.Ordinal))
                RawKernel.Token(answer).ShouldBe("a");
        }
        kernel.Send("");
        kernel.Send("""{"event":{"value":"to nobody"},"eventType":"InputProduced","command":{"token":"none"}}""");
        kernel.Send("""{"event":{},"eventType":"SomethingNew","command":null}""");
        kernel.Send("""{"token":"info","commandType":"RequestKernelInfo","command":{}}""");
        var events = await kernel.ReadToEndOfAsync("info");
        events.Select(RawKernel.Type).ShouldBe(["KernelInfoProduced", "CommandSucceeded"]);
        var info = events[0]["event"]!["kernelInfo"]!.AsObject();
        info.Select(field => field.Key).ShouldBe([
            "localName",
            "aliases",
            "languageName",
            "displayName",
            "uri",
            "isProxy",
            "isComposite",
            "description",
            "supportedKernelCommands",
        ]);
        info["supportedKernelCommands"]!.AsArray().Select(command => command!["name"]!.ToString()).ShouldContain("SubmitCode");
    }

    [Fact]
    public async Task A_cell_that_watches_its_token_is_cancelled_and_the_session_goes_on()
    {
        using var kernel = new RawKernel();
        kernel.Submit("a", "var before = 1;\nConsole.Write(\"on\");\n"
            + "await Task.Delay(-1, Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);");
        await kernel.ReadToOutputAsync();
        kernel.Cancel();
        var end = (await kernel.ReadToEndOfAsync("a"))[^1];
        RawKernel.Message(end).ShouldBe("Command cancelled.");
        end["event"]!.AsObject().ShouldNotContainKey("stillRunning");
        kernel.Submit("b", "before");
        (await kernel.ReadToEndOfAsync("b")).Select(RawKernel.Type).ShouldContain("ReturnValueProduced");
    }

    [Fact]
    public async Task A_cancel_that_comes_before_the_cell_began_is_not_lost_and_one_without_a_cell_does_nothing()
    {
        using var kernel = new RawKernel();
        kernel.Cancel();
        for (var i = 0; i < 5; i++)
        {
            kernel.Submit($"{i}", "await Task.Delay(-1, Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);");
            kernel.Cancel();
            RawKernel.Message((await kernel.ReadToEndOfAsync($"{i}"))[^1]).ShouldBe("Command cancelled.");
        }
        kernel.Submit("b", "1");
        RawKernel.Type((await kernel.ReadToEndOfAsync("b"))[^1]).ShouldBe("CommandSucceeded");
    }

    [Fact]
    public async Task A_variable_whose_sending_was_cancelled_is_reported_as_any_cancelled_command()
    {
        using var kernel = new RawKernel();
        // A name that no cache knows, so that the compiler is at work when the cancel comes.
        var name = $"sent{Guid.NewGuid():N}";
        kernel.Send("""{"token":"s","commandType":"SendValue","command":{"formattedValue":"""
            + $$$"""{"mimeType":"text/plain","value":"v"},"name":"{{{name}}}"}}""");
        kernel.Cancel();
        RawKernel.Message((await kernel.ReadToEndOfAsync("s"))[^1]).ShouldBe("Command cancelled.");
        kernel.Submit("a", "1");
        RawKernel.Type((await kernel.ReadToEndOfAsync("a"))[^1]).ShouldBe("CommandSucceeded");
    }

    [Fact]
    public async Task Without_interrupts_a_loop_costs_nothing_and_is_stopped_by_the_end_of_the_process_alone()
    {
        using var kernel = new RawKernel("--no-interrupt");
        kernel.Submit("a", "Console.Write(1);\nwhile (true) { }");
        await kernel.ReadToOutputAsync();
        kernel.Cancel();
        ((bool)(await kernel.ReadToEndOfAsync("a"))[^1]["event"]!["stillRunning"]!).ShouldBeTrue();
        kernel.Send("""{"token":"q","commandType":"Quit","command":{}}""");
        kernel.Process.WaitForExit(TimeSpan.FromSeconds(30)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_cell_that_does_not_stop_fails_its_command_and_the_ones_after_it_until_the_process_is_ended()
    {
        using var kernel = new RawKernel();
        kernel.Submit("a", "Console.Write(1);\nSystem.Threading.Thread.Sleep(-1);");
        await kernel.ReadToOutputAsync();
        kernel.Cancel();
        var end = (await kernel.ReadToEndOfAsync("a"))[^1];
        RawKernel.Message(end).ShouldBe("Command cancelled.");
        ((bool)end["event"]!["stillRunning"]!).ShouldBeTrue();
        kernel.Submit("b", "1");
        end = (await kernel.ReadToEndOfAsync("b"))[^1];
        RawKernel.Message(end)!.ShouldContain("has not stopped");
        ((bool)end["event"]!["stillRunning"]!).ShouldBeTrue();
        kernel.Send("""{"token":"q","commandType":"Quit","command":{}}""");
        (await kernel.ExitCodeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_callback_that_throws_when_cancelled_does_not_end_the_kernel()
    {
        using var kernel = new RawKernel();
        kernel.Submit(
            "a",
            "Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken.Register(() => throw new Exception());\n"
                + "Console.Write(1);\nawait Task.Delay(-1, "
                + "Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);");
        await kernel.ReadToOutputAsync();
        kernel.Cancel();
        RawKernel.Message((await kernel.ReadToEndOfAsync("a"))[^1]).ShouldBe("Command cancelled.");
        kernel.Submit("b", "1");
        RawKernel.Type((await kernel.ReadToEndOfAsync("b"))[^1]).ShouldBe("CommandSucceeded");
    }

    [Fact]
    public async Task The_process_ends_when_its_client_is_gone_even_with_a_busy_cell()
    {
        using var kernel = new RawKernel();
        kernel.Submit("a", "Console.Write(1);\nwhile (true) { }");
        await kernel.ReadToOutputAsync();
        kernel.Process.StandardInput.Close();
        (await kernel.ExitCodeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_input_is_asked_for_and_answered()
    {
        using var kernel = new RawKernel();
        await kernel.ReadAsync();
        kernel.Submit("a", "#!set --name x --value @password:key\nx.GetClearTextPassword()");
        JsonObject request;
        do
            request = await kernel.ReadAsync();
        while (!request.ContainsKey("commandType"));
        request["commandType"]!.ToString().ShouldBe("RequestInput");
        request["command"]!["parameterName"]!.ToString().ShouldBe("key");
        ((bool)request["command"]!["isPassword"]!).ShouldBeTrue();
        kernel.Send(
            new JsonObject
            {
                ["event"] = new JsonObject { ["value"] = "v\"1" },
                ["eventType"] = "InputProduced",
                ["command"] = request.DeepClone(),
            }.ToJsonString());
        (await kernel.ReadToEndOfAsync("a"))[0]["event"]!["formattedValues"]![0]!["value"]!.ToString().ShouldBe("v\"1");
    }

    [Fact]
    public async Task A_line_of_megabytes_goes_both_ways()
    {
        using var kernel = new RawKernel();
        await kernel.ReadAsync();
        var text = new string('x', 3_000_000);
        kernel.Submit("a", $"\"{text}\"");
        var events = await kernel.ReadToEndOfAsync("a");
        events.Single(@event => RawKernel.Type(@event) == "ReturnValueProduced")["event"]!["formattedValues"]![0]!["value"]!.ToString()
            .ShouldBe(text);
    }
}
