using Dib.Running;

namespace Dib.Tests.Rendering;

public class SiteBuildTests
{
    private const string ReadsRegions = "#!value --name regions --from-file data/regions.csv\n#!share --from value --name regions\n"
        + "regions.Length";

    /// <summary>What a declaration does not name and the code does, or what cannot be followed, makes no notebook wrongly fresh.</summary>
    [Fact]
    public async Task A_declared_file_does_not_stand_for_what_else_is_read()
    {
        using var site = new TestSite();
        site.Write("d/a.txt", "1");
        site.Write("d/sub/c.txt", "1");
        site.Write("x.csv", "1");
        site.Write("x.xml", "<a/>");
        site.Write("folder.dib", "#!csharp\n\n#!depends d\nSystem.IO.Directory.GetFiles(\"d\").Length\n");
        site.Write("glob.dib", "#!csharp\n\n#!depends x.csv\nSystem.IO.Directory.GetFiles(\"d\").Length\n");
        site.Write("other.dib", "#!csharp\n\n#!depends d/a.txt\nvar names = new[] { \"x.csv\" };\n\n#!csharp\n\n"
            + "string Read(string name) => System.IO.File.ReadAllText(name);\nnames.Select(name => Read(name)).First()\n");
        site.Write("xml.dib", "#!csharp\n\n#!depends d/a.txt\nSystem.Xml.Linq.XDocument.Load(\"x.xml\").Root.Name.LocalName\n");
        site.Write("missing.dib", "#!csharp\n\n#!depends d/a.txt\nSystem.IO.File.Exists(\"new.csv\")\n");
        site.Write("passed.dib", "#!csharp\n\n#!depends x.csv\nnew[] { \"x.csv\" }.Select(System.IO.File.ReadAllText).First()\n");
        site.Write("writes.dib", "#!csharp\n\n#!depends d/a.txt\nSystem.IO.File.WriteAllText(\"written.txt\", \"x\");\n");
        await site.RenderAsync();

        const string Passed = "it calls File.ReadAllText (cell 1, line 2), so its outcome may differ each time";
        (await site.RenderAsync()).Reasons.Where(reason => reason.Value is not null)
            .ShouldBe([new("passed.dib", Passed)]);

        site.Write("d/sub/c.txt", "2");
        site.Write("d/b.txt", "2");
        site.Write("x.xml", "<b/>");
        site.Write("new.csv", "");
        (await site.RenderAsync()).Reasons.ShouldBe(new Dictionary<string, string?>
        {
            ["folder.dib"] = "d changed",
            ["glob.dib"] = "d changed",
            ["missing.dib"] = "new.csv is new",
            ["other.dib"] = null,
            ["passed.dib"] = Passed,
            ["writes.dib"] = null,
            ["xml.dib"] = "x.xml changed",
        });
        site.Write("x.csv", "2");
        (await site.RenderAsync()).Reasons["other.dib"].ShouldBe("x.csv changed");
        site.Page("other.html").ShouldContain(">2</pre>");
    }

    [Fact]
    public async Task What_lies_beside_a_library_and_changes_makes_its_notebooks_stale()
    {
        using var site = new TestSite();
        File.Copy(typeof(Should).Assembly.Location, site.Write("lib/Shouldly.dll", ""), overwrite: true);
        site.Write("lib/rates.json", "{}");
        site.Write("lib/Shouldly.xml", "<doc/>");
        site.Write("a.dib", "#!csharp\n\n#r \"lib/Shouldly.dll\"\ntypeof(Shouldly.Should).Name\n");
        await site.RenderAsync();
        site.Write("lib/Shouldly.xml", "<doc>new</doc>");
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBeNull();
        site.Write("lib/rates.json", "{ }");
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBe("lib/rates.json changed");
    }

