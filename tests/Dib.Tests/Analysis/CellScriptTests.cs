using Dib.Analysis;

namespace Dib.Tests.Analysis;

public class CellScriptTests
{
    [Theory]
    [InlineData("#region a\n#if DEBUG\n#endif\n#nullable disable\n#pragma warning disable CS0168\n#line 5\n#endregion")]
    [InlineData(" #!time\n\t#r \"x.dll\"")]
    [InlineData("var s = \"#!time\"; // #!who")]
    [InlineData("#r\"x.dll\"\n#rx\n#load\n#loader x\n#r")]
    public void What_does_not_begin_like_a_directive_is_code(string source) => Steps(source).ShouldBe([$"1 csharp {source}"]);

    [Fact]
    public void References_come_first_and_leave_an_empty_line_where_they_stood() =>
        Steps("var a = 1;\n#r \"x.dll\"\nvar b = 2;\n#!depends a.csv\n\nb")
            .ShouldBe(["2 #r", "4 #!depends", "1 csharp var a = 1;\n\nvar b = 2;\n\n\nb"]);

    [Fact]
    public void Other_directives_split_the_code_and_keep_their_place() =>
        Steps("#!import a.dib\nvar a = 1;\n\n#!who\n\nvar b = 2;\n#!time")
            .ShouldBe(["1 #!import", "2 csharp var a = 1;", "4 #!who", "6 csharp var b = 2;", "7 #!time"]);

    [Fact]
    public void Code_can_be_given_the_line_numbers_of_its_cell()
    {
        const string source = "#!time\n#r \"x.dll\"\n\nvar a = 1;\n#!who\n#nullable disable\nthrow null;";
        foreach (var part in CellScript.Parse(source).Parts.OfType<CodePart>())
        {
            foreach (var line in part.Code.Split('\n').Where(line => line.Length > 0))
                Array.IndexOf(part.CodeAtItsLine.Split('\n'), line).ShouldBe(Array.IndexOf(source.Split('\n'), line));
        }
    }

    [Fact]
    public void A_cell_can_switch_to_other_kinds_and_back() =>
        Steps("1\n#!html\n<b>\n\n#!js\nx\n#!mermaid \ngraph\n#!md\nText\n#!cs\n2").ShouldBe(
            ["1 csharp 1", "3 html <b>", "6 javascript x\n#!mermaid \ngraph", "10 markdown Text", "12 csharp 2"]);

    [Fact]
    public void The_lines_below_a_switch_to_an_added_kernel_are_for_it_up_to_the_next_switch() =>
        CellScript.Parse("1\n#!sql --as rows\n#!share --from csharp x\n#!time\n#!sql\nselect\n#!hello\n#!cs\n#!hello\n2",
            isForeign: name => name is "#!sql" or "#!hello", isSwitch: name => name is "#!sql").Parts.ShouldBe(
        [
            new CodePart(1, "csharp", "1"),
            new ForeignDirective(2, "#!sql --as rows\n#!share --from csharp x\n#!time"),
            new ForeignDirective(5, "#!sql\nselect\n#!hello"),
            new ForeignDirective(9, "#!hello"),
            new CodePart(10, "csharp", "2"),
        ]);

    [Fact]
    public void A_blank_behind_a_switch_is_forgiven_in_code() => Steps("1\n#!html \n<b>").ShouldBe(["1 csharp 1", "3 html <b>"]);

    [Fact]
    public void Text_that_the_page_shows_may_begin_lines_like_directives() =>
        Steps("#!markdown\n```\n#!/bin/sh\n#!time\n#r \"x\"\n```").ShouldBe(["2 markdown ```\n#!/bin/sh\n#!time\n#r \"x\"\n```"]);

    [Fact]
    public void A_cell_of_shown_text_has_no_directives() =>
        CellScript.Parse("#!time\n#!csharp ", "markdown").Parts.ShouldBe([new CodePart(1, "markdown", "#!time\n#!csharp ")]);

    [Fact]
    public void The_lines_below_a_value_are_its_content_up_to_a_directive_or_switch()
    {
        var parts = CellScript.Parse("#!value --name a\n\n#!/bin/sh\n#r \"x\"\n\n#!value --name b\nB\n#!csharp\n1").Parts;

        Bind(parts[0]).ShouldBe(new KeepValue("a", "#!/bin/sh\n#r \"x\"", null, null, null));
        Bind(parts[1]).ShouldBe(new KeepValue("b", "B", null, null, null));
        parts[2].ShouldBe(new CodePart(9, "csharp", "1"));
        parts.Count.ShouldBe(3);
    }

    [Fact]
    public void A_value_from_a_file_leaves_the_lines_below_it_to_the_code() =>
        Steps("#!value --name a --from-file f\n1").ShouldBe(["1 #!value", "2 csharp 1"]);

    [Fact]
    public void A_directive_within_a_string_or_comment_is_a_directive_and_an_indented_one_is_text()
    {
        Steps("var s = \"\"\"\n#r \"x.dll\"\n\"\"\";").ShouldBe(["2 #r", "1 csharp var s = \"\"\"\n\n\"\"\";"]);
        Steps("/*\n #r \"x.dll\"\n*/").ShouldBe(["1 csharp /*\n #r \"x.dll\"\n*/"]);
    }

    [Fact]
    public void References_are_directives_of_C_and_F_sharp_only()
    {
        CellScript.Parse("#r \"x.dll\"", "fsharp").Parts.ShouldHaveSingleItem().ShouldBeOfType<DirectivePart>();
        CellScript.Parse("#r comment", "pwsh").Parts.ShouldBe([new CodePart(1, "pwsh", "#r comment")]);
    }

    [Fact]
    public void An_empty_cell_has_no_steps() => CellScript.Parse("\n \n").Parts.ShouldBeEmpty();

    private static Directive Bind(CellPart part) => ((DirectivePart)part).Bind(_ => "");

    private static IEnumerable<string> Steps(string source) => CellScript.Parse(source).Parts.Select(part => part switch
    {
        CodePart code => $"{code.Line} {code.Kind} {code.Code}",
        DirectivePart directive => $"{directive.Line} {directive.Definition.Name}",
        _ => throw new InvalidOperationException(),
    });
}
