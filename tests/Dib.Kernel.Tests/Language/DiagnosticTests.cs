namespace Dib.Kernel.Tests.Language;

public class DiagnosticTests
{
    private static readonly Editor Notebook = new Editor().Run("var rows = new List<string>();\nint Twice(int n) => 2 * n;");

    [Theory]
    [InlineData("rows.Count + Twice(1)")]
    [InlineData("var x = 1;\nx")]
    [InlineData("await Task.Yield();")]
    [InlineData("using System.IO;")]
    [InlineData("// nothing")]
    [InlineData("")]
    [InlineData("var rows = 1; // declared anew\nrows + 1")]
    [InlineData("string? maybe = null;")]
    [InlineData("#!markdown\nthis is = not code(")]
    [InlineData("#!set --name given --value 1\ngiven.Length")]
    [InlineData("#!set --name given --value @input:ask\ngiven.Length")]
    [InlineData("#!value --name kept\ntext(\n#!csharp\nrows")]
    public void A_cell_that_runs_has_none(string code) => Notebook.Diagnostics(code).ShouldBeEmpty();

    [Theory]
    [InlineData("int y = \"\";", "0:8-0:10 CS0029")]
    [InlineData("rows.Nothing();", "0:5-0:12 CS1061")]
    [InlineData("#!time\n\nunknown", "2:0-2:7 CS0103")]
    [InlineData("var a = 1;\n#i \"nuget:folder\"\nint y = \"\";", "2:8-2:10 CS0029")]
    [InlineData("void F() { int unused; }", "0:15-0:21 CS0168")]
    [InlineData("void F() { return; Twice(1); }", "0:19-0:24 CS0162")]
    [InlineData("rows.Where(", "0:11-0:11 CS1026")]
    [InlineData("#!tiem", "0:0-0:6 directive")]
    [InlineData("rows\n#!import none.dib", "1:0-1:17 directive")]
    [InlineData("#r \"none.dll\"", "0:0-0:13 directive")]
    [InlineData("#!fsharp\nlet x = 1", "1:0-1:9 directive")]
    public void Errors_and_useful_warnings_stand_where_they_are(string code, string expected) =>
        Notebook.Diagnostics(code).ShouldContain(expected);

    [Fact]
    public void What_follows_a_faulty_part_of_a_cell_is_checked_too() =>
        Notebook.Diagnostics("int y = \"\";\nvar right = 1;\n#!time\nright + missing").ShouldBe(["0:8-0:10 CS0029", "3:8-3:15 CS0103"]);

    [Fact]
    public void Names_that_only_a_restored_package_can_tell_are_not_called_wrong()
    {
        Notebook.Diagnostics("#r \"nuget: Some.Package, 1.0\"\nusing Some.Package;\nThing.Do();").ShouldBeEmpty();
        Notebook.Diagnostics("#r \"nuget: Some.Package, 1.0\"\nThing.Do(;").ShouldHaveSingleItem().ShouldEndWith("CS1026");
    }

    [Fact]
    public void Imports_and_cells_above_that_were_not_run_are_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("setup.dib", "#!csharp\n\nvar shared = 1;\n");
        var editor = new Editor(folder.Path).Above("#!import setup.dib\nvar above = shared;");
        editor.Diagnostics("above + shared").ShouldBeEmpty();
        editor.Diagnostics("above + missing").ShouldBe(["0:8-0:15 CS0103"]);
        new Editor(folder.Path).Diagnostics("#!import setup.dib\nshared + missing").ShouldBe(["1:9-1:16 CS0103"]);
        folder.Write("setup.dib", "#!csharp\n\nvar renamed = 1;\n");
        editor.Diagnostics("renamed").ShouldBeEmpty();
    }

    [Fact]
    public void Every_beginning_of_a_cell_is_answered()
    {
        const string cell = "#!time\nvar best = rows.Where(row => row?.Length > 1).Select((row, i) => new { row, Index = $\"{i:0} "
            + "{row}\" }).First();\nif (best is { Index: var s }) { s.Trim(); }\n/* end";
        for (var length = 0; length <= cell.Length; length++)
        {
            _ = Notebook.Diagnostics(cell[..length]);
            _ = Notebook.Complete(cell[..length] + "|");
            _ = Notebook.Signatures(cell[..length] + "|");
            _ = Notebook.Hover(cell[..length] + "|");
            // What is asked less often, at some of them.
            if (length % 4 != 0)
                continue;
            _ = Notebook.Definition(cell[..length] + "|");
            _ = Notebook.Fixes(cell[..length] + "|");
            _ = Notebook.FormatTyped(cell[..length] + "|");
            _ = Notebook.Format(cell[..length]);
            _ = Notebook.Colours(cell[..length]);
            _ = Notebook.Rename(cell[..length] + "|", "renamed");
        }
    }
}
