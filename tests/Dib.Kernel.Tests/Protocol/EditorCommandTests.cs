using System.Text.Json.Nodes;
using Dib.Protocol;

namespace Dib.Kernel.Tests.Protocol;

public class EditorCommandTests
{
    [Fact]
    public async Task Answers_have_the_shapes_that_front_ends_know()
    {
        using var kernel = new RawKernel();
        kernel.Submit("run", "/// <summary>Adds.</summary>\nint Add(int first, int second) => first + second;\nvar text = \"å\";");
        await kernel.ReadToEndOfAsync("run");

        var completions = await AskAsync(
            kernel,
            "RequestCompletions",
            """{"code":"text.Le","linePosition":{"line":0,"character":7},"targetKernelName":"csharp"}""",
            "CompletionsProduced");
        completions["linePositionSpan"]!.ToJsonString().ShouldBe("""{"start":{"line":0,"character":5},"end":{"line":0,"character":7}}""");
        var item = completions["completions"]![0]!.AsObject();
        item.Select(field => field.Key)
            .ShouldBe(["displayText", "kind", "filterText", "sortText", "insertText", "insertTextFormat", "documentation"]);
        item["insertText"]!.ToString().ShouldBe("Length");

        var hover = await AskAsync(
            kernel, "RequestHoverText", """{"code":"text","linePosition":{"line":0,"character":2}}""", "HoverTextProduced");
        hover["content"]![0]!["mimeType"]!.ToString().ShouldBe("text/markdown");
        hover["content"]![0]!["value"]!.ToString().ShouldBe("```csharp\n(variable) string text\n```");
        hover["linePositionSpan"]!["end"]!["character"]!.GetValue<int>().ShouldBe(4);

        var help = await AskAsync(
            kernel, "RequestSignatureHelp", """{"code":"Add(1, ","linePosition":{"line":0,"character":7}}""", "SignatureHelpProduced");
        help.Select(field => field.Key).ShouldBe(["signatures", "activeSignatureIndex", "activeParameterIndex"]);
        ((int)help["activeParameterIndex"]!).ShouldBe(1);
        var signature = help["signatures"]![0]!.AsObject();
        signature.Select(field => field.Key).ShouldBe(["label", "documentation", "parameters"]);
        signature["documentation"]!["value"]!.ToString().ShouldBe("Adds.");
        signature["parameters"]![1]!.AsObject().Select(field => field.Key).ShouldBe(["label", "documentation"]);

        var diagnostics = await AskAsync(kernel, "RequestDiagnostics", """{"code":"#!time\nint x = \"\";"}""", "DiagnosticsProduced");
        diagnostics["diagnostics"]!.ToJsonString().ShouldStartWith(
            """[{"linePositionSpan":{"start":{"line":1,"character":8},"end":{"line":1,"character":10}}"""
            + ""","severity":"error","code":"CS0029","message":""");
        diagnostics["formattedDiagnostics"]![0]!["mimeType"]!.ToString().ShouldBe("text/plain");

        var infos = await AskAsync(kernel, "RequestValueInfos", """{"mimeType":"text/plain+summary"}""", "ValueInfosProduced");
        infos["valueInfos"]!.ToJsonString().ShouldBe("""[{"typeName":"string","name":"text","formattedValue":"""
            + """{"mimeType":"text/plain\u002Bsummary","value":"\u00E5","suppressDisplay":false},"preferredMimeTypes":["text/plain"]}]""");

        var value = await AskAsync(kernel, "RequestValue", """{"name":"text","mimeType":"text/html"}""", "ValueProduced");
        value.ToJsonString()
            .ShouldBe("""{"name":"text","formattedValue":{"mimeType":"text/html","value":"\u00E5","suppressDisplay":false}}""");
    }

    [Fact]
    public async Task Questions_are_answered_while_a_cell_runs()
    {
        using var kernel = new RawKernel();
        kernel.Submit("before", "var numbers = new List<int> { 1, 2 };");
        await kernel.ReadToEndOfAsync("before");
        kernel.Submit(
            "run",
            "var running = 5;\nConsole.Write(\"on\");\nSystem.Threading.ThreadPool.SetMaxThreads(2, 2);\n"
                + "for (var i = 0; i < 50; i++) _ = Task.Run(() => System.Threading.Thread.Sleep(-1));\n"
                + "while (true) Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken"
                + ".ThrowIfCancellationRequested();");
        await kernel.ReadToOutputAsync();
        var completions = await AskAsync(
            kernel, "RequestCompletions", """{"code":"numbers.Cou","linePosition":{"line":0,"character":11}}""", "CompletionsProduced");
        completions["completions"]![0]!["displayText"]!.ToString().ShouldBe("Count");
        (await AskAsync(
            kernel, "RequestDiagnostics", """{"code":"running + numbers.Count"}""", "DiagnosticsProduced"))["diagnostics"]!.AsArray()
            .ShouldBeEmpty();
        (await AskAsync(kernel, "RequestValue", """{"name":"running"}""", "ValueProduced"))["formattedValue"]!["value"]!.ToString()
            .ShouldBe("5");
        (await AskAsync(kernel, "RequestValueInfos", "{}", "ValueInfosProduced"))["valueInfos"]!.AsArray()
            .Select(info => info!["name"]!.ToString())
            .ShouldContain("running");
        kernel.Cancel();
        RawKernel.Message((await kernel.ReadToEndOfAsync("run"))[^1]).ShouldBe("Command cancelled.");
    }

