namespace Dib.Kernel.Tests.Language;

public class DefinitionTests
{
    private static readonly Editor Notebook = new Editor()
        .Run("record Row(string Namn, double Värde)\n{\n    public double Dubbelt => 2 * Värde;\n}\nvar rader = new List<Row>();")
        .Run("#!time\nint Twice(int n) => 2 * n;\nint Twice(string s) => 2 * s.Length;\nvar hidden = 1;")
        .Above("#!set --name given --value 1\nvar hidden = \"later\";\nvar (first, second) = (1, 2);")
        .Above("var wrong = Unknown();\nconst int Limit = 3;")
        .Below("var below = 1;");

    [Theory]
    [InlineData("rad|er.Count", "cell 1 4:4-4:9")]
    [InlineData("new R|ow(\"å\", 1)", "cell 1 0:7-0:10")]
    [InlineData("rader[0].Vär|de", "cell 1 0:31-0:36")]
    [InlineData("rader[0].Dubb|elt", "cell 1 2:18-2:25")]
    [InlineData("Twi|ce(\"\")", "cell 2 2:4-2:9")]
    [InlineData("hid|den", "cell 3 1:4-1:10")]
    [InlineData("sec|ond", "cell 3 2:12-2:18")]
    [InlineData("giv|en", "cell 3 0:13-0:18")]
    [InlineData("#!set --name s --value s\ns|", "here 0:13-0:14")]
    [InlineData("Lim|it", "cell 4 1:10-1:15")]
    [InlineData("wro|ng", "cell 4 0:4-0:9")]
    [InlineData("#!time\nint own = 1;\n\n// å\now|n", "here 1:4-1:7")]
    [InlineData("var early = 1;\n#!time\near|ly", "here 0:4-0:9")]
    [InlineData("var rader = 1;\r\nrader| + 1", "here 0:4-0:9")]
    [InlineData("rader.Select(row => ro|w.Namn)", "here 0:13-0:16")]
    [InlineData("#r \"missing.dll\"\nvar x = ;\nrad|er", "cell 1 4:4-4:9")]
    [InlineData("v|ar row = rader[0];", "cell 1 0:7-0:10")]
    public void A_name_leads_to_what_the_compiler_takes_it_for(string code, string expected) =>
        Notebook.Definition(code).ShouldBe(expected);

    [Theory]
    [InlineData("|")]
    [InlineData("\"rad|er\"")]
    [InlineData("// rad|er")]
    [InlineData("#!markdown\nrad|er")]
    [InlineData("unk|nown")]
    [InlineData("bel|ow")]
    [InlineData("rader.Cou|nt")]
    [InlineData("System.Li|nq.Enumerable.Empty<int>()")]
    [InlineData("1 +| 2")]
    [InlineData("#!tim|e")]
    public void Nothing_is_found_where_no_source_is(string code) => Notebook.Definition(code).ShouldBeEmpty();

    [Theory]
    [InlineData("rad|er")]
    [InlineData("F|()")]
    public void A_cell_of_another_language_leads_nowhere(string code) =>
        new Editor().Run("var rader = 1; void F() { }").OfKind("fsharp").Definition(code).ShouldBeEmpty();

    [Fact]
    public void A_cell_that_was_run_and_then_changed_is_read_as_it_stands_now()
    {
        new Editor().Run("var a = 1;").Edited("\n\nvar a = 2;").Definition("a|").ShouldBe("cell 1 2:4-2:5");
        new Editor().Run("var a = 1;").Edited("\n\nvar a = 2;").Down().Definition("a|").ShouldBe("below 1 2:4-2:5");
        new Editor().Run("var a = 1;").Edited("var b = 1;").Definition("a|").ShouldBeEmpty();
    }

    [Fact]
    public void A_cell_below_that_was_run_is_found() =>
        new Editor().Run("var rest = 1;").Down().Definition("res|t").ShouldBe("below 1 0:4-0:8");

    [Fact]
    public void Of_two_cells_the_one_that_was_run_last_counts_wherever_it_stands() =>
        new Editor().Run("var x = 1;").Run("var y = 1;\nvar x = \"\";").Down().Definition("x|").ShouldBe("below 1 1:4-1:5");

    [Fact]
    public void What_an_import_declares_is_found_in_its_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("setup.dib", "#!markdown\n\n# Setup\n\n#!csharp\n\n// first\nvar shared = 1;\n");
        folder.Write("more.csx", "\nint More() => 1;");
        var editor = new Editor(folder.Path).Above("#!import setup.dib\n#!import more.csx");
        editor.Definition("sha|red").ShouldBe("setup.dib#1 1:4-1:10");
        editor.Definition("Mo|re()").ShouldBe("more.csx 1:4-1:8");
        editor.Definition("#!import set|up.dib").ShouldBe("setup.dib 0:0-0:0");
        editor.Definition("#!import gone|.dib").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Data|set data;", "Dataset.cs", "sealed class Dataset")]
    [InlineData("Dataset.Lo|ad()", "Dataset.cs", "Dataset Load(")]
    [InlineData("Dataset.Load().Gra|nts", "Dataset.cs", "> Grants")]
    [InlineData("GrantKi|nd kind;", "Grant.cs", "enum GrantKind")]
    [InlineData("GrantKind.Reg|ional", "Grant.cs", "    Regional")]
    [InlineData("Dataset.Load().Regions[0].Na|me", "Region.cs", "Name")]
    [InlineData("Distribution|Row row;", "Distribution.cs", "record DistributionRow")]
    [InlineData("Dataset.Load().Gra|nt(\"x\")", "Dataset.cs", "Grant Grant(")]
    [InlineData("DistributionRow row = null; row.Location|Quotient", "Distribution.cs", "LocationQuotient")]
    [InlineData("new Sour|ce", "Source.cs", "record Source")]
    public void A_name_of_the_own_library_leads_to_its_source(string code, string file, string declaration)
    {
        var notebook = new Editor().Run($"#r \"{Editor.Funding}\"\nusing Funding;\nusing Funding.Analysis;");
        var found = notebook.Definition(code).Split(' ');
        found[0].ShouldBe(file);
        var place = found[1].Split('-', ':').Select(int.Parse).ToList();
        var project = Directory.EnumerateFiles(Repository.Path("src"), file, SearchOption.AllDirectories)
            .Single(path => path.Contains($"{Path.DirectorySeparatorChar}Funding", StringComparison.Ordinal));
        var line = File.ReadAllLines(project)[place[0]];
        line.ShouldContain(declaration);
        line[place[1]..place[3]].ShouldBe(declaration.Split(' ', '(').Last(word => word.Length > 0));
    }

    [Fact]
    public void A_library_without_symbols_leads_nowhere()
    {
        using var folder = new TemporaryFolder();
        var copy = Path.Combine(folder.Path, "Funding.dll");
        File.Copy(Path.Combine(Path.GetDirectoryName(Editor.Funding)!, "Funding.dll"), copy);
        new Editor().Run($"#r \"{copy}\"\nusing Funding;").Definition("Data|set data;").ShouldBeEmpty();
    }
}
