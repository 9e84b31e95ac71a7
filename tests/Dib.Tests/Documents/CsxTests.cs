using Dib.Documents;

namespace Dib.Tests.Documents;

public class CsxTests
{
    [Fact]
    public void Cells_are_marked_other_kinds_and_directives_are_comments()
    {
        const string Dib = """
            #!meta

            {"a":1}

            #!markdown

            # Title

            #!time

            #!csharp

            #!import setup.dib
            // #!who
            // %% [meta]
            // %% x
            var a = 1;

            #!html

            <b>b</b>
            %%
            // %%

            """;
        const string Csx = """
            // %% [meta]
            // {"a":1}

            // %% [markdown]
            // # Title
            //
            // #!time

            // %%
            // #!import setup.dib
            // // #!who
            // // %% [meta]
            // %% x
            var a = 1;

            // %% [html]
            // <b>b</b>
            // // %%
            // // // %%

            """;
        CsxWriter.Write(DibReader.Read(Dib)).ShouldBe(Csx);
        DibWriter.Write(CsxReader.Read(Csx)).ShouldBe(Dib);
        CsxReader.Read(Csx).Cells.Select(cell => cell.Line).ShouldBe([5, 10, 17]);
    }

    [Fact]
    public void A_script_without_marks_is_one_cell() =>
        CsxReader.Read("\uFEFF\r\nvar a = 1;\r\n//%% no mark\r\na\r\n").ShouldSatisfyAllConditions(
            notebook => notebook.Cells.ShouldBe([new Cell("csharp", "var a = 1;\n//%% no mark\na", 2)]),
            notebook => notebook.LineEnd.ShouldBe("\r\n"));

    [Fact]
    public void Empty_cells_stay_and_a_file_without_text_has_one()
    {
        CsxReader.Read("// %%\n\n// %% [markdown]\n//\n// a\n").Cells.ShouldBe([new Cell("csharp", "", 3), new Cell("markdown", "\na", 4)]);
        CsxReader.Read("\n").Cells.ShouldBe([new Cell("csharp", "")]);
    }

    [Theory]
    [InlineData("// %% [markdown]\n// a\nb\n", "a.csx:3: found 'b' in a cell of the kind 'markdown'; expected a line that begins with")]
    [InlineData("\n// %% [sql]\n// select\n", "a.csx:2: found a cell of the kind 'sql'; expected a known kind")]
    [InlineData("// %% [meta]\n// {}\n// %% [meta]\n// {}\n", "a.csx:3: found '// %% [meta]' a second time; expected it once.")]
    [InlineData("// %% [meta]\n// {\n", "a.csx:2: found text that is not JSON")]
    public void What_is_no_notebook_is_refused_with_its_line(string text, string message) =>
        Should.Throw<NotebookFormatException>(() => CsxReader.Read(text, "a.csx")).Message.ShouldStartWith(message);
}
