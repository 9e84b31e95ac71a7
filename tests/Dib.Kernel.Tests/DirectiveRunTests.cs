using Dib.Protocol;

namespace Dib.Kernel.Tests;

public class DirectiveRunTests
{
    [Fact]
    public async Task An_unknown_directive_fails_the_cell_before_anything_runs()
    {
        await using var kernel = new TestKernel();
        var result = await kernel.RunAsync("Console.Write(1);\n#!tmie");
        result.Failure.Message.ShouldStartWith("cell 1, line 2: #!tmie: unknown directive. Did you mean '#!time'?");
        result.Failure.Line.ShouldBe(2);
        result.Out.ShouldBe("");
    }

    [Fact]
    public async Task Set_share_and_value_pass_texts_that_cannot_become_code()
    {
        await using var kernel = new TestKernel();
        const string hostile = "\\\"; throw null; // ☃ 😀 \\u0022";
        await kernel.RunAsync($"#!value --name raw\n{hostile}\nsecond line");
        (await kernel.RunAsync("#!share --from value --name raw --as text\ntext")).Shown.ShouldBe(
            $"value text/plain {hostile}\nsecond line");
        (await kernel.RunAsync("#!set --name class --value \"a b\"\n@class")).Shown.ShouldBe("value text/plain a b");
        (await kernel.RunAsync("#!set --name copied --value @value:raw\ncopied.Length")).Shown.ShouldBe(
            $"value text/plain {hostile.Length + 12}");
        (await kernel.RunAsync("#!set --name json --value {\"a\":[1,2]} --mime-type application/json\n"
            + "json.RootElement.GetProperty(\"a\").GetArrayLength()")).Shown.ShouldBe(
            "value text/plain 2");
        (await kernel.RunAsync("#!share --from csharp --name text --as again\nagain == text")).Shown.ShouldBe("value text/plain true");
        (await kernel.RunAsync("#!share --from value --name nothing")).Failure.Message.ShouldBe(
            "cell 7, line 1: #!share: no value 'nothing' is kept here; known are: raw.");
        (await kernel.RunAsync("#!share --from csharp --name nothing")).Failure.Message.ShouldBe(
            "cell 8, line 1: #!share: there is no variable 'nothing'; #!who lists those that there are.");
    }

    [Fact]
    public async Task A_value_can_come_from_a_file()
    {
        await using var kernel = new TestKernel();
        kernel.Write("sub/a.txt", "från fil");
        (await kernel.RunAsync("#!value --name a --from-file sub/a.txt\n#!share --from value --name a\na")).Shown.ShouldBe(
            "value text/plain från fil");
        (await kernel.RunAsync("#!value --name a --from-file none.txt")).Failure.Message.ShouldBe(
            "cell 2, line 1: #!value: none.txt was not found (the path is relative to the notebook's folder).");
    }

