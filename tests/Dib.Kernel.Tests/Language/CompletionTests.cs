namespace Dib.Kernel.Tests.Language;

public class CompletionTests
{
    private const string Rows =
        """
        record Row(string Name, double Value) { public Row? Next { get; init; } }
        var rows = new List<Row> { new("a", 1), new("b", 2) };
        string Shout(string text) => text.ToUpper();
        int[] numbers = [1, 2];
        """;

    private static Editor Notebook => new Editor().Run(Rows);

    [Theory]
    [InlineData("rows.|", "Count", "Add", "Where", "Select")]
    [InlineData("rows.Whe|", "Where")]
    [InlineData("rows.Where(row => row.|)", "Name", "Value", "Next")]
    [InlineData("rows.Where(row => row.Value > 1).OrderBy(row => row.|", "Name", "Value")]
    [InlineData("rows[0].|", "Name")]
    [InlineData("rows.FirstOrDefault()?.|", "Name")]
    [InlineData("rows[0].Next?.Next?.|", "Name")]
    [InlineData("rows[0].Next?.Na|me?.Length", "Name")]
    [InlineData("rows[0].Next?.Name.|", "Length", "Trim")]
    [InlineData("rows.Select(row => new { row.Name, Twice = row.Value * 2 }).First().|", "Name", "Twice")]
    [InlineData("rows.GroupBy(row => row.Name).Select(group => group.|", "Key", "Sum")]
    [InlineData("var (a, b) = (rows[0], 1); a.|", "Name")]
    [InlineData("(string Title, int Size) pair = (\"\", 1); pair.|", "Title", "Size")]
    [InlineData("int? maybe = 1; maybe?.|", "CompareTo")]
    [InlineData("int? maybe = 1; maybe.|", "HasValue", "Value")]
    [InlineData("foreach (var row in rows) { row.|\n}", "Name")]
    [InlineData("rows.|\nvar x = 1;", "Count", "Where")]
    [InlineData("$\"{rows.|}\"", "Count")]
    [InlineData("from row in rows where row.| select row", "Name")]
    [InlineData("await Task.FromResult(rows).|", "Result")]
    [InlineData("Console.|", "WriteLine", "Out")]
    [InlineData("DayOfWeek.|", "Monday")]
    [InlineData("System.|", "Console", "Collections")]
    [InlineData("using System.|", "Text", "Linq")]
    [InlineData("using System.Net;\nWebU|", "WebUtility")]
    [InlineData("global::System.IO.|", "File")]
    [InlineData("var later = 1; void F() { later.| }", "CompareTo")]
    public void Members_follow_a_dot(string code, params string[] expected) => Notebook.Names(code).ShouldBeOfAll(expected);

    [Theory]
    [InlineData("rows.|", "new")]
    [InlineData("rows.|", "Row")]
    [InlineData("rows[0].|", "<Clone>$")]
    [InlineData("rows[0].|", "op_Equality")]
    [InlineData("rows.|", "Capacity_")]
    [InlineData("DayOfWeek.Monday.|", "Tuesday")]
    [InlineData("Console.|", "Where")]
    [InlineData("(string Title, int Size) pair = (\"\", 1); pair.|", "Item1")]
    [InlineData("using System.|", "Console")]
    [InlineData("rows.Add(later); var later = rows[0]; la|", "nothing")]
    [InlineData("lat|; var later = 1;", "later")]
    [InlineData("int own = ow|", "own")]
    public void What_cannot_stand_there_is_not_listed(string code, string unexpected) => Notebook.Names(code).ShouldNotContain(unexpected);

    [Theory]
    [InlineData("|", "rows", "Shout", "var", "foreach", "Console", "Row", "await")]
    [InlineData("ro|", "rows")]
    [InlineData("var x = |", "rows", "new", "Enumerable", "null")]
    [InlineData("rows.Where(row => ro|", "row", "rows")]
    [InlineData("foreach (var item in rows)\n{\n    |\n}", "item", "break", "continue", "return")]
    [InlineData("void F(int depth) { dep| }", "depth")]
    [InlineData("rows i|", "is")]
    [InlineData("rows |", "is", "as", "switch")]
    [InlineData("new |", "Row", "List", "Dictionary")]
    [InlineData("List<|", "Row", "string")]
    [InlineData("typeof(|", "Row", "int")]
    [InlineData("void F(|", "Row", "int")]
    [InlineData("from row in rows |", "where", "select", "orderby")]
    [InlineData("if (rows[0] is |", "Row", "not", "null")]
    [InlineData("switch (1) { | }", "case")]
    [InlineData("if (true) { }\n|", "else", "rows")]
    [InlineData("#if true\n|\n#endif", "rows")]
    public void Names_types_and_keywords_are_listed_where_they_make_sense(string code, params string[] expected) =>
        Notebook.Names(code).ShouldBeOfAll(expected);

