using Dib.Analysis;

namespace Dib.Tests.Analysis;

public class DirectiveTests
{
    public static TheoryData<string, Directive> Lines => new()
    {
        { "#r \"nuget:Some.Package\"", new PackageReference("Some.Package", null) },
        { "#r \"nuget: Some.Package, 1.2.*\"", new PackageReference("Some.Package", "1.2.*") },
        { "#r\t\"a b/c.DLL\" // why", new AssemblyReference("a b/c.DLL") },
        { "#i \"nuget:../packages\"", new PackageSource("../packages") },
        { "#load \"x.csx\"", new LoadScript("x.csx") },
        { "#!import setup.dib", new ImportFile("setup.dib") },
        { "#!import \"my notes/setup.dib\"", new ImportFile("my notes/setup.dib") },
        { "#!set --name n --value \"a \\\"b\\\" c:\\d\"", new SetValue("n", "a \"b\" c:\\d", null) },
        { "#!set --value {\"a\":1} --mime-type application/json --name n", new SetValue("n", "{\"a\":1}", "application/json") },
        { "#!set --name n --value @cs:other", new ShareValue("csharp", "other", "n", null) },
        { "#!set --name n --value @other", new ShareValue("csharp", "other", "n", null) },
        { "#!set --name n --value @sql:other", new ShareValue("sql", "other", "n", null) },
        { "#!set --name n --value \"@cs:other\"", new SetValue("n", "@cs:other", null) },
        { "#!set --name n --value @2", new SetValue("n", "@2", null) },
        { "#!set --name n --value \"--x\"", new SetValue("n", "--x", null) },
        { "#!set --name n --value \"\"", new SetValue("n", "", null) },
        { "#!share --from fsharp --name n", new ShareValue("fsharp", "n", "n", null) },
        { "#!share --from fsharp --name n-1 --as m --mime-type text/plain", new ShareValue("fsharp", "n-1", "m", "text/plain") },
        { "#!value --name n --from-file a.csv", new KeepValue("n", null, "a.csv", null, null) },
        {
            "#!value --from-url https://example.org/a --name n --mime-type text/csv",
            new KeepValue("n", null, null, "https://example.org/a", "text/csv")
        },
        { "#!value --name n", new KeepValue("n", "", null, null, null) },
        { "#!value --name n --from-value \"a b\"", new KeepValue("n", "a b", null, null, null) },
        { "#!value --name n --from-value @cs:other", new KeepValue("n", null, null, null, null) { FromVariable = "other" } },
        { "#!time  ", new TimeCell() },
        { "#!who", new ListVariables(false) },
        { "#!whos", new ListVariables(true) },
        { "#!about", new ShowAbout() },
        { "#!lsmagic", new ListDirectives() },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_directive_means_what_its_line_says(string line, Directive directive) =>
        CellScript.Parse(line).Parts.ShouldHaveSingleItem().ShouldBeOfType<DirectivePart>().Bind(NoAnswer).ShouldBe(directive);

    [Fact]
    public void Several_files_can_be_declared_at_once() =>
        ((DependsOn)((DirectivePart)CellScript.Parse("#!depends a.csv \"b c.csv\"").Parts[0]).Bind(NoAnswer)).Paths.ShouldBe(
            ["a.csv", "b c.csv"]);

    [Theory]
    [InlineData("#!tiem", "#!tiem", "Did you mean '#!time'?")]
    [InlineData("#!CSharp", "#!CSharp", "Did you mean '#!csharp'?")]
    [InlineData("#!/bin/sh", "#!/bin/sh", "a blank before it makes it text")]
    [InlineData("#! csharp", "#!", "unknown directive")]
    [InlineData("#!html --x", "#!html", "takes no arguments")]
    [InlineData("#!csharp --x", "#!csharp", "takes no arguments")]
    [InlineData("#!time now", "#!time", "unexpected argument 'now'")]
    [InlineData("#!import", "#!import", "PATH is missing")]
    [InlineData("#!import a b.dib", "#!import", "unexpected argument 'b.dib'")]
    [InlineData("#!import \"a", "#!import", "quote is not closed")]
    [InlineData("#!import \"\"", "#!import", "PATH is empty")]
    [InlineData("#!depends", "#!depends", "PATH is missing")]
    [InlineData("#!set --name a", "#!set", "--value is missing")]
    [InlineData("#!set --name --value 1", "#!set", "--name has no value")]
    [InlineData("#!set --name a --value", "#!set", "--value has no value")]
    [InlineData("#!set --name a --name b --value 1", "#!set", "--name is given twice")]
    [InlineData("#!set --nam a --value 1", "#!set", "Did you mean '--name'?")]
    [InlineData("#!set --name 1a --value 1", "#!set", "C# identifier")]
    [InlineData("#!share --name a", "#!share", "--from is missing")]
    [InlineData("#!value --name a --from-file f --from-url u", "#!value", "both given")]
    [InlineData("#!value --name a --from-value @value:b", "#!value", "another kernel's variable")]
    [InlineData("#!value --from-file f", "#!value", "--name is missing")]
    [InlineData("#r \"project:a.csproj\"", "#r", "expected \"nuget:NAME[,VERSION]\" or a path that ends in .dll")]
    [InlineData("#r \"nuget:\"", "#r", "expected \"nuget:NAME\"")]
    [InlineData("#r \"nuget:A,\"", "#r", "expected \"nuget:NAME\"")]
    [InlineData("#r nuget:A", "#r", "in quotes")]
    [InlineData("#r ", "#r", "is missing")]
    [InlineData("#i \"https://example.org\"", "#i", "expected \"nuget:\"")]
    public void A_wrong_directive_fails_its_cell_and_names_line_and_directive(string line, string directive, string message)
    {
        var error = Should.Throw<DirectiveException>(() => CellScript.Parse($"var a = 1;\n\n{line}\nvar b = 2;"));

        (error.Line, error.Directive).ShouldBe((3, directive));
        error.Message.ShouldStartWith($"Line 3: {directive}: ");
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Inputs_can_stand_in_any_argument_and_are_answered_before_the_directive_is_made()
    {
        var script = CellScript.Parse("#!set --name key --value @password:\"the key\"\n#!import @input:file\n#r \"@input:lib\"\n"
            + "#!value --name v --from-url @input:file");

        script.Inputs.ShouldBe([new InputRequest("lib", false), new InputRequest("the key", true), new InputRequest("file", false)]);
        script.Parts.Cast<DirectivePart>().Select(part => part.Bind(input => input.Name + ".dll")).ShouldBe(
        [
            new AssemblyReference("lib.dll"),
            new SetValue("key", "the key.dll", null) { IsPassword = true },
            new ImportFile("file.dll"),
            new KeepValue("v", null, null, "file.dll", null),
        ]);
    }

    [Fact]
    public void A_wrong_answer_is_an_error_of_its_line() =>
        Should.Throw<DirectiveException>(() => ((DirectivePart)CellScript.Parse("1\n#r \"@input:lib\"").Parts[0])
            .Bind(_ => "project:no")).Line.ShouldBe(
            2);

    [Fact]
    public void The_table_says_how_each_directive_is_written()
    {
        KnownDirectives.Find("#!share")!.Usage.ShouldBe("#!share [NAME] --from KERNEL [--name NAME] [--as NAME] [--mime-type TYPE]");
        KnownDirectives.Find("#!depends")!.Usage.ShouldBe("#!depends PATH …");
        KnownDirectives.All.Select(definition => definition.Name)
            .ShouldBe(KnownDirectives.All.Select(definition => definition.Name).Order(StringComparer.Ordinal));
        KnownDirectives.All.ShouldAllBe(definition => definition.Parameters.Count(parameter => !parameter.IsOption) <= 1);
    }

    private static string NoAnswer(InputRequest input) => throw new InvalidOperationException($"Nothing should have asked for {input}.");
}
