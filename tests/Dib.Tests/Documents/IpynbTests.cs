using System.Text.Json;
using System.Text.RegularExpressions;
using Dib.Documents;

namespace Dib.Tests.Documents;

public class IpynbTests
{
    private const string Sample = """
        {
         "cells": [
          {"cell_type": "markdown", "metadata": {}, "source": ["# Title\n", "\n", "Text"]},
          {
           "cell_type": "code", "execution_count": 3, "outputs": [{"output_type": "stream", "name": "stdout", "text": ["source"]}],
           "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}, "dotnet_interactive": {"language": "csharp"}},
           "source": [
            "let x = 1\r\n",
            "x"
           ]
          },
          {"cell_type": "code", "metadata": {"dotnet_interactive": {"language": "js"}}, "source": "1 + 1\n"},
          {"cell_type": "code", "metadata": {}, "source": "#!mermaid\ngraph TD"},
          {"cell_type": "code", "metadata": {}, "source": []},
          {"cell_type": "code", "metadata": {"vscode": {"languageId": "html"}}, "source": "<i>i</i>"},
          {"cell_type": "code", "metadata": {"vscode": {"languageId": "polyglot-notebook"}}, "source": "1"},
          {"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": "<b>b</b>"}
         ],
         "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}},
         "nbformat": 4, "nbformat_minor": 2
        }
        """;

    [Fact]
    public void Cells_have_the_kind_that_header_metadata_or_notebook_says_and_the_line_on_which_their_source_begins() =>
        IpynbReader.Read(Sample).Cells.ShouldBe(
        [
            new Cell("markdown", "# Title\n\nText", 3),
            new Cell("fsharp", "let x = 1\nx", 8),
            new Cell("javascript", "1 + 1\n", 12),
            new Cell("mermaid", "graph TD", 13),
            new Cell("csharp", "", 14),
            new Cell("html", "<i>i</i>", 15),
            new Cell("csharp", "1", 16),
            new Cell("html", "<b>b</b>", 17),
        ]);

    [Theory]
    [InlineData("""{"kernelspec":{"language":"F#"}}""", "fsharp")]
    [InlineData("""{"language_info":{"name":"PowerShell"}}""", "pwsh")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}}}""",
        "fsharp")]
    [InlineData("""{"kernelspec":{"language":"python"}}""", "python")]
    [InlineData("{}", "csharp")]
    public void The_notebook_says_the_kind_of_cells_that_say_nothing(string metadata, string kind) =>
        IpynbReader.Read(
            $$"""{"nbformat":4,"metadata":{{metadata}},"cells":[{"cell_type":"code","source":"1"}]}""").Cells.Single().Kind.ShouldBe(
            kind);

    [Fact]
    public void A_kind_that_only_a_cell_names_is_listed_so_that_dib_can_hold_it()
    {
        var notebook = IpynbReader.Read(
            """{"nbformat":4,"cells":[{"cell_type":"code","source":"select 1","metadata":{"polyglot_notebook":{"kernelName":"sql"}}}]}""");

        DibReader.Read(DibWriter.Write(notebook)).Cells.Single().Kind.ShouldBe("sql");
    }

    [Theory]
    [InlineData("nonsense", "not JSON")]
    [InlineData("[]", "no nbformat")]
    [InlineData("{\"nbformat\":3}", "nbformat 3")]
    [InlineData("{\"nbformat\":4}", "no list of cells")]
    [InlineData("{\"nbformat\":4,\"cells\":[1]}", "cell 1 without a source")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":[1]}]}", "cell 1 without a source")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"other\",\"source\":\"\"}]}", "cell 1 with the type 'other'")]
    public void What_is_no_notebook_is_refused_with_what_was_found(string json, string found) =>
        Should.Throw<NotebookFormatException>(() => IpynbReader.Read(json, "a.ipynb")).Message.ShouldStartWith(
            $"a.ipynb:1: found {(found == "not JSON" ? "text that is not JSON" : found)}");

    [Fact]
    public void Every_file_that_dib_can_hold_comes_back_from_Jupyter_as_it_was()
    {
        foreach (var @case in FormatCase.All().Where(@case => @case.Written is not null && !@case.Name.Contains("carriage-return")))
        {
            var notebook = DibReader.Read(System.Text.Encoding.UTF8.GetString(@case.Written!));
            var json = NotebookText.Write("a.ipynb", notebook);
            var back = NotebookText.Read("a.ipynb", System.Text.Encoding.UTF8.GetBytes(json));

            back.Cells.Select(Content).ShouldBe(notebook.Cells.Select(Content), @case.Name);
            NotebookText.Write("a.ipynb", back).ShouldBe(json, @case.Name);
        }
    }

    [Fact]
    public void What_is_written_is_nbformat_4_5_with_ids_that_are_valid_unique_and_stay_when_a_cell_is_put_between()
    {
        Cell[] cells = [new("csharp", "1"), new("csharp", "1"), new("markdown", "å")];
        var json = IpynbWriter.Write(new Notebook(cells));
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var ids = Ids(json);

        (root.GetProperty("nbformat").GetInt32(), root.GetProperty("nbformat_minor").GetInt32()).ShouldBe((4, 5));
        ids.Distinct().Count().ShouldBe(3);
        ids.ShouldAllBe(id => Regex.IsMatch(id, "^[a-zA-Z0-9_-]{1,64}$"));
        root.GetProperty("cells")[0].GetProperty("outputs").GetArrayLength().ShouldBe(0);
        root.GetProperty("cells")[2].TryGetProperty("outputs", out _).ShouldBeFalse();
        Ids(IpynbWriter.Write(new Notebook([new("html", "new"), .. cells]))).Skip(1).ShouldBe(ids);
    }

    private static string[] Ids(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("id").GetString()!)];
    }

    private static (string Kind, string Source) Content(Cell cell) => (cell.Kind, cell.Source);
}
