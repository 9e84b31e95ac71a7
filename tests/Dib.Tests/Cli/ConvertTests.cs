using System.Text.Json.Nodes;

namespace Dib.Tests.Cli;

public class ConvertTests
{
    [Fact]
    public void Several_files_are_written_beside_their_sources_and_nothing_is_written_over_unasked()
    {
        using var folder = new TemporaryFolder();
        var text = "#!markdown\r\n\r\n# Å\r\n\r\n#!csharp\r\n\r\n1 + 1\r\n";
        folder.Write("a.dib", text);
        folder.Write("in/b.ipynb", """
            {"nbformat":4,"cells":[{"cell_type":"code","source":"2","outputs":[{"output_type":"stream","name":"stdout","text":"2"}]}]}
            """);
        Run(folder, "a.dib", "in/b.ipynb", "--to", "csx").ShouldBe((0, "a.dib -> a.csx\nin/b.ipynb -> in/b.csx\n  left out: 1 output\n"));
        File.ReadAllText(folder.File("in", "b.csx")).ShouldBe("// %%\n2\n");

        folder.Write("a.csx", "mine");
        Run(folder, "in/b.ipynb", "a.dib", "--to", "csx").ShouldBe((2,
            "in/b.csx: found a file, expected none; nothing was written. --force writes over a file.\n"));
        File.ReadAllText(folder.File("a.csx")).ShouldBe("mine");
        Run(folder, "a.dib", "--to", "csx", "--force").ExitCode.ShouldBe(0);
        Run(folder, "a.csx", "-o", "out/back.dib").ShouldBe((0, "a.csx -> out/back.dib\n"));
        File.ReadAllText(folder.File("out", "back.dib")).ShouldBe(text);
    }

    [Fact]
    public void With_outputs_a_notebook_is_run_in_its_folder_and_a_failure_is_in_the_file_and_in_the_exit_code()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/data.txt", "21 regions");
        folder.Write("in/a.dib", "#!csharp\n\nConsole.WriteLine(System.IO.File.ReadAllText(\"data.txt\"));\n"
            + "#!set --name n --value @input:n\ndisplay(n);\n\n#!html\n\n<b>b</b>\n\n"
            + "#!csharp\n\nthrow new Exception(\"went\");\n\n#!csharp\n\n1\n");
        Run(folder, "in/a.dib", "-o", "a.ipynb", "--outputs", "--input", "n=7").ShouldBe((1,
            "in/a.dib -> a.ipynb\nin/a.dib: cell 3, line 1: Exception: went\n"));
        var cells = JsonNode.Parse(File.ReadAllText(folder.File("a.ipynb")))!["cells"]!.AsArray();
        cells.Select(cell => cell!["execution_count"]?.GetValue<int>()).ShouldBe([1, null, 2, null]);
        cells[0]!["outputs"]!.ToJsonString().ShouldBe("""
            [{"name":"stdout","output_type":"stream","text":["21 regions\n"]},
            {"data":{"text/plain":["7"]},"metadata":{},"output_type":"display_data"}]
            """.Replace("\n", "", StringComparison.Ordinal));
        cells[2]!["outputs"]![0]!["evalue"]!.GetValue<string>().ShouldBe("cell 3, line 1: Exception: went");

        Run(folder, "in/a.dib", "-o", "a.ipynb", "--outputs", "--input", "n=7", "--allow-errors", "--force").ExitCode.ShouldBe(0);
        JsonNode.Parse(File.ReadAllText(folder.File("a.ipynb")))!["cells"]![3]!["outputs"]![0]!["data"]!["text/plain"]![0]!
            .GetValue<string>().ShouldBe("1");
    }

    [Theory]
    [InlineData("Found neither --to nor -o; expected --to ipynb, dib or csx, or -o FILE.", "a.dib")]
    [InlineData("--to: found 'pdf', expected ipynb, dib, csx.", "a.dib", "--to", "pdf")]
    [InlineData("-o: found 'a.pdf', expected a file that ends in .ipynb, .dib or .csx.", "a.dib", "-o", "a.pdf")]
    [InlineData("Found --to csx and -o a.ipynb; expected one format.", "a.dib", "--to", "csx", "-o", "a.ipynb")]
    [InlineData("-o: found 2 notebooks for one file, expected --to for several.", "a.dib", "b.dib", "-o", "c.ipynb")]
    [InlineData("--outputs: found the format csx, expected ipynb: no other holds outputs.", "a.dib", "--to", "csx", "--outputs")]
    [InlineData("none.dib: no such file, expected a notebook.", "none.dib", "--to", "csx")]
    [InlineData("sub: found a folder, expected a notebook.", "sub", "--to", "csx")]
    [InlineData("a.txt: not a notebook; a .dib, .ipynb or .csx file was expected.", "a.txt", "--to", "csx")]
    [InlineData("a.dib and a.ipynb would both be written to a.csx; convert them one by one, with -o.", "a.dib", "a.ipynb", "--to", "csx")]
    [InlineData("bad.ipynb:3: found text that is not JSON", "a.dib", "bad.ipynb", "--to", "csx")]
    public void What_is_asked_wrongly_writes_nothing_and_says_what_was_expected(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "1\n");
        folder.Write("b.dib", "1\n");
        folder.Write("a.txt", "1\n");
        folder.Write("sub/a.dib", "1\n");
        folder.Write("a.ipynb", "{\"nbformat\":4,\"cells\":[]}");
        folder.Write("bad.ipynb", "{\"nbformat\":4,\n\"cells\":[\n");
        var before = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        var (exitCode, output) = Run(folder, arguments);
        exitCode.ShouldBe(2);
        output.ShouldStartWith(message);
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBe(before, ignoreOrder: true);
    }

    private static (int ExitCode, string Output) Run(TemporaryFolder folder, params string[] arguments) =>
        BuiltProgram.Run(BuiltProgram.Path, folder.Path, ["convert", .. arguments]);
}