    [Fact]
    public async Task Only_the_notebooks_that_depend_on_what_changed_are_run_again()
    {
        using var site = new TestSite();
        site.Write("data/regions.csv", "Skåne");
        site.Write("data/amounts.csv", "1");
        site.Write("setup.dib", "#!csharp\n\nvar unit = \"kr\";\n");
        site.Write("regions.dib", $"#!csharp\n\n{ReadsRegions}\n");
        site.Write(
            "amounts.dib",
            "#!csharp\n\n#!import setup.dib\n#!depends data/amounts.csv\nSystem.IO.File.ReadAllText(\"data/amounts.csv\") + unit\n");
        site.Write("alone.dib", "#!csharp\n\n1 + 1\n");
        site.Write("clock.dib", "#!csharp\n\nDateTime.Now.Year > 2000\n");
        site.Write("undeclared.dib", "#!csharp\n\nSystem.IO.File.ReadAllText(\"data/amounts.csv\")\n");
        site.Write("time.dib", "#!csharp\n\n#!time\n1\n");
        site.Write("about.dib", "#!csharp\n\n#!about\n");
        site.Write("asks.dib", "#!csharp\n\n#!set --name year --value @input:year\nyear\n");
        site.Inputs["year"] = "2024";

        (await site.RenderAsync()).Reasons.Values.ShouldAllBe(reason => reason == "no good run is remembered");

        var reasons = (await site.RenderAsync()).Reasons;
        const string Clock = "it calls DateTime.Now (cell 1, line 1), so its outcome may differ each time";
        const string About = "it calls #!about (cell 1, line 1), so its outcome may differ each time";
        const string Time = "it calls #!time (cell 1, line 1), so its outcome may differ each time";
        const string Undeclared = "it calls File.ReadAllText (cell 1, line 1), so its outcome may differ each time";
        reasons.ShouldBe(new Dictionary<string, string?>
        {
            ["about.dib"] = About,
            ["alone.dib"] = null,
            ["amounts.dib"] = null,
            ["asks.dib"] = null,
            ["clock.dib"] = Clock,
            ["regions.dib"] = null,
            ["time.dib"] = Time,
            ["undeclared.dib"] = Undeclared,
        });

        site.Write("data/regions.csv", "Skåne");
        (await site.RenderAsync()).Reasons["regions.dib"].ShouldBeNull("a touched file with the same content changes nothing");

        site.Write("data/regions.csv", "Skåne\nGotland");
        site.Write("setup.dib", "#!csharp\n\nvar unit = \"M kr\";\n");
        site.Write("alone.dib", "#!csharp\n\n1 + 2\n");
        site.Inputs["year"] = "2025";
        reasons = (await site.RenderAsync()).Reasons;
        reasons.ShouldBe(new Dictionary<string, string?>
        {
            ["about.dib"] = About,
            ["alone.dib"] = "its text changed",
            ["amounts.dib"] = "setup.dib changed",
            ["asks.dib"] = "the input 'year' changed",
            ["clock.dib"] = Clock,
            ["regions.dib"] = "data/regions.csv changed",
            ["time.dib"] = Time,
            ["undeclared.dib"] = Undeclared,
        });
        site.Page("asks.html").ShouldContain("with <code>year</code> = <code>2025</code>.");

        File.Delete(Path.Combine(site.Folder, "data", "amounts.csv"));
        (await site.RenderAsync()).Reasons["amounts.dib"].ShouldBe("data/amounts.csv is gone");
    }

    [Fact]
    public async Task A_page_that_was_changed_or_removed_is_written_again_though_no_notebook_is_run()
    {
        using var site = new TestSite();
        site.Write("a.dib", "#!markdown\n\n# A\n\n#!csharp\n\n1 + 1\n");
        await site.RenderAsync();
        var page = site.Page("a.html");
        (await site.RenderAsync()).Result.Pages.ShouldHaveSingleItem().ShouldEndWith("a.html");

        File.WriteAllText(Path.Combine(site.Output, "a.html"), "other");
        File.Delete(Path.Combine(site.Output, "index.html"));
        File.Delete(Path.Combine(site.Output, "assets", "site.js"));
        (await site.RenderAsync()).Reasons.Values.ShouldBe([null]);

        site.Page("a.html").ShouldBe(page);
        File.Exists(Path.Combine(site.Output, "index.html")).ShouldBeTrue();
        File.Exists(Path.Combine(site.Output, "assets", "site.js")).ShouldBeTrue();
    }

    [Fact]
    public async Task Another_culture_makes_a_page_stale_and_writes_its_numbers_otherwise()
    {
        using var site = new TestSite();
        site.Write("a.dib", """
            #!csharp

            new[] { new { Name = "A", Value = 1234567.5, Parts = new[] { 0.5, 1.5 } },
                new { Name = "B", Value = -2.25, Parts = new[] { 3.0 } } }

            #!csharp

            Console.WriteLine(-0.5);
            new { Mean = -12.5 }

            #!csharp

            await Task.Run(() => 0.25)
            """);

        await site.RenderAsync();
        var first = site.Page("a.html");
        first.ShouldContain(">1\u202F234\u202F567.50<");
        first.ShouldContain(">0.5, 1.5<");
        first.ShouldNotContain("data-culture");

        site.Culture = "sv-SE";
        var (result, reasons) = await site.RenderAsync();
        reasons["a.dib"].ShouldBe("its numbers are to be written as in sv-SE");
        result.Changes.ShouldBeEmpty("no number is another one");
        var swedish = site.Page("a.html");
        // Cells run under the invariant culture: what one writes to the console by itself is as its code has it.
        swedish.ShouldContain("-0.5");
        swedish.ShouldContain("<html lang=\"en\" data-culture=\"sv-SE\">");
        foreach (var shown in (string[])[">1\u202F234\u202F567,50<", ">0,5; 1,5<", "−12,5", "0,25"]) swedish.ShouldContain(shown);
        foreach (var raw in (string[])["data-value=\"1234567.5\"", "data-value=\"-2.25\""]) swedish.ShouldContain(raw);
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBeNull();

        site.Culture = "";
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBe("its numbers were written as in sv-SE");
        site.Page("a.html").ShouldBe(first);
    }

