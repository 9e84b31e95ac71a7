namespace Dib.Kernel.Tests.Language;

public class FormattingTests
{
    [Theory]
    [InlineData("var x=1;\nif(x>0){Console.Write( x );}", "var x = 1;\nif (x > 0) { Console.Write(x); }")]
    [InlineData("var rader = new []{1,2}.Where( r=>r>1 )\n  .Select(r=>r*2);\n\n\nrader .Count( )",
        "var rader = new[] { 1, 2 }.Where(r => r > 1)\n  .Select(r => r * 2);\n\n\nrader.Count()")]
    [InlineData("int F(int å){\nreturn å;\n}", "int F(int å)\n{\n    return å;\n}")]
    [InlineData("#!import  setup.dib\n#r  \"a.dll\"\n\nvar x=1;\n#!time\n  x+1",
        "#!import  setup.dib\n#r  \"a.dll\"\n\nvar x = 1;\n#!time\nx + 1")]
    [InlineData("void F()\n{\n#r  \"a.dll\"\nreturn ;\n}", "void F()\n{\n#r  \"a.dll\"\n    return;\n}")]
    [InlineData("#!set --name  x --value  \"a=1\"\nvar y=x ;", "#!set --name  x --value  \"a=1\"\nvar y = x;")]
    [InlineData("using System.IO ;\nusing  System.Net;\n\nrecord Rad( string Namn );",
        "using System.IO;\nusing System.Net;\n\nrecord Rad(string Namn);")]
    [InlineData("Text($\"\"\"\n    {1+1}  ord\n      mer\n    \"\"\")", "Text($\"\"\"\n    {1 + 1}  ord\n      mer\n    \"\"\")")]
    [InlineData("var s=@\"a\n   b=1\";\n//   comment  stays\n/* so  does */var t=1;", "var s = @\"a\n   b=1\";\n//   comment  stays\n"
        + "/* so  does */\nvar t = 1;")]
    [InlineData("class A{public int X{get;set;}}", "class A { public int X { get; set; } }")]
    [InlineData("switch(1){\ncase 1:\nbreak;\n}", "switch (1)\n{\n    case 1:\n        break;\n}")]
    [InlineData("//#r \"a.dll\"\nvar a=1;\n//#!time\n#!time\nvar b=1;", "//#r \"a.dll\"\nvar a = 1;\n//#!time\n#!time\nvar b = 1;")]
    [InlineData("#!markdown\n#  a=1\n#!csharp\nvar a=1;", "#!markdown\n#  a=1\n#!csharp\nvar a = 1;")]
    public void Code_is_laid_out_and_nothing_else(string code, string expected)
    {
        var once = new Editor().Format(code);
        once.ShouldBe(expected);
        new Editor().Format(once).ShouldBe(once);
    }

    [Theory]
    [InlineData("var x=(;\nvar y=1;", "var x=(;\nvar y=1;")]
    [InlineData("var x=1;\nif(x>0){", "var x = 1;\nif(x>0){")]
    [InlineData("var y=1 ;\nvar x=;\nvar z=1 ;", "var y = 1;\nvar x=;\nvar z=1 ;")]
    [InlineData("\"open", "\"open")]
    [InlineData("}var x=1;", "}var x=1;")]
    [InlineData("unknown( 1 )", "unknown(1)")]
    [InlineData("rows.", "rows.")]
    [InlineData("", "")]
    [InlineData("  ", "  ")]
    [InlineData("#!import", "#!import")]
    [InlineData("#!unknown  x\nvar x=1;", "#!unknown  x\nvar x = 1;")]
    [InlineData("/* open  var x=1;", "/* open  var x=1;")]
    public void From_the_first_error_on_code_stays_as_it_is(string code, string expected) => new Editor().Format(code).ShouldBe(expected);

    [Fact]
    public void Lines_that_end_as_on_windows_are_laid_out() =>
        new Editor().Format("var x=1;\r\n#!time\r\nint F(){\r\nreturn 1;\r\n}").ReplaceLineEndings("\n")
            .ShouldBe("var x = 1;\n#!time\nint F()\n{\n    return 1;\n}");

    [Fact]
    public void A_cell_of_another_language_stays_as_it_is() =>
        new Editor().OfKind("fsharp").Format("let  x=1").ShouldBe("let  x=1");

    [Theory]
    [InlineData("var a=1;\n|var b=1;|\nvar c=1;", "var a=1;\nvar b = 1;\nvar c=1;")]
    [InlineData("#!time\n|var a=1;\n|var b=1;", "#!time\nvar a = 1;\nvar b=1;")]
    public void A_part_of_a_cell_is_laid_out_alone(string code, string expected) => new Editor().Format(code).ShouldBe(expected);

    [Theory]
    [InlineData("var a=1;\nvar b=1;|", "var a=1;\nvar b = 1;")]
    [InlineData("if(true){\nFoo( );|", "if(true){\n    Foo();")]
    [InlineData("var a=1;\nif(true){\nFoo( );\n}|", "var a=1;\nif (true)\n{\n    Foo();\n}")]
    [InlineData("for(var i=0;|", "for(var i=0;")]
    [InlineData("\"a;|\"", "\"a;\"")]
    [InlineData("|", "")]
    public void What_is_ended_by_typing_is_laid_out(string code, string expected) => new Editor().FormatTyped(code).ShouldBe(expected);

    [Fact]
    public void An_editorconfig_beside_the_notebook_or_above_is_followed()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".editorconfig", "root = true\n[*.cs]\nindent_size = 2\ncsharp_new_line_before_open_brace = none\n");
        new Editor(Directory.CreateDirectory(folder.File("notebooks")).FullName).Format("int F()\n{\nreturn 1;\n}")
            .ShouldBe("int F() {\n  return 1;\n}");
    }
}
