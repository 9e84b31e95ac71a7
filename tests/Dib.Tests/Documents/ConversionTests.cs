using System.Text;
using System.Text.Json.Nodes;
using Dib.Documents;
using Dib.Running;
using Json.Schema;

namespace Dib.Tests.Documents;

public class ConversionTests
{
    // nbformat's own schema, without the name of its draft: what it says means the same in a later one.
    private static readonly JsonSchema Schema = JsonSchema.FromText(Repository.Text("tests", "Dib.Tests", "Documents",
        "nbformat.v4.5.schema.json").Replace("\"$schema\": \"http://json-schema.org/draft-04/schema#\",", "", StringComparison.Ordinal));

    /// <summary>Every file of the cases, and as many again and more that chance made of what could go wrong.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files()
    {
        var random = new Random(16);
        return
        [
            .. FormatCase.All().Where(@case => @case.Written is not null)
                .Select(@case => (@case.Name, Encoding.UTF8.GetString(@case.Written!))),
            .. Enumerable.Range(0, 300).Select(i => ($"random {i}", RandomNotebook.Next(random))),
        ];
    }

    [Fact]
    public void Every_file_comes_back_from_Jupyter_and_from_a_script_byte_for_byte_or_it_is_said_what_does_not()
    {
        using var folder = new TemporaryFolder();
        var (files, whole) = (Files(), 0);
        foreach (var (name, text) in files)
        {
            var dib = folder.Write("a.dib", text);
            foreach (var format in (string[])["ipynb", "csx"])
            {
                var there = Conversion.Read(dib, folder.File($"a.{format}"));
                there.Write();
                var back = Conversion.Read(there.Target, folder.File("b.dib"));
                if (there.Lost.Count > 0)
                {
                    there.Lost.ShouldAllBe(lost => lost.Contains("carriage return"), name);
                    continue;
                }
                back.Lost.ShouldBeEmpty(name);
                back.Text().ShouldBe(text, $"{name} by way of {format}");
                NotebookText.Write(there.Target, back.Source.Notebook).ShouldBe(File.ReadAllText(there.Target), name);
                whole++;
            }
        }
        files.Count.ShouldBeGreaterThan(350);
        whole.ShouldBeGreaterThan(2 * files.Count * 9 / 10);
    }

    [Fact]
    public void What_is_written_for_Jupyter_is_what_its_schema_asks_for()
    {
        foreach (var (name, text) in Files().Where((_, index) => index % 5 == 0 || index < 70))
            Check(IpynbWriter.Write(DibReader.Read(text)), name);

        Cell[] cells =
            [new("csharp", "1"), new("markdown", "a"), new("html", "<b>b</b>"), new("javascript", "1"), new("mermaid", "g")];
        var run = new NotebookRun("a.dib", new Notebook(cells),
        [
            new(1, cells[0], CellStatus.Failed,
            [
                new StreamOutput(false, "a\nb"), new StreamOutput(true, "c\n"),
                new DisplayOutput(
                    [new("application/vnd.plotly.v1+json", "{\"data\": [1e400]}"), new("text/html", "<p>\n</p>"), new("a/b", "1", true)]),
                new DisplayOutput([new("application/json", "no JSON"), new("image/png", "iVBORw0KGgo=")]),
                new ErrorOutput("cell 1: went", "at line 1\nat line 2", 1),
            ]),
            .. cells.Skip(1).Select((cell, index) => new CellRun(index + 2, cell, CellStatus.Shown, [])),
        ]);
        var json = IpynbWriter.Write(run.Notebook, JupyterRun.Outputs(run));
        Check(json, "a run");
        Check(IpynbWriter.WithOutputs(IpynbWriter.Write(run.Notebook), JupyterRun.Outputs(run)), "the same run, into its file");
        var written = JsonNode.Parse(json)!["cells"]!.AsArray();
        written[0]!["execution_count"]!.GetValue<int>().ShouldBe(1);
        written[0]!["outputs"]!.ToJsonString().ShouldBe("""
            [{"name":"stdout","output_type":"stream","text":["a\n","b"]},{"name":"stderr","output_type":"stream","text":["c\n"]},
            {"data":{"application/vnd.plotly.v1\u002Bjson":{"data":[1e400]},"text/html":["\u003Cp\u003E\n","\u003C/p\u003E"]},
            "metadata":{},"output_type":"display_data"},
            {"data":{"application/json":"no JSON","image/png":["iVBORw0KGgo="]},"metadata":{},"output_type":"display_data"},
            {"ename":"Error","evalue":"cell 1: went","output_type":"error","traceback":["cell 1: went","at line 1","at line 2"]}]
            """.Replace("\n", "", StringComparison.Ordinal));
        written[2]!["outputs"]![0]!["data"]!["text/html"]![0]!.GetValue<string>().ShouldBe("<b>b</b>");
        written.Skip(2).Select(cell => cell!["source"]![0]!.GetValue<string>()).ShouldBe(["#!html\n", "#!javascript\n", "#!mermaid\n"]);
    }

