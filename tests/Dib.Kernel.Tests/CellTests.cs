namespace Dib.Kernel.Tests;

public class CellTests
{
    [Fact]
    public async Task A_later_cell_sees_and_redeclares_what_earlier_ones_declared()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("using System.Globalization; var x = 1; int Twice(int n) => 2 * n; record Point(int X);")).Shown.ShouldBe(
            "");
        (await kernel.RunAsync("var x = \"two\"; int y = Twice(new Point(4).X);")).Shown.ShouldBe("");
        (await kernel.RunAsync("x + y + CultureInfo.InvariantCulture.Name")).Shown.ShouldBe("value text/plain two8");
        (await kernel.RunAsync("record Point(string Name);")).Shown.ShouldBe("");
        (await kernel.RunAsync("new Point(\"p\").Name")).Shown.ShouldBe("value text/plain p");
    }

    [Fact]
    public async Task Variables_set_before_a_throw_survive()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync("var x = 1;");
        (await kernel.RunAsync("x = 2; var y = 3;\nthrow new Exception(\"no\");")).Succeeded.ShouldBeFalse();
        (await kernel.RunAsync("x + y")).Shown.ShouldBe("value text/plain 5");
    }

    [Fact]
    public async Task An_anonymous_type_stays_the_same_in_the_cells_after_one_found_in_the_cache()
    {
        var unique = Guid.NewGuid();
        // The second kernel finds the first cell in the cache, and compiles another one behind it.
        foreach (var cell in new[] { "new { X = 2 }.GetType() == Make().GetType()", "Make().GetType() == new { X = 3 }.GetType()" })
        {
            await using var kernel = new TestKernel();
            await kernel.RunAsync($"// {unique}\nobject Make() => new {{ X = 1 }};");
            (await kernel.RunAsync(cell)).Shown.ShouldBe("value text/plain true");
        }
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_leaves_the_state_as_it_was()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync("var x = 1;");
        (await kernel.RunAsync("var x = 2; var y = Missing();")).Succeeded.ShouldBeFalse();
        (await kernel.RunAsync("x")).Shown.ShouldBe("value text/plain 1");
        (await kernel.RunAsync("y")).Failure.Message.ShouldContain("CS0103");
        (await kernel.RunAsync("x = 4; x")).Shown.ShouldBe("value text/plain 4");
    }

    [Fact]
    public async Task The_usings_of_other_notebooks_compile()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            using static Microsoft.DotNet.Interactive.Formatting.Formatter;
            Formatter.Register<Uri>(uri => $"<a>{uri}</a>", "text/html");
            Formatter.SetPreferredMimeTypesFor(typeof(Uri), "text/html");
            Formatter.ListExpansionLimit = 50;
            new Uri("http://a/")
            """)).Shown.ShouldBe("value text/html <a>http://a/</a>");
        (await kernel.RunAsync("using System.Xml.Linq; using System.Net.Http; using System.Text.Json; new XElement(\"a\").ToString() + "
            + "JsonSerializer.Serialize(new[] { 1 })"))
            .Shown.ShouldBe("value text/plain <a />[1]");
    }

    [Fact]
    public async Task Displays_and_console_text_appear_in_the_order_in_which_they_came()
    {
        await using var kernel = new TestKernel();
        var result = await kernel.RunAsync("""
            Console.Write("a");
            display(1);
            Console.Error.Write("e");
            Console.WriteLine("b");
            var d = "x".Display();
            HTML("<i>").Display();
            d.Update("y");
            "# T".DisplayAs("text/markdown");
            Javascript("f()");
            display(HTML("<b>"), "text/html");
            5.Display("text/html", "text/plain");
            "end"
            """);
        result.Shown.ShouldBe(
            "out a|text/plain 1|err e|out b\n|text/plain x|text/html <i>|update 1 text/plain y|text/markdown # T"
            + "|text/html <script type=\"text/javascript\">f()</script>|text/html <b>"
            + "|text/html <div class=\"dni-plaintext\"><pre>5</pre></div>|value text/plain end");
    }

    [Fact]
    public async Task A_display_can_be_updated_from_a_later_cell()
    {
        await using var kernel = new TestKernel();
        var first = await kernel.RunAsync("var d = display(\"a\");");
        var second = await kernel.RunAsync("d.Update(\"b\");");
        second.Events.OfType<Dib.Protocol.DisplayedValueUpdated>().ShouldHaveSingleItem()
            .ValueId.ShouldBe(first.Events.OfType<Dib.Protocol.DisplayedValueProduced>().ShouldHaveSingleItem().ValueId);
    }

    [Fact]
    public async Task DisplayTable_shows_a_column_for_each_property()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("new[] { new { Region = \"Skåne\", GrantAmount = 12345 } }.DisplayTable();")).Shown
            .ShouldBe(
                "text/html <table class=\"data\"><thead><tr><th scope=\"col\" data-type=\"text\">Region</th><th scope=\"col\" "
                    + "class=\"number\" data-type=\"number\">GrantAmount</th></tr></thead>\n"
                    + "<tbody><tr><td>Skåne</td><td class=\"number\" data-value=\"12345\">12\u202f345</td></tr>\n</tbody></table>");
    }

    [Fact]
    public async Task Text_of_background_tasks_is_kept_also_after_their_cell_ended()
    {
        await using var kernel = new TestKernel();
        var first = await kernel.RunAsync(
            "var gate = new TaskCompletionSource();\n"
                + "var t = Task.Run(async () => { Console.Write(\"in\"); await gate.Task; Console.Write(\"later\"); });\n"
                + "while (t.Status != TaskStatus.WaitingForActivation) await Task.Delay(1);\nawait Task.Delay(20);");
        first.Out.ShouldBe("in");
        (await kernel.RunAsync("gate.SetResult(); await t; Console.Write(\" and more\");")).Out.ShouldBe("later and more");
    }

    [Fact]
    public async Task Characters_outside_the_basic_plane_survive_being_written_in_halves()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("foreach (var half in \"a😀ö\") Console.Write(half);")).Out.ShouldBe("a😀ö");
    }

    [Fact]
    public async Task Every_line_of_a_chatty_cell_arrives_in_order()
    {
        await using var kernel = new TestKernel();
        var result = await kernel.RunAsync("for (var i = 0; i < 100_000; i++) Console.WriteLine(i);");
        result.Out.ShouldBe(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}\n")));
        result.Events.Count.ShouldBeLessThan(20_000);
    }

    [Fact]
    public async Task A_program_that_a_cell_starts_can_neither_read_commands_nor_write_events()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a process's standard handles cannot be moved.");
        await using var kernel = new TestKernel();
        var result = await kernel.RunAsync("""
            using System.Diagnostics;
            Process.Start("sh", ["-c", "echo not an event; cat"]).WaitForExit();
            var raw = Console.OpenStandardOutput();
            raw.Write(Encoding.UTF8.GetBytes("nor this\n"));
            Console.ReadLine()
            """);
        result.Shown.ShouldBe("value text/plain <null>");
        (await kernel.RunAsync("1")).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_native_library_lacks_is_said_in_a_sentence_also_where_a_type_begins_with_it()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("class N { [System.Runtime.InteropServices.DllImport(\"no-such\")] static extern int f(); "
            + "public static readonly int X = f(); }\nN.X")).Failure.Message
            .ShouldStartWith("cell 1, line 2: DllNotFoundException: Unable to load shared library 'no-such' or one of its dependencies. "
                + "Likely cause: no package that is referenced brings it for ");
    }

    [Fact]
    public async Task A_property_that_throws_does_not_fail_the_display_and_a_formatter_that_throws_fails_its_cell()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("class A { public int B => throw new Exception(\"no\"); }")).Succeeded.ShouldBeTrue();
        (await kernel.RunAsync("new A()")).Shown.ShouldContain("Exception: no");
        (await kernel.RunAsync("using Microsoft.DotNet.Interactive.Formatting;\n"
            + "Formatter.Register<A>(a => throw new Exception(\"bad formatter\"), \"text/html\");\nnew A()")).Failure.Message.ShouldContain(
            "bad formatter");
        (await kernel.RunAsync("1")).Shown.ShouldBe("value text/plain 1");
    }

    [Fact]
    public async Task Cells_of_other_languages_fail_and_say_so()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("let x = 1", "fsharp")).Failure.Message.ShouldBe(
            "cell 1: this engine runs C#; 'fsharp' is a cell of another kind. Remove the cell, or translate it.");
        (await kernel.RunAsync("Console.Write(1);\n#!html\n<b>x</b>\n#!markdown\n# T\n#!csharp\nConsole.Write(2);")).Shown.ShouldBe(
            "out 1|text/html <b>x</b>|text/markdown # T|out 2");
    }
}
