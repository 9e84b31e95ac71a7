namespace Dib.Kernel.Tests.Language;

public class ColourTests
{
    private static readonly Editor Notebook = new Editor().Run("record Rad(string Namn);\nvar rader = new List<Rad>();")
        .Above("int Twice(int n) => 2 * n;\nvar hidden = 1;");

    [Theory]
    [InlineData("rader.Count", "rader:variable Count:property")]
    [InlineData("new Rad(\"å\").Namn", "Rad:class Namn:property")]
    [InlineData("Twice(n: 1)", "Twice:method n:parameter")]
    [InlineData("#!set --name x --value \"var y = 1\"\nx.Length",
        "#!set:macro --name x --value \"var y = 1\":string x:variable Length:property")]
    [InlineData("#!import  setup.dib\r\nrader", "#!import:macro setup.dib:string rader:variable")]
    [InlineData("#r \"a.dll\"\nDayOfWeek.Monday", "#r:macro \"a.dll\":string DayOfWeek:enum Monday:enumMember")]
    [InlineData("rader.Where(rad => rad.Namn == \"\")", "rader:variable Where:method rad:parameter rad:parameter Namn:property")]
    [InlineData("var a = 1;\n#!time\na", "a:variable #!time:macro a:variable")]
    [InlineData("#!markdown\nrader\n#!csharp\nrader", "#!markdown:macro #!csharp:macro rader:variable")]
    [InlineData("interface IA<T> { } struct B { } enum C { }", "IA:interface T:typeParameter B:struct C:enum")]
    [InlineData("var rader = 1; rader", "rader:variable rader:variable")]
    [InlineData("unknown + (", "")]
    [InlineData("// rader\n\"rader\"", "")]
    [InlineData("", "")]
    public void Names_are_coloured_as_what_they_stand_for(string code, string expected) => Notebook.Colours(code).ShouldBe(expected);

    [Fact]
    public void A_cell_of_another_language_has_only_its_directives_coloured() =>
        new Editor().OfKind("fsharp").Colours("let rader = 1\n#!time").ShouldBe("#!time:macro");
}