    [Fact]
    public void A_chart_that_only_a_script_draws_has_its_data_as_a_table_too()
    {
        var figure = new DisplayOutput(
            [new("application/vnd.plotly.v1+json; charset=utf-8", "{\"data\":[{\"type\":\"bar\",\"x\":[\"Skåne\"],\"y\":[3]}]}")]);
        Cell cell = new("csharp", "1");
        var outputs = JupyterRun.Outputs(new NotebookRun("a.dib", new Notebook([cell]), [new(1, cell, CellStatus.Succeeded, [figure])]));
        var data = outputs[0].Values[0]!["data"]!.AsObject();
        data.Select(format => format.Key).ShouldBe(["application/vnd.plotly.v1+json", "text/html"]);
        string.Concat(data["text/html"]!.AsArray().Select(line => line!.GetValue<string>())).ShouldContain("<td>Skåne</td>");
    }

    [Fact]
    public void The_schema_refuses_what_Jupyter_refuses()
    {
        var json = IpynbWriter.Write(new Notebook([new("csharp", "1")]));
        foreach (var wrong in (string[])["\"outputs\": [],", "\"execution_count\": null,", "\"nbformat\": 4,", "\"cell_type\": \"code\","])
            IsValid(json.Replace(wrong, "", StringComparison.Ordinal)).ShouldBeFalse(wrong);
        IsValid(json.Replace("\"metadata\": {", "\"other\": {", StringComparison.Ordinal)).ShouldBeFalse();
    }

    private const string Jupyter = """
        {
         "cells": [
          {"cell_type": "markdown", "id": "own-id", "metadata": {"tags": ["a"]}, "source": ["![p](attachment:p.png)\n"],
           "attachments": {"p.png": {"image/png": "iVBORw0KGgo="}}},
          {"cell_type": "code", "id": "b", "metadata": {"collapsed": true}, "execution_count": 7, "source": "1 + 1",
           "outputs": [{"output_type": "stream", "name": "stdout", "text": "a"}]},
          {"cell_type": "code", "id": "c", "metadata": {"tags": []}, "execution_count": null, "source": [], "outputs": []},
          {"cell_type": "raw", "id": "d", "metadata": {}, "source": "raw"}
         ],
         "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}, "authors": []},
         "nbformat": 4, "nbformat_minor": 5
        }
        """;