    [Theory]
    [InlineData("var |")]
    [InlineData("var na|")]
    [InlineData("int co|")]
    [InlineData("foreach (var it|")]
    [InlineData("record Na|")]
    [InlineData("void F(int dep|")]
    [InlineData("\"ro|\"")]
    [InlineData("\"ro|")]
    [InlineData("$\"ro| {rows}\"")]
    [InlineData("'|'")]
    [InlineData("// ro|")]
    [InlineData("/* ro| */")]
    [InlineData("/// ro|")]
    [InlineData("12|")]
    [InlineData("#if ro|")]
    [InlineData("#if false\nro|\n#endif")]
    [InlineData("unknown.|")]
    public void Nothing_is_listed_in_text_and_where_a_new_name_is_invented(string code) => Notebook.Names(code).ShouldBeEmpty();

    [Theory]
    [InlineData("rows[0].|", "Name")]
    [InlineData("double x = rows[0].|", "Value")]
    [InlineData("string s = rows[0].|", "Name")]
    [InlineData("string own = |", "s")]
    [InlineData("int many = rows.|", "Capacity")]
    [InlineData("DayOfWeek day = |", "DayOfWeek.Friday")]
    [InlineData("if (DateTime.Now.DayOfWeek == |", "DayOfWeek.Friday")]
    [InlineData("Shout(|", "s")]
    [InlineData("new Row(\"a\", 1) { Ne| }", "Next")]
    [InlineData("rows[0] with { Na| }", "Name")]
    [InlineData("Row one = new |", "Row")]
    [InlineData("while (|", "false")]
    public void The_likeliest_comes_first(string code, string first)
    {
        new Editor().Run(Rows).Run("var s = \"\";").Names(code)[0].ShouldBe(first);
    }

    [Fact]
    public void What_is_near_comes_before_keywords_and_these_before_types()
    {
        var names = Notebook.Names("|");
        names.IndexOf("rows").ShouldBeLessThan(names.IndexOf("foreach"));
        names.IndexOf("foreach").ShouldBeLessThan(names.IndexOf("Console"));
        var members = Notebook.Names("rows[0].|");
        members.IndexOf("Value").ShouldBeLessThan(members.IndexOf("ToString"));
        Notebook.Complete("|").Completions.Select(item => item.SortText).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("rows.obd|", "OrderByDescending")]
    [InlineData("rows.GB|", "GroupBy")]
    [InlineData("rows.groupb|", "GroupBy")]
    [InlineData("rows.descend|", "OrderByDescending")]
    [InlineData("rows.ToDict|", "ToDictionary")]
    [InlineData("Console.WrL|", "WriteLine")]
    public void Beginnings_and_the_humps_of_a_name_find_it(string code, string first) => Notebook.Names(code)[0].ShouldBe(first);

