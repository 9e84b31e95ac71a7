namespace Dib.Kernel.Tests.Language;

public class UsingTests
{
    private static readonly Editor Notebook = new Editor()
        .Run("var rader = new List<string>();\nvar nod = new System.Xml.Linq.XElement(\"å\");");

    [Theory]
    [InlineData("Stop|watch.StartNew()", "using System.Diagnostics;\nStopwatch.StartNew()")]
    [InlineData("Rege|x? mönster = null;", "using System.Text.RegularExpressions;\nRegex? mönster = null;")]
    [InlineData("#!import setup.dib\n#r \"none.dll\"\n\n// Läs\nvar text = Fil|e.ReadAllText(\"\");",
        "#!import setup.dib\n#r \"none.dll\"\n\nusing System.IO;\n// Läs\nvar text = File.ReadAllText(\"\");")]
    [InlineData("using System.Net;\nusing static System.Math;\n\nvar x = Pa|th.Combine(\"\");",
        "using System.Net;\nusing static System.Math;\nusing System.IO;\n\nvar x = Path.Combine(\"\");")]
    [InlineData("using System.Net; var x = 1;\nPa|th.Combine(\"\")", "using System.IO;\nusing System.Net; var x = 1;\nPath.Combine(\"\")")]
    [InlineData("#!time\nvar a = 1;\n#!time\nnew Concurrent|Bag<int>()", "#!time\nvar a = 1;\n#!time\nusing System.Collections.Concurrent;\n"
        + "new ConcurrentBag<int>()")]
    [InlineData("[Descrip|tion(\"\")] class A;", "using System.ComponentModel;\n[Description(\"\")] class A;")]
    [InlineData("nod.XPath|SelectElement(\"å\")", "using System.Xml.XPath;\nnod.XPathSelectElement(\"å\")")]
    [InlineData("rader.ToImmutable|Array()", "using System.Collections.Immutable;\nrader.ToImmutableArray()")]
    [InlineData("var broken = ;\nCulture|Info.InvariantCulture", "using System.Globalization;\nvar broken = ;\nCultureInfo.InvariantCulture")]
    [InlineData("int F()\r\n{\r\n    return Mutex|.OpenExisting(\"\");\r\n}",
        "using System.Threading;\nint F()\r\n{\r\n    return Mutex.OpenExisting(\"\");\r\n}")]
    public void An_unknown_name_is_mended_by_a_using_line(string code, string expected)
    {
        var fix = Notebook.Fixes(code)[0];
        Editor.With(Editor.Split(code).Code, fix.Edits).ShouldBe(expected);
        fix.Title.ShouldBe(expected.Split('\n').Last(line => line == fix.Title));
    }

    [Theory]
    [InlineData("rad|er")]
    [InlineData("unk|nown")]
    [InlineData("\"Stop|watch\"")]
    [InlineData("// Stop|watch")]
    [InlineData("#!markdown\nStop|watch")]
    [InlineData("#!tim|e")]
    [InlineData("|")]
    [InlineData("rader.Stop|watch")]
    [InlineData("System.Stop|watch x;")]
    [InlineData("var Stop|watch = 1;")]
    public void Nothing_is_offered_where_no_using_line_helps(string code) => Notebook.Fixes(code).ShouldBeEmpty();

    [Fact]
    public void Of_several_the_one_that_leaves_the_fewest_errors_comes_first()
    {
        Notebook.Fixes("var timer = new Tim|er(_ => { }, null, 0, 0);").Select(fix => fix.Title)
            .ShouldBe(["using System.Threading;", "using System.Timers;"]);
        Notebook.Fixes("var timer = new Tim|er { AutoReset = true };").Select(fix => fix.Title)
            .ShouldBe(["using System.Timers;", "using System.Threading;"]);
    }

    [Fact]
    public void A_using_line_that_was_run_need_not_be_added() =>
        new Editor().Run("using System.Diagnostics;").Fixes("Stop|watch.StartNew()").ShouldBeEmpty();

    [Fact]
    public void A_type_of_the_own_library_is_found_and_what_it_brings_is_compiled()
    {
        var notebook = new Editor().Run($"#r \"{Editor.Funding}\"\nvar run = 1;");
        notebook.Fixes("Data|set.Load()").Select(fix => fix.Title).ShouldBe(["using Funding;"]);
        notebook.Diagnostics("using Funding;\nDataset.Load()").ShouldBeEmpty();
        notebook.Item("Datas|", "Dataset").Import.ShouldBe("Funding");
    }

    [Theory]
    [InlineData("Stopw|", "Stopwatch", "System.Diagnostics")]
    [InlineData("var x = Fil|", "File", "System.IO")]
    [InlineData("new Rege|", "Regex", "System.Text.RegularExpressions")]
    [InlineData("List<XEl|> element;", "XElement", "System.Xml.Linq")]
    [InlineData("void F(CultureI|", "CultureInfo", "System.Globalization")]
    [InlineData("rader.ToImmu|", "ToImmutableList", "System.Collections.Immutable")]
    [InlineData("rader.To|", "ToFrozenSet", "System.Collections.Frozen")]
    [InlineData("nod?.XPathEv|", "XPathEvaluate", "System.Xml.XPath")]
    [InlineData("[Descr|] class A;", "Description", "System.ComponentModel")]
    [InlineData("SW|", "StreamWriter", "System.IO")]
    [InlineData("var å = 1;\r\njsonser|", "JsonSerializer", "System.Text.Json")]
    public void What_is_not_imported_yet_is_offered_with_its_namespace(string code, string name, string space)
    {
        var item = Notebook.Item(code, name);
        item.Import.ShouldBe(space);
        item.AdditionalEdits.ShouldNotBeNull().ShouldHaveSingleItem().NewText.ShouldBe($"using {space};\n");
    }

    [Theory]
    [InlineData("S|")]
    [InlineData("\"Stopw|\"")]
    [InlineData("// Stopw|")]
    [InlineData("using Stopw|")]
    [InlineData("rader.Stopw|")]
    [InlineData("var Stopw|")]
    [InlineData("#!Stopw|")]
    [InlineData("#!markdown\nStopw|")]
    [InlineData("System.Stopw|")]
    [InlineData("1 Stopw|")]
    public void Where_no_type_can_stand_or_too_little_is_typed_none_is(string code) =>
        Notebook.Complete(code).Completions.ShouldAllBe(item => item.Import == null);

    [Fact]
    public void An_editor_that_adds_no_using_lines_is_offered_only_what_is_imported()
    {
        var editor = new Editor { TakesEdits = false };
        editor.Names("Stopw|").ShouldBeEmpty();
        editor.Names("\"\".ToFro|").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_known_comes_before_what_has_to_be_imported()
    {
        var own = new Editor().Run("class Stopwatch { }").Complete("Stopw|").Completions.Where(item => item.DisplayText == "Stopwatch");
        own.ShouldHaveSingleItem().Import.ShouldBeNull();
        Notebook.Item("Stri|", "String").Import.ShouldBeNull();
        Notebook.Names("Strin|")[0].ShouldBe("String");
    }
}