    [Fact]
    public void What_only_a_Jupyter_file_holds_is_said()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.ipynb", Jupyter);
        Conversion.Read(file, folder.File("b.dib")).Lost.ShouldBe(
        [
            "cell 3, which is empty", "the empty lines at the ends of cell 1", "1 output", "the attachments of cell 1",
            "the type 'raw' of cell 4", "the metadata 'tags' of cells 1, 3", "the metadata 'collapsed' of cell 2",
            "the notebook's metadata 'authors'",
        ]);
        Conversion.Read(file, folder.File("b.ipynb")).Lost.ShouldBe(["1 output"]);
        Conversion.Read(file, folder.File("b.ipynb"), withOutputs: true).Lost.ShouldBeEmpty();
    }

    [Fact]
    public void What_Jupyters_format_cannot_hold_is_said_with_outputs_too()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.dib", "#!csharp\n\nvar a = 1;\r\r\na\n");
        foreach (var withOutputs in (bool[])[false, true])
        {
            Conversion.Read(file, folder.File("a.ipynb"), withOutputs).Lost
                .ShouldBe(["the carriage return at the end of line 1 of cell 1"]);
        }
    }

    [Fact]
    public void A_Jupyter_file_that_is_run_keeps_all_but_its_outputs()
    {
        var notebook = IpynbReader.Read(Jupyter);
        var run = new NotebookRun("a.ipynb", notebook, [.. notebook.Cells.Select((cell, index) => new CellRun(
            index + 1, cell, cell.Kind == "csharp" ? CellStatus.Succeeded : CellStatus.Shown,
            index == 1 ? [new DisplayOutput([new("text/plain", "2")])] : []))]);
        var written = JsonNode.Parse(IpynbWriter.WithOutputs(Jupyter, JupyterRun.Outputs(run)))!;
        var expected = JsonNode.Parse(Jupyter)!;
        var cell = expected["cells"]![1]!;
        cell["execution_count"] = 1;
        cell["outputs"] = JsonNode.Parse("""[{"data": {"text/plain": ["2"]}, "metadata": {}, "output_type": "display_data"}]""");
        expected["cells"]![2]!["execution_count"] = 2;
        JsonNode.DeepEquals(written, expected).ShouldBeTrue(written.ToJsonString());
    }

    [Theory]
    [InlineData("markdown", "a\\n#!csharp\\nb", "found '#!csharp' as text, line 2 of cell 1, which in a .dib file begins another cell;")]
    [InlineData("markdown", "#!metadata", "found '#!metadata' as text, line 1 of cell 1, which in a .dib file begins the metadata;")]
    [InlineData("code", "#!meta\\n1", "found '#!meta' as text, line 1 of cell 1, which in a .dib file begins the metadata;")]
    public void Text_that_would_become_something_else_is_refused(string type, string source, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.ipynb", $$"""{"nbformat":4,"cells":[{"cell_type":"{{type}}","source":"{{source}}"}]}""");
        Should.Throw<NotebookFormatException>(() => Conversion.Read(file, folder.File("a.dib"))).Message
            .ShouldContain($"a.ipynb:1: {message}");
        Conversion.Read(file, folder.File("a.csx")).Lost.ShouldBeEmpty();
    }

    [Fact]
    public void A_switch_within_a_cell_becomes_a_cell_and_is_said()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.ipynb", """{"nbformat":4,"cells":[{"cell_type":"code","source":"var a = 1;\n#!html\n<b>b</b>"}]}""");
        var conversion = Conversion.Read(file, folder.File("a.dib"));
        conversion.Lost.ShouldBe(["that '#!html', line 2 of cell 1, is in one cell with what is above it: it begins another"]);
        conversion.Text().ShouldBe("#!csharp\n\nvar a = 1;\n\n#!html\n\n<b>b</b>\n");
    }

    [Theory]
    [InlineData("sql\\n")]
    [InlineData("")]
    public void A_kernel_that_no_header_can_name_is_refused_with_its_cell(string name) =>
        Should.Throw<NotebookFormatException>(() => IpynbReader.Read(
            """{"nbformat":4,"cells":[{"cell_type":"code","source":"1","metadata":{"polyglot_notebook":{"kernelName":"NAME"}}}]}"""
                .Replace("NAME", name, StringComparison.Ordinal), "a.ipynb")).Message
            .ShouldBe($"a.ipynb:1: found cell 1 with the kernel \"{name}\"; expected a name that can stand in a cell's header line.");

    private static void Check(string json, string name) => IsValid(json).ShouldBeTrue(name);

    private static bool IsValid(string json) => Schema.Evaluate(JsonNode.Parse(json)).IsValid;
}

/// <summary>Files as they are written, with whatever cells may hold.</summary>
internal static class RandomNotebook
{
    private static readonly string[] Headers = ["csharp", "markdown", "html", "javascript", "fsharp", "mermaid", "pwsh", "value", "http"];

    private static readonly string[] Lines =
    [
        "", "", "1 + 1", "var å = \"ä\ud83d\ude00\";", "  ", "\t", "# Title", "#!time", "#!import setup.dib", " #!csharp",
        "#!csharp x", "#!CSharp", "// #!who", "// // #!who", "//#!who", "// a", "//", "//  b",
        "#r \"nuget:X\"", "// %% [markdown", "//%%", "// %%x", "%%",
        "// %%", "// %% [meta]", "// // %%", "[meta]", "\u2028", "\\", "\"\"\"",
        "a\rb", "{\"a\": [1]}", "</script>", "\0", "#!meta",
    ];

    private static readonly string?[] Metadata =
    [
        null, "{}", "{\"a\": 1.0, \"å\": \"\\u00e5 /\"}",
        "{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":["
            + "{\"name\":\"sql\",\"languageName\":\"T-SQL\",\"aliases\":[\"db\"]}]}}",
    ];

    public static string Next(Random random)
    {
        var metadata = Metadata[random.Next(Metadata.Length)];
        var text = new StringBuilder(metadata is null ? "" : $"#!meta\n\n{metadata}\n\n");
        for (var cells = random.Next(1, 8); cells > 0; cells--)
        {
            var header = metadata?.Contains("sql") == true && random.Next(4) == 0 ? "sql" : Headers[random.Next(Headers.Length)];
            text.Append($"#!{header}\n\n");
            for (var lines = random.Next(0, 6); lines > 0; lines--)
            {
                // The last of them would open the metadata where there are none.
                var line = Lines[random.Next(metadata is null ? Lines.Length - 1 : Lines.Length)];
                text.Append(random.Next(200) == 0 ? "a\r" : line).Append('\n');
            }
        }
        var read = DibReader.Read(text.ToString());
        return DibWriter.Write(read with { LineEnd = random.Next(4) == 0 ? "\r\n" : "\n" });
    }
}
