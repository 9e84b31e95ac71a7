namespace Dib.Kernel.Tests.Language;

public class RenameTests
{
    [Theory]
    [InlineData("var rader = 1;", "rad|er + 1", "rader * 2", "var nytt = 1;", "nytt + 1", "nytt * 2")]
    [InlineData("rader + 1", "var rad|er = 1; // rader\n\"rader\"", "$\"rader {rader}\"",
        "nytt + 1", "var nytt = 1; // rader\n\"rader\"", "$\"rader {nytt}\"")]
    [InlineData("record Rad(int Värde);", "new R|ad(1).Värde", "Rad? rad = null; nameof(Rad)",
        "record nytt(int Värde);", "new nytt(1).Värde", "nytt? rad = null; nameof(nytt)")]
    [InlineData("record Rad(int Värde);\nvar rader = new[] { new Rad(1) };", "rader[0].Vär|de",
        "var delar = rader.Select(rad => new { rad.Värde, Dubbelt = 2 * rad.Värde });\ndelar.First().Värde",
        "record Rad(int nytt);\nvar rader = new[] { new Rad(1) };", "rader[0].nytt",
        "var delar = rader.Select(rad => new { Värde = rad.nytt, Dubbelt = 2 * rad.nytt });\ndelar.First().Värde")]
    [InlineData("var x = 1;", "var x| = \"later\";\nx", "x.Length", "var x = 1;", "var nytt = \"later\";\nnytt", "nytt.Length")]
    [InlineData("var x = 1;\nx", "x| + 1", "var x = \"later\";\nx", "var nytt = 1;\nnytt", "nytt + 1", "var x = \"later\";\nx")]
    [InlineData("#!time\r\nint Twice(int n) => 2 * n;\r\n#r \"none.dll\"", "Tw|ice(n: 1)", "int Twice = 3;",
        "#!time\r\nint nytt(int n) => 2 * n;\r\n#r \"none.dll\"", "nytt(n: 1)", "int Twice = 3;")]
    [InlineData("int Twice(int n) => 2 * n;\nTwice(n: 1)", "Twice(n|: 1)", "var n = 1;",
        "int Twice(int nytt) => 2 * nytt;\nTwice(nytt: 1)", "Twice(nytt: 1)", "var n = 1;")]
    [InlineData("#!set --name given --value 1", "giv|en.Length", "", "#!set --name nytt --value 1", "nytt.Length", "")]
    [InlineData("#!set --value x --name x", "x| + 1", "#!set --name x --value x", "#!set --value x --name nytt", "nytt + 1",
        "#!set --name x --value x")]
    [InlineData("interface I { void F(); }", "class A : I { void I.F|() { } }", "I i = new A(); i.F();",
        "interface I { void nytt(); }", "class A : I { void I.nytt() { } }", "I i = new A(); i.nytt();")]
    [InlineData("var wrong = Unknown();", "wro|ng + 1", "wrong.Length", "var nytt = Unknown();", "nytt + 1", "nytt.Length")]
    [InlineData("var a = 1;", "var pair = (a|, b: 2);", "pair.a", "var nytt = 1;", "var pair = (a: nytt, b: 2);", "pair.a")]
    [InlineData("var a = 1;", "a| + (", "a", "var nytt = 1;", "nytt + (", "nytt")]
    [InlineData("interface IShape { double Area { get; } }", "class Square : IShape { public double Ar|ea => 1; }",
        "IShape shape = new Square(); shape.Area", "interface IShape { double nytt { get; } }",
        "class Square : IShape { public double nytt => 1; }", "IShape shape = new Square(); shape.nytt")]
    [InlineData("", "foreach (var i| in new[] { 1 })\n{\n    Console.Write(i);\n}\nvar i2 = 1;", "", "",
        "foreach (var nytt in new[] { 1 })\n{\n    Console.Write(nytt);\n}\nvar i2 = 1;", "")]
    public void A_name_is_given_another_wherever_it_is_meant(
        string above, string here, string below, string newAbove, string newHere, string newBelow)
    {
        var expected = $"{newAbove}\n--\n{newHere}\n--\n{newBelow}";
        new Editor().Above(above).Below(below).Rename(here, "nytt").ShouldBe(expected);
    }

    [Theory]
    [InlineData("Cons|ole.Write(1);", "nytt", "'Console' is declared in System.Console, not in this notebook.")]
    [InlineData("var x = 1;\nx.ToStr|ing()", "nytt", "'ToString' is declared in System.Private.CoreLib, not in this notebook.")]
    [InlineData("in|t y = 1;", "nytt", "'int' is a keyword of C#; only names can be renamed.")]
    [InlineData("va|r y = 1;", "nytt", "'var' is a keyword of C#; only names can be renamed.")]
    [InlineData("unk|nown", "nytt", "'unknown' is declared in no cell of this notebook.")]
    [InlineData("// nothing| here", "nytt", "There is no name here that could be renamed.")]
    [InlineData("|", "nytt", "There is no name here that could be renamed.")]
    [InlineData("\"sum|ma\"", "nytt", "There is no name here that could be renamed.")]
    [InlineData("#!markdown\nsum|ma", "nytt", "There is no name here that could be renamed.")]
    [InlineData("sum|ma", "2x", "'2x' is no name; a name begins with a letter and has letters and digits.")]
    [InlineData("sum|ma", "två ord", "'två ord' is no name; a name begins with a letter and has letters and digits.")]
    [InlineData("sum|ma", "class", "'class' is a keyword of C#.")]
    [InlineData("sum|ma", "other", "'other' would mean something else in here, line 1.")]
    [InlineData("var total| = 3;", "summa", "'summa' would mean something else in below 1, line 1.")]
    [InlineData("void F() { var local = 1; Console.Write(local + sum|ma); }", "local",
        "'local' would mean something else in here, line 1.")]
    [InlineData("var here = 1; sum|ma + here", "here", "'here' would mean something else in here, line 1.")]
    [InlineData("class A { public override string ToStr|ing() => \"\"; }", "nytt",
        "'ToString' stands for object.ToString(), whose name is a library's.")]
    [InlineData("class A { public int X; public int Y|; }", "X",
        "With the name 'X' there would be an error in here, line 1: The type 'A' already contains a definition for 'X'")]
    public void Renaming_is_refused_in_a_sentence(string here, string newName, string expected) =>
        new Editor().Run("var summa = 1;").Above("var other = 2;").Below("other + summa").Rename(here, newName).ShouldBe(expected);

    [Fact]
    public void What_a_file_declares_or_uses_keeps_its_name()
    {
        using var folder = new TemporaryFolder();
        folder.Write("setup.dib", "#!csharp\n\nvar shared = own;\n");
        var notebook = new Editor(folder.Path).Above("var own = 1;").Above("#!import setup.dib");
        notebook.Rename("sha|red", "nytt").ShouldBe("'shared' is declared in setup.dib: rename it there.");
        notebook.Rename("o|wn", "nytt").ShouldBe("'own' is used in setup.dib too, which would still call it so.");
    }

    [Fact]
    public void A_name_of_the_own_library_is_refused() =>
        new Editor().Run($"#r \"{Editor.Funding}\"\nusing Funding;").Rename("Data|set data;", "nytt")
            .ShouldBe("'Dataset' is declared in Funding, not in this notebook.");

    [Fact]
    public void A_cell_of_another_language_is_refused() =>
        new Editor().OfKind("fsharp").Rename("let x| = 1", "nytt").ShouldBe("Only names in C# cells can be renamed.");
}
