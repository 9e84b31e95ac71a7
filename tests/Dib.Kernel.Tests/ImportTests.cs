using Dib.Documents;

namespace Dib.Kernel.Tests;

public class ImportTests
{
    [Fact]
    public async Task Notebooks_and_scripts_run_in_the_same_session_relative_to_the_file_that_imports_them()
    {
        await using var kernel = new TestKernel();
        kernel.Write("lib/all.dib", "#!csharp\n\nvar dib = 1;\n#!import more/one.ipynb\n\n#!markdown\n\n# shown\n\n#!csharp\n\n"
            + "#!import more/two.csx\n#!import more/three.cs\n");
        kernel.Write("lib/more/one.ipynb", IpynbWriter.Write(new Notebook([new Cell("csharp", "var ipynb = dib + 1;\n#!import two.csx")])));
        kernel.Write("lib/more/two.csx", "var csx = ipynb + 1;\r\nConsole.Write(csx);\r\n");
        kernel.Write("lib/more/three.cs", "static class Three { public const int Value = 4; }");
        (await kernel.RunAsync("#!import lib/all.dib\n$\"{dib} {ipynb} {csx} {Three.Value}\"")).Shown.ShouldBe(
            "out 3|text/markdown # shown|out 3|value text/plain 1 2 3 4");
    }

    [Fact]
    public async Task Load_runs_a_script_relative_to_the_notebook()
    {
        await using var kernel = new TestKernel();
        kernel.Write("sub/a.csx", "#load \"b.csx\"\nvar a = b + 1;");
        kernel.Write("sub/b.csx", "var b = 1;");
        (await kernel.RunAsync("#load \"sub/a.csx\"\na + b")).Shown.ShouldBe("value text/plain 3");
    }

    [Fact]
    public async Task A_failing_import_fails_the_cell_and_names_both_places()
    {
        await using var kernel = new TestKernel();
        kernel.Write("lib/throws.dib", "#!csharp\n\nvar before = 1;\n\n#!csharp\n\n// line 1\nthrow new Exception(\"no\");\n");
        kernel.Write("lib/broken.csx", "var a = 1;\nvar b = Missing;");
        kernel.Write("lib/unknown.dib", "#!csharp\n\n#!nothing\n");
        kernel.Write("lib/broken.dib", "#!meta\n{\n");
        kernel.Write("lib/other.txt", "x");
        var thrown = await kernel.RunAsync("\n#!import lib/throws.dib\nConsole.Write(\"not reached\");");
        thrown.Failure.Message.ShouldBe("cell 1, line 2: #!import: throws.dib, cell 2, line 2: Exception: no");
        thrown.Failure.Line.ShouldBe(2);
        thrown.Out.ShouldBe("");
        (await kernel.RunAsync("before")).Shown.ShouldBe("value text/plain 1");

        var broken = await kernel.RunAsync("#!import lib/broken.csx");
        broken.Failure.Message.ShouldBe(
            "cell 3, line 1: #!import: broken.csx, line 2: CS0103: The name 'Missing' does not exist in the current context");
        broken.Events.OfType<Dib.Protocol.DiagnosticsProduced>().ShouldBeEmpty();
        (await kernel.RunAsync("#!import lib/unknown.dib")).Failure.Message.ShouldStartWith(
            "cell 4, line 1: #!import: unknown.dib, cell 1, line 1: #!nothing: unknown directive.");
        (await kernel.RunAsync("#!import lib/broken.dib")).Failure.Message.ShouldStartWith("cell 5, line 1: #!import: broken.dib");
        (await kernel.RunAsync("#!import lib/other.txt")).Failure.Message.ShouldBe(
            "cell 6, line 1: #!import: other.txt: found '.txt'; a .dib, .ipynb, .cs or .csx file was expected.");
        (await kernel.RunAsync("#!import lib/none.dib")).Failure.Message.ShouldBe(
            "cell 7, line 1: #!import: lib/none.dib was not found (the path is relative to the importing file).");
    }

    [Fact]
    public async Task An_exception_in_an_imported_function_names_the_imported_file_and_line()
    {
        await using var kernel = new TestKernel();
        kernel.Write("tools.csx", "int Fail()\n{\n    throw new Exception(\"in tools\");\n}");
        await kernel.RunAsync("#!import tools.csx");
        (await kernel.RunAsync("Fail()")).Failure.Message.ShouldBe("tools.csx, line 3: Exception: in tools");
    }

    [Fact]
    public async Task Files_that_import_each_other_in_a_circle_are_an_error_that_shows_the_circle()
    {
        await using var kernel = new TestKernel();
        kernel.Write("a.dib", "#!csharp\n\n#!import b.dib\n");
        kernel.Write("b.dib", "#!csharp\n\n#!import ./a.dib\n");
        (await kernel.RunAsync("#!import a.dib")).Failure.Message.ShouldEndWith("a.dib imports itself (a.dib → b.dib → a.dib).");
        (await kernel.RunAsync("1")).Succeeded.ShouldBeTrue();
    }
}