    [Fact]
    public async Task A_newer_question_takes_the_place_of_an_older_one_and_each_is_answered_once()
    {
        using var kernel = new RawKernel();
        await kernel.ReadAsync();
        for (var i = 0; i < 5; i++)
            kernel.Send($$"""{"token":"c{{i}}","commandType":"RequestCompletions","""
                + """ "command":{"code":"Console.","linePosition":{"line":0,"character":8} } }""");
        for (var i = 0; i < 5; i++)
            kernel.Send($$"""{"token":"d{{i}}","commandType":"RequestDiagnostics","""
                + $$""" "command":{"code":"unknown{{i}}","cell":{{(i < 3 ? "\"same\"" : "null")}} } }""");
        var ends = new Dictionary<string, JsonObject>();
        var answers = new List<string>();
        while (ends.Count < 10)
        {
            var @event = await kernel.ReadAsync();
            if (RawKernel.Type(@event) is "CommandSucceeded" or "CommandFailed")
                ends.Add(RawKernel.Token(@event)!, @event);
            else
                answers.Add(RawKernel.Token(@event)!);
        }
        // The compiler is not loaded yet, so that the first cannot be faster than those that follow.
        RawKernel.Message(ends["c0"]).ShouldBe("A newer request of the same kind took its place.");
        RawKernel.Message(ends["d0"]).ShouldBe("A newer request of the same kind took its place.");
        answers.ShouldBeUnique();
        answers.Order().ShouldBe(ends.Where(end => RawKernel.Type(end.Value) == "CommandSucceeded").Select(end => end.Key).Order());
        new[] { "c4", "d2", "d3", "d4" }.Except(answers).ShouldBeEmpty();
    }