    [Fact]
    public async Task A_notebook_that_fails_is_run_again_and_compared_with_its_last_good_outcome()
    {
        using var site = new TestSite();
        site.Write("data.txt", "1");
        const string Text = "#!csharp\n\n#!value --name n --from-file data.txt\n#!share --from value --name n\n100 / int.Parse(n)\n";
        site.Write("a.dib", Text);
        await site.RenderAsync();
        site.Write("data.txt", "0");
        var (failed, _) = await site.RenderAsync();
        failed.Runs.Single().Succeeded.ShouldBeFalse();
        failed.Changes.ShouldBeEmpty();
        site.Page("a.html").ShouldContain("DivideByZeroException");
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBe("data.txt changed");

        site.Write("data.txt", "4");
        var change = (await site.RenderAsync()).Result.Changes.ShouldHaveSingleItem().Outputs.ShouldHaveSingleItem();
        change.Values.ShouldHaveSingleItem().ToString().ShouldBe("100 → 25");
        site.Page("a.html").ShouldNotContain("DivideByZeroException");
        File.ReadAllText(Path.Combine(site.Folder, "out", "changes.html")).ShouldContain("100 → 25");
    }

    [Fact]
    public async Task Pages_are_the_same_bytes_each_time_and_a_lost_page_is_written_again_without_a_run()
    {
        using var site = new TestSite();
        site.Write(
            "a.dib", "#!markdown\n\n# Title\n\n#!csharp\n\nEnumerable.Range(1, 30).Select(i => new { Number = i, Root = Math.Sqrt(i) })\n");
        await site.RenderAsync();
        var other = Path.Combine(site.Folder, "other");
        await site.RenderAsync(output: other);
        foreach (var file in Directory.GetFiles(site.Output, "*", SearchOption.AllDirectories))
            File.ReadAllBytes(Path.Combine(other, Path.GetRelativePath(site.Output, file))).ShouldBe(File.ReadAllBytes(file));

        var page = site.Page("a.html");
        File.Delete(Path.Combine(site.Output, "a.html"));
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBeNull();
        site.Page("a.html").ShouldBe(page);
    }

    [Fact]
    public async Task Where_no_cell_changed_the_compiler_is_not_loaded()
    {
        using var site = new TestSite();
        var unique = Guid.NewGuid();
        site.Write("a.dib", $"#!csharp\n\n// {unique}\nvar x = 1;\n\n#!csharp\n\n"
            + "AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == \"Microsoft.CodeAnalysis.CSharp\")\n");
        Shown((await site.RenderAsync()).Result.Runs.Single()).ShouldBe("true");
        Shown((await site.RenderAsync(force: true)).Result.Runs.Single()).ShouldBe("false");

        // A cell added behind cached ones is compiled after them.
        site.Write("a.dib", File.ReadAllText(Path.Combine(site.Folder, "a.dib")) + "\n#!csharp\n\nx + 1\n");
        var run = (await site.RenderAsync()).Result.Runs.Single();
        run.Succeeded.ShouldBeTrue();
        ((DisplayOutput)run.Cells[2].Outputs.Single()).Values[^1].Value.ShouldBe("2");
    }

    [Fact]
    public async Task A_library_that_was_rebuilt_makes_its_notebooks_stale()
    {
        using var site = new TestSite();
        var library = Path.Combine(site.Folder, "lib", "Figures.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(library)!);
        File.Copy(typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location.Replace("Dib.Api", "Markdig"), library);
        site.Write("a.dib", "#!csharp\n\n#r \"lib/Figures.dll\"\n1\n");
        await site.RenderAsync();
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBeNull();
        File.AppendAllText(library, "x");
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBe("lib/Figures.dll changed");
    }

    private static string Shown(NotebookRun run) => ((DisplayOutput)run.Cells[1].Outputs.Single()).Values[^1].Value;
}
