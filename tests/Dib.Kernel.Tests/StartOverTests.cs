using Dib.Protocol;

namespace Dib.Kernel.Tests;

/// <summary>One kernel runs a notebook again and again with other inputs: each run must show what one of its own would.</summary>
public class StartOverTests
{
    private static readonly StartOver Anew = new();

    [Fact]
    public async Task What_cells_declared_is_gone()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync("var x = 1; int Twice(int n) => 2 * n;");
        (await kernel.SendAsync(Anew)).ShouldBeOfType<CommandSucceeded>();
        (await kernel.RunAsync("x")).Failure.Message.ShouldContain("CS0103");
        (await kernel.RunAsync("Twice(2)")).Failure.Message.ShouldContain("CS0103");
        (await kernel.RunAsync("#!who")).Shown.ShouldNotContain("<td>x</td>");
        await kernel.RunAsync("var x = 1;");
        (await kernel.RunAsync("#!who")).Shown.ShouldContain("<td>x</td>");
    }

    [Fact]
    public async Task The_same_cells_run_with_other_inputs_on_variables_of_their_own()
    {
        await using var kernel = new TestKernel();
        foreach (var name in new[] { "Skåne", "Gotland", "\"; throw null; //", "Skåne" })
        {
            kernel.Inputs["region"] = name;
            await kernel.RunAsync("#!set --name region --value @input:region\nvar seen = new List<string>();", label: "cell 1");
            (await kernel.RunAsync("seen.Add(region); string.Join(\" and \", seen)", label: "cell 2")).Shown
                .ShouldBe($"value text/plain {name}");
            (await kernel.SendAsync(Anew)).ShouldBeOfType<CommandSucceeded>();
        }
    }

    [Fact]
    public async Task A_static_field_of_a_cell_begins_anew()
    {
        await using var kernel = new TestKernel();
        for (var run = 0; run < 3; run++)
        {
            await kernel.RunAsync(
                "static class Counter { public static int Value; public static int Next { get; set; } = 7; }", label: "cell 1");
            (await kernel.RunAsync("++Counter.Value + \" \" + Counter.Next++", label: "cell 2")).Shown.ShouldBe("value text/plain 1 7");
            await kernel.SendAsync(Anew);
        }
    }

    [Fact]
    public async Task A_formatter_an_environment_variable_a_folder_and_a_console_that_a_cell_set_are_as_before()
    {
        await using var kernel = new TestKernel();
        const string Look =
            """
            Console.Write(Environment.GetEnvironmentVariable("SET_BY_CELL") + Environment.CurrentDirectory.Length
                + System.Globalization.CultureInfo.DefaultThreadCurrentCulture?.Name);
            display(new Uri("http://a/"));
            display(Enumerable.Range(0, 5))
            """;
        var before = (await kernel.RunAsync(Look)).Shown;
        await kernel.SendAsync(Anew);
        await kernel.RunAsync(
            """
            using Microsoft.DotNet.Interactive.Formatting;
            Formatter.Register<Uri>(uri => "changed", "text/plain");
            Formatter.SetPreferredMimeTypesFor(typeof(Uri), "text/plain");
            Formatter.ListExpansionLimit = 2;
            Environment.SetEnvironmentVariable("SET_BY_CELL", "yes");
            Environment.CurrentDirectory = "/";
            System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new("de-DE");
            Console.SetOut(System.IO.TextWriter.Null);
            """);
        await kernel.SendAsync(Anew);
        (await kernel.RunAsync(Look)).Shown.ShouldBe(before);
    }

    [Fact]
    public async Task What_a_run_shows_stands_under_the_same_names_as_before()
    {
        await using var kernel = new TestKernel();
        var names = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            var shown = await kernel.RunAsync("display(1); display(2);", label: "cell 1");
            names.Add(string.Join(' ', shown.Events.OfType<DisplayedValueProduced>().Select(display => display.ValueId)));
            await kernel.SendAsync(Anew);
        }
        names[1].ShouldBe(names[0]);
    }

    [Fact]
    public async Task The_numbers_are_those_of_the_culture_that_is_asked_for()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("1.5")).Shown.ShouldBe("value text/plain 1.5");
        (await kernel.SendAsync(new StartOver("sv-SE"))).ShouldBeOfType<CommandSucceeded>();
        (await kernel.RunAsync("1.5")).Shown.ShouldBe("value text/plain 1,5");
        (await kernel.SendAsync(Anew)).ShouldBeOfType<CommandSucceeded>();
        (await kernel.RunAsync("1.5")).Shown.ShouldBe("value text/plain 1,5");
        (await kernel.SendAsync(new StartOver("no such"))).ShouldBeOfType<CommandFailed>().Message.ShouldContain("no such");
        (await kernel.SendAsync(new StartOver(""))).ShouldBeOfType<CommandSucceeded>();
        (await kernel.RunAsync("1.5")).Shown.ShouldBe("value text/plain 1.5");
    }

    [Fact]
    public async Task Files_and_libraries_are_told_at_each_run()
    {
        await using var kernel = new TestKernel();
        kernel.Write("data.txt", "one");
        var library = typeof(Shouldly.Should).Assembly.Location;
        var told = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            var first = await kernel.RunAsync($"#r \"{library}\"\nusing Shouldly;", label: "cell 1");
            var second = await kernel.RunAsync("System.IO.File.ReadAllText(\"data.txt\")", label: "cell 2");
            second.Shown.ShouldBe("value text/plain one");
            told.Add(string.Join('\n', first.Events.Concat(second.Events).OfType<DependenciesProduced>()
                .SelectMany(dependencies => dependencies.Files).Select(file => $"{file.Role} {file.Path} {file.Hash}")));
            await kernel.SendAsync(Anew);
        }
        told[0].ShouldContain("data.txt");
        told[0].ShouldContain("Shouldly.dll");
        told[1].ShouldBe(told[0]);
    }

    [Fact]
    public async Task A_type_that_cannot_be_loaded_fails_who_uses_it_and_nothing_else()
    {
        await using var kernel = new TestKernel();
        for (var run = 0; run < 2; run++)
        {
            (await kernel.RunAsync("using System.Runtime.InteropServices;\n[StructLayout(LayoutKind.Explicit)] "
                + "struct Wrong { [FieldOffset(0)] public object A; [FieldOffset(0)] public int B; }\n1", label: "cell 1")).Shown
                .ShouldBe("value text/plain 1");
            (await kernel.RunAsync("new Wrong().B", label: "cell 2")).Failure.Message.ShouldContain("TypeLoadException");
            (await kernel.SendAsync(Anew)).ShouldBeOfType<CommandSucceeded>();
        }
    }

    [Fact]
    public async Task An_error_names_the_cell_of_this_run()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync("void Fail() => throw new Exception(\"no\");", label: "cell 1");
        await kernel.SendAsync(Anew);
        await kernel.RunAsync("void Fail() => throw new Exception(\"no\");", label: "cell one");
        (await kernel.RunAsync("Fail();", label: "cell two")).Failure.Message.ShouldStartWith("cell one, line 1: Exception: no");
    }
}