    [Fact]
    public async Task Who_and_whos_list_each_variable_once_with_its_latest_value()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync("var b = 1; var a = new List<int> { 1, 2 }; (string, int?) pair = (\"x\", null);");
        await kernel.RunAsync("var b = \"later\";");
        var who = (await kernel.RunAsync("#!who")).Events.OfType<DisplayedValueProduced>().ShouldHaveSingleItem().FormattedValues[^1];
        who.Value.ShouldBe("Name\na\nb\npair\n");
        var whos = (await kernel.RunAsync("#!whos")).Events.OfType<DisplayedValueProduced>().ShouldHaveSingleItem().FormattedValues[^1];
        whos.Value.ShouldBe(
            "Name  Type            Value\na     List<int>       1, 2\nb     string          later\npair  (string, int?)  (x, )\n");
    }

    [Fact]
    public async Task Time_about_and_lsmagic_show_what_they_say()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("#!time\nConsole.Write(1);")).Shown.ShouldMatch(@"^out 1\|text/plain Wall time: \d+(\.\d)? ms$");
        (await kernel.RunAsync("#!about")).Shown.ShouldStartWith("text/plain dib ");
        (await kernel.RunAsync("#!lsmagic")).Shown.ShouldContain("#!import");
    }

    [Fact]
    public async Task Inputs_are_asked_for_before_the_cell_runs()
    {
        await using var kernel = new TestKernel { Inputs = { ["year"] = "2024", ["key"] = "s3cret" } };
        (await kernel.RunAsync("#!set --name year --value @input:year\n#!set --name key --value @password:key\n"
            + "year + key.GetClearTextPassword()")).Shown.ShouldBe("value text/plain 2024s3cret");
        (await kernel.RunAsync("key")).Shown.ShouldNotContain("s3cret");
        (await kernel.RunAsync("await GetInputAsync(\"year\") + (await GetPasswordAsync(prompt: "
            + "\"key\")).GetClearTextPassword()")).Shown.ShouldBe(
            "value text/plain 2024s3cret");
    }

    [Fact]
    public async Task An_input_may_be_described_and_a_shared_name_may_stand_alone()
    {
        await using var kernel = new TestKernel { Inputs = { ["who"] = "Ada" } };
        (await kernel.RunAsync("#!set --name name --value @input:{\"prompt\": \"Your name\", \"saveAs\": \"who\"}\nname")).Shown.ShouldBe(
            "value text/plain Ada");
        (await kernel.RunAsync("#!value --name kept\nsome text")).Succeeded.ShouldBeTrue();
        (await kernel.RunAsync("#!share kept --from value --as here\nhere.Length")).Shown.ShouldBe("value text/plain 9");
        (await kernel.RunAsync("#!share --from value")).Failure.Message.ShouldContain("no name is given");
    }

    [Fact]
    public async Task Commands_directives_and_extensions_of_the_original_work()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("""
            using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands; using Microsoft.DotNet.Interactive.Directives;
            Kernel.Root.FindKernelByName("csharp").AddDirective(new KernelActionDirective("#!hello"), (command, context) =>
            {
                context.Display("hello");
                return Task.CompletedTask;
            });
            var sent = await Kernel.Root.SendAsync(new SubmitCode("var nested = 41; nested + 1"));
            KernelInvocationContext.Current.Command is SubmitCode
            """)).Shown.ShouldBe("value text/plain 42|value text/plain true");
        (await kernel.RunAsync("#!hello\nnested")).Shown.ShouldBe("text/plain hello|value text/plain 41");
        (await kernel.RunAsync("""
            public class EchoKernel() : Kernel("echo"), IKernelCommandHandler<SubmitCode>
            {
                Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
                {
                    context.Display(command.Code, "text/plain");
                    return Task.CompletedTask;
                }
            }
            ((CompositeKernel)Kernel.Root).Add(new EchoKernel());
            """)).Succeeded.ShouldBeTrue();
        (await kernel.RunAsync("#!echo\nfrom a C# cell\n#!cs\n1")).Shown.ShouldBe("text/plain from a C# cell|value text/plain 1");
        (await kernel.RunAsync("from a cell of its own", "echo")).Shown.ShouldBe("text/plain from a cell of its own");
    }

    [Fact]
    public async Task What_the_kernel_of_a_library_reads_nobody_sees_and_what_that_of_a_cell_reads_its_code_says()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("""
            using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands;
            public class OwnKernel() : Kernel("own"), IKernelCommandHandler<SubmitCode>
            {
                Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context) => Task.CompletedTask;
            }
            ((CompositeKernel)Kernel.Root).Add(new OwnKernel());
            ((CompositeKernel)Kernel.Root).Add(new KeyValueStoreKernel("stored"));
            """)).Succeeded.ShouldBeTrue();
        static string[] Effects(CellResult cell) => [.. cell.Events.OfType<Dib.Protocol.DependenciesProduced>()
            .SelectMany(told => told.Effects).Select(effect => $"{effect.Kind} {effect.Member}").Distinct()];

        Effects(await kernel.RunAsync("1")).ShouldBeEmpty();
        Effects(await kernel.RunAsync("#!html\n<b>text</b>")).ShouldBeEmpty();
        Effects(await kernel.RunAsync("#!own\ntext")).ShouldBeEmpty();
        Effects(await kernel.RunAsync("#!stored --name here\ntext")).ShouldBe(["unseen the kernel 'stored'"]);
        Effects(await kernel.RunAsync("#!share here --from stored")).ShouldBe(["unseen the kernel 'stored'"]);
    }

    [Fact]
    public async Task Paths_stay_relative_to_the_notebook_when_a_cell_changes_the_current_folder()
    {
        await using var kernel = new TestKernel();
        kernel.Write("a.csx", "var a = 1;");
        (await kernel.RunAsync("System.IO.Directory.SetCurrentDirectory(System.IO.Path.GetTempPath());")).Succeeded.ShouldBeTrue();
        (await kernel.RunAsync("#!import a.csx\na")).Shown.ShouldBe("value text/plain 1");
        (await kernel.SendAsync(new ChangeWorkingDirectory(Path.GetTempPath()))).ShouldBeOfType<CommandSucceeded>();
        (await kernel.RunAsync("#!import a.csx")).Failure.Message.ShouldContain("a.csx was not found");
        (await kernel.SendAsync(new ChangeWorkingDirectory("/no/such/folder")))
            .ShouldBeOfType<CommandFailed>().Message.ShouldContain("/no/such/folder");
    }
}
