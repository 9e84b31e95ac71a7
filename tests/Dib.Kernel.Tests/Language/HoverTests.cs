namespace Dib.Kernel.Tests.Language;

public class HoverTests
{
    private static readonly Editor Notebook = new Editor().Run(
        """
        /// <summary>A line of a <c>table</c>.</summary>
        record Row(string Name, double Value);
        var rows = new List<Row> { new("a", 1) };
        /// <summary>Makes it <see cref="string.ToUpper()"/>.</summary>
        /// <param name="text">What to shout; see <paramref name="text"/>.</param>
        /// <returns>Loud.</returns>
        string Shout(string text) => text.ToUpper();
        """);

    [Theory]
    [InlineData("ro|ws", "```csharp\n(variable) List<Row> rows\n```")]
    [InlineData("rows.Cou|nt", "```csharp\nint List<Row>.Count { get; }\n```")]
    [InlineData("rows.Where(r|ow => true)", "```csharp\n(parameter) Row row\n```")]
    [InlineData("void F() { int lo|cal = 1; }", "```csharp\n(local variable) int local\n```")]
    [InlineData("v|ar x = rows[0];", "```csharp\nrecord Row\n```\n\nA line of a `table`.")]
    [InlineData("Ro|w row;", "```csharp\nrecord Row\n```\n\nA line of a `table`.")]
    [InlineData("Sho|ut(\"\")", "```csharp\nstring Shout(string text)\n```\n\nMakes it `String.ToUpper`.\n\n- `text`: What to shout; "
        + "see `text`.\n\n**Returns** Loud.")]
    [InlineData("#!import x.dib\nro|ws", "```csharp\n(variable) List<Row> rows\n```")]
    [InlineData("#!tim|e", "```\n#!time\n```\n\nShows how long the rest of the cell takes.")]
    public void The_name_under_the_pointer_is_explained(string code, string expected) => Notebook.Hover(code).ShouldStartWith(expected);

    [Theory]
    [InlineData("|")]
    [InlineData("1 +| 2")]
    [InlineData("// ro|ws")]
    [InlineData("\"ro|ws\"")]
    [InlineData("unk|nown")]
    [InlineData("#!markdown\nro|ws")]
    public void Nothing_is_said_where_there_is_nothing_to_say(string code) => Notebook.Hover(code).ShouldBeEmpty();

    [Fact]
    public void A_library_s_docstrings_are_shown()
    {
        var notebook = new Editor().Run($"#r \"{Editor.Funding}\"\nusing Funding;\nusing Funding.Analysis;");
        notebook.Hover("Distribution|Row row;").ShouldStartWith("```csharp\nrecord DistributionRow\n```\n\n"
            + "How one region fares in a distribution of money over regions.\n\n- `Region`: The region.\n");
        notebook.Hover("DistributionRow row = null; row.Location|Quotient")
            .ShouldEndWith("Share of money ÷ share of people: 1 is a per-capita split.");
        notebook.Hover("Dataset.Lo|ad()").ShouldContain("Dataset Dataset.Load(");
    }

    [Fact]
    public void The_framework_s_documentation_is_shown_wherever_the_type_runs_from()
    {
        Notebook.Hover("Console.Write|Line()").ShouldContain("Writes the current line terminator to the standard output stream.");
        Notebook.Hover("rows.Wh|ere(row => true)").ShouldContain("Filters a sequence of values based on a predicate.");
        Notebook.Hover("rows.Ad|d(null)").ShouldContain("Adds an object to the end");
        Notebook.Hover("Math.Roun|d(1.0)").ShouldContain("more overloads");
    }

    [Fact]
    public void What_cells_call_is_documented() => Notebook.Hover("rows.Display|Table()").ShouldContain("```csharp\n(extension)");

    [Fact]
    public void Documentation_that_is_inherited_is_found() =>
        new Editor().Run("interface IShape { /// <summary>How large.</summary>\ndouble Area { get; } }\n"
            + "class Square : IShape { /// <inheritdoc/>\npublic double Area => 1; }\nvar square = new Square();")
            .Hover("square.Are|a").ShouldContain("How large.");

    [Fact]
    public void A_library_without_documentation_is_no_error()
    {
        using var folder = new TemporaryFolder();
        var copy = Path.Combine(folder.Path, "Funding.dll");
        File.Copy(Editor.Funding, copy);
        foreach (var beside in Directory.GetFiles(Path.GetDirectoryName(Editor.Funding)!, "*.dll")
            .Where(file => !File.Exists(Path.Combine(folder.Path, Path.GetFileName(file)))))
            File.Copy(beside, Path.Combine(folder.Path, Path.GetFileName(beside)));
        new Editor().Run($"#r \"{copy}\"\nusing Funding.Analysis;")
            .Hover("Distribution|Row row;")
            .ShouldBe("```csharp\nrecord DistributionRow\n```");
    }
}