    [Fact]
    public async Task Questions_run_nothing()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync("class Loud { public Loud() => Console.Write(\"made\"); public int Value { get { Console.Write(\"read\"); "
            + "return 1; } } }\nvar count = 0;");
        var file = kernel.Write("import.csx", "System.IO.File.WriteAllText(\"ran.txt\", \"\"); var imported = 1;");
        var events = new List<KernelEvent>();
        foreach (var code in new[] { "count++; new Loud().", "#!import import.csx\nnew Loud().Value; imported." })
        {
            var end = new LinePosition(code.Count(character => character == '\n'), code.Split('\n')[^1].Length);
            (await kernel.SendAsync(new RequestCompletions(code, end), events)).ShouldBeOfType<CommandSucceeded>();
            (await kernel.SendAsync(new RequestDiagnostics(code) { EarlierCode = ["count = 7;"] }, events))
                .ShouldBeOfType<CommandSucceeded>();
        }
        events.OfType<CompletionsProduced>().Last().Completions.ShouldContain(item => item.DisplayText == "CompareTo");
        events.OfType<StandardOutputValueProduced>().ShouldBeEmpty();
        File.Exists(Path.Combine(kernel.Folder, "ran.txt")).ShouldBeFalse();
        File.Exists(file).ShouldBeTrue();
        (await kernel.RunAsync("count")).Shown.ShouldBe("value text/plain 0");
    }

    [Fact]
    public async Task The_context_is_what_has_been_run_wherever_its_compiled_cells_came_from()
    {
        // The second kernel finds the cells in the cache, and learns what they declare when it is asked.
        for (var i = 0; i < 2; i++)
        {
            await using var kernel = new TestKernel();
            await kernel.RunAsync("using System.Globalization;\nvar cached = CultureInfo.InvariantCulture;");
            await kernel.RunAsync("this does not compile");
            await kernel.RunAsync("var thrown = 1;\nthrow new Exception();");
            var events = new List<KernelEvent>();
            await kernel.SendAsync(new RequestDiagnostics("cached.Name + thrown + CultureInfo.CurrentCulture"), events);
            events.OfType<DiagnosticsProduced>().Single().Diagnostics.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Variables_are_listed_with_short_values_and_written_in_the_format_wanted()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync(
            "var rows = new[] { new { Name = \"a\", Value = 1 } };\nint? nothing = null;\n"
                + "class Broken { public override string ToString() => throw new InvalidOperationException(\"no\"); }\n"
                + "var broken = new Broken();\nvar numbers = Enumerable.Range(0, 1000).ToList();\nvar html = HTML(\"<b>1</b>\");\n"
                + "var zero = Enumerable.Range(0, 1).Select(i => 1 / i);");
        await kernel.RunAsync("var rows = \"declared anew\"; var text = new string('x', 5000);");
        var infos = (await AskAsync<ValueInfosProduced>(kernel, new RequestValueInfos())).ValueInfos;
        infos.Select(info => info.Name).ShouldBe(["broken", "html", "nothing", "numbers", "rows", "text", "zero"]);
        infos.Single(info => info.Name == "nothing").FormattedValue.Value.ShouldBe("<null>");
        infos.Single(info => info.Name == "nothing").TypeName.ShouldBe("int?");
        infos.Single(info => info.Name == "rows").FormattedValue.Value.ShouldBe("declared anew");
        infos.Single(info => info.Name == "numbers").FormattedValue.Value.ShouldBe("0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …");
        infos.Single(info => info.Name == "numbers").PreferredMimeTypes.ShouldBe(["text/html", "text/plain"]);
        infos.Single(info => info.Name == "numbers").TypeName.ShouldBe("List<int>");
        infos.Single(info => info.Name == "html").PreferredMimeTypes.ShouldBe(["text/html"]);
        infos.Single(info => info.Name == "broken").FormattedValue.Value.ShouldBe("InvalidOperationException: no");
        infos.Single(info => info.Name == "text").FormattedValue.Value.Length.ShouldBeLessThan(300);

        (await AskAsync<ValueProduced>(kernel, new RequestValue("numbers", "text/html"))).FormattedValue.Value.ShouldContain("<table");
        (await AskAsync<ValueProduced>(kernel, new RequestValue("numbers"))).FormattedValue.MimeType.ShouldBe("text/html");
        (await AskAsync<ValueProduced>(kernel, new RequestValue("text"))).FormattedValue.Value.Length.ShouldBe(5000);
        ((await kernel.SendAsync(new RequestValue("number"))) as CommandFailed)!.Message.ShouldBe(
            "There is no variable 'number'. Did you mean 'numbers'?");
        (await AskAsync<ValueProduced>(kernel, new RequestValue("broken", "text/plain"))).FormattedValue.Value.ShouldBe(
            "InvalidOperationException: no");
        ((await kernel.SendAsync(new RequestValue("zero"))) as CommandFailed)!.Message.ShouldBe(
            "DivideByZeroException: Attempted to divide by zero.");
    }

    [Fact]
    public async Task A_value_sent_becomes_a_variable_and_never_code()
    {
        await using var kernel = new TestKernel();
        (await kernel.SendAsync(new SendValue(new FormattedValue("text/plain", "\"; Console.Write(\"ran\"); //\nå"), "sent")))
            .ShouldBeOfType<CommandSucceeded>();
        (await kernel.RunAsync("sent")).Shown.ShouldBe("value text/plain \"; Console.Write(\"ran\"); //\nå");
        (await kernel.SendAsync(new SendValue(new FormattedValue("application/json", "{\"a\":[1,2]}"), "json")))
            .ShouldBeOfType<CommandSucceeded>();
        (await kernel.RunAsync("json.RootElement.GetProperty(\"a\").GetArrayLength()")).Shown.ShouldBe("value text/plain 2");
        ((await kernel.SendAsync(new SendValue(new FormattedValue("text/plain", ""), "x = 1; var y"))) as CommandFailed)!.Message.ShouldBe(
            "'x = 1; var y' is no name; expected a C# identifier.");
        ((await kernel.SendAsync(
            new SendValue(new FormattedValue("application/json", "{"), "bad"))) as CommandFailed)!.Message.ShouldContain(
            "Json");
    }

    [Fact]
    public async Task Cells_that_come_while_the_kernel_warms_up_see_the_types_of_the_cells_before_them()
    {
        // What two compilations share of an assembly depends on which was first: several tries, since it is a race.
        for (var i = 0; i < 4; i++)
        {
            using var kernel = new RawKernel("--warm", "--no-cache");
            kernel.Submit(
                "declare",
                $"#r \"{typeof(Shouldly.Should).Assembly.Location}\"\nIEnumerable<Shouldly.Case> cases = Enum.GetValues<Shouldly.Case>();");
            kernel.Submit("use", "cases.Select(one => (Case: one, Name: one.ToString())).ToList().Count");
            RawKernel.Type((await kernel.ReadToEndOfAsync("declare"))[^1]).ShouldBe("CommandSucceeded");
            var end = (await kernel.ReadToEndOfAsync("use"))[^1];
            RawKernel.Type(end).ShouldBe("CommandSucceeded", RawKernel.Message(end));
        }
    }

    private static async Task<T> AskAsync<T>(TestKernel kernel, KernelCommand command)
        where T : KernelEvent
    {
        var events = new List<KernelEvent>();
        (await kernel.SendAsync(command, events)).ShouldBeOfType<CommandSucceeded>();
        return events.OfType<T>().ShouldHaveSingleItem();
    }

    private static async Task<JsonObject> AskAsync(RawKernel kernel, string command, string body, string answer)
    {
        var token = Guid.NewGuid().ToString();
        kernel.Send($$"""{"token":"{{token}}","commandType":"{{command}}","command":{{body}},"routingSlip":[]}""");
        var events = (await kernel.ReadToEndOfAsync(token)).Where(@event => RawKernel.Token(@event) == token).ToList();
        events.Select(RawKernel.Type).ShouldBe([answer, "CommandSucceeded"]);
        return events[0]["event"]!.AsObject();
    }
}