    [Fact]
    public void A_name_that_begins_as_typed_comes_before_one_that_contains_it()
    {
        var names = Notebook.Names("rows.Or|");
        names[0].ShouldBe("Order");
        names.ShouldNotContain("Where");
        names.ShouldAllBe(name => name.Contains("or", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Overloads_are_one_item_that_says_what_it_does()
    {
        var item = Notebook.Item("rows.Wher|", "Where");
        item.Kind.ShouldBe("ExtensionMethod");
        item.InsertText.ShouldBe("Where");
        item.FilterText.ShouldBe("Where");
        item.InsertTextFormat.ShouldBeNull();
        item.Documentation.ShouldBe("```csharp\nIEnumerable<Row> Where<Row>(Func<Row, bool> predicate) (+ 1)\n```\n\n"
            + "Filters a sequence of values based on a predicate.");
        Notebook.Item("|", "rows").Kind.ShouldBe("Variable");
        Notebook.Item("|", "Shout").Kind.ShouldBe("Method");
        Notebook.Item("|", "Row").Kind.ShouldBe("Class");
        Notebook.Item("rows[0].|", "Name").Kind.ShouldBe("Property");
        Notebook.Item("|", "foreach").Kind.ShouldBe("Keyword");
        Notebook.Item("DayOfWeek.|", "Monday").Kind.ShouldBe("EnumMember");
    }

    [Fact]
    public void A_name_that_is_a_keyword_is_written_with_its_at_sign() =>
        new Editor().Run("record Row(int @class); var row = new Row(1);").Item("row.|", "class").InsertText.ShouldBe("@class");

    [Fact]
    public void The_word_around_the_place_is_replaced()
    {
        var span = Notebook.Complete("var x = 1;\nrows.Whe|re(row => true)").LinePositionSpan;
        (span.Start.Line, span.Start.Character, span.End.Line, span.End.Character).ShouldBe((1, 5, 1, 10));
        span = Notebook.Complete("rows.|").LinePositionSpan;
        (span.Start.Character, span.End.Character).ShouldBe((5, 5));
    }

    [Theory]
    [InlineData("Shout(|", "text:")]
    [InlineData("new Row(|", "Name:", "Value:")]
    [InlineData("new Row(Name: \"a\", |", "Value:")]
    [InlineData("string.Join(|", "separator:", "values:")]
    public void Names_of_parameters_are_listed_in_a_call(string code, params string[] expected) =>
        Notebook.Names(code).ShouldBeOfAll(expected);

    [Fact]
    public void A_parameter_or_member_that_was_given_is_not_listed_again()
    {
        Notebook.Names("new Row(Name: \"a\", |").ShouldNotContain("Name:");
        Notebook.Names("new Row(\"a\", 1) { Next = null, | }").ShouldBe(["Name", "Value"], ignoreOrder: true);
    }

    [Fact]
    public void A_using_of_a_cell_run_brings_its_extension_methods()
    {
        new Editor().Names("\"\".|").ShouldNotContain("Twice");
        var notebook = new Editor().Run($"#r \"{Editor.Funding}\"\nusing Funding;\nusing Funding.Analysis;\nvar data = Dataset.Load();");
        notebook.Names("data.|").ShouldContain("RegionalGrants");
        notebook.Names("Distribution.Of(data.RegionalGrants[0]).Rows[0].|").ShouldContain("PerInhabitant");
        notebook.Item("data.|", "RegionalGrants").Documentation!.Split("\n\n").Length.ShouldBe(2);
    }

    [Fact]
    public void Cells_above_that_were_not_run_count_as_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "shared/setup.dib",
            "#!csharp\n\n#r \"" + Editor.Funding + "\"\nusing Funding;\nusing static System.Math;\n\n#!import more.csx\n");
        folder.Write("shared/more.csx", "var fromScript = new { Deep = 1 };");
        var notebook = new Editor(folder.Path).Above("#!import shared/setup.dib\nvar above = fromScript;")
            .Above("var broken = ")
            .Above("#!set --name given --value @input:asked");
        notebook.Names("above.|").ShouldContain("Deep");
        notebook.Names("given.|").ShouldContain("Length");
        notebook.Names("Dataset.|").ShouldContain("Load");
        notebook.Names("Sq|").ShouldContain("Sqrt");
        new Editor(folder.Path).Names("#!import shared/setup.dib\nfromScript.|").ShouldContain("Deep");
        new Editor(folder.Path).Names("fromScript.|\n#!import shared/setup.dib").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("#!import none.dib\n\n|", "rows")]
    [InlineData("var x = 1;\n#!time\n|", "x")]
    [InlineData("var x = 1;\n\n  |", "x")]
    [InlineData("#r \"nuget: Nothing\"\nrows.|", "Count")]
    [InlineData("\n\n|\n#!time\nvar y = 1;", "rows")]
    [InlineData("#!markdown\n# title\n#!csharp\n|", "rows")]
    [InlineData("var x = 1;\r\nx.|\r\n", "CompareTo")]
    public void Places_around_directives_are_code(string code, string expected) => Notebook.Names(code).ShouldContain(expected);

    [Fact]
    public void Text_of_another_kind_has_no_completions()
    {
        Notebook.Names("#!markdown\nro|").ShouldBeEmpty();
        Notebook.OfKind("markdown").Names("ro|").ShouldBeEmpty();
        Notebook.OfKind("fsharp").Names("ro|").ShouldBeEmpty();
    }

    [Fact]
    public void Directives_are_completed_with_options_files_and_kinds()
    {
        using var folder = new TemporaryFolder();
        folder.Write("setup.dib", "");
        folder.Write("library.dll", "");
        folder.Write("sub/deep.dib", "");
        var editor = new Editor(folder.Path);
        editor.Names("#!im|").ShouldBe(["#!import"]);
        editor.Names("#|").ShouldBeOfAll("#!import", "#r", "#!markdown", "#!value");
        editor.Item("#!im|", "#!import").Documentation!.ShouldContain("Runs a notebook");
        editor.Names("#!import |").ShouldBe(["setup.dib", "sub/"], ignoreOrder: true);
        editor.Names("#!import sub/|").ShouldBe(["deep.dib"]);
        editor.Names("#!import nowhere/|").ShouldBeEmpty();
        editor.Names("#r \"|").ShouldBe(["nuget:", "library.dll", "sub/"], ignoreOrder: true);
        editor.Names("#!set |").ShouldBe(["--name", "--value", "--mime-type"], ignoreOrder: true);
        editor.Names("#!set --name x |").ShouldBe(["--value", "--mime-type"], ignoreOrder: true);
        editor.Names("#!share --from |").ShouldBeOfAll("csharp", "value");
        editor.Names("#!nothing |").ShouldBeEmpty();
        var span = editor.Complete("var x = 1;\n#!import se|").LinePositionSpan;
        (span.Start.Line, span.Start.Character, span.End.Character).ShouldBe((1, 9, 11));
    }
}

internal static class Listed
{
    public static void ShouldBeOfAll(this List<string> names, params string[] expected) => expected.Except(names).ShouldBeEmpty();

    public static void ShouldBeInOrder(this IEnumerable<string> texts) => texts.ShouldBe(texts.Order(StringComparer.Ordinal));
}
