namespace Dib.Kernel.Tests;

public class ValueTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Theory]
    [InlineData("1 + 1", "value text/plain 2")]
    [InlineData("1 + 1;", "CS0201")]
    [InlineData("var x = 1;\nx", "value text/plain 1")]
    [InlineData("var x = 1;\nx = 2;", "")]
    [InlineData("return 5;", "value text/plain 5")]
    [InlineData("return 5;\nint F() => 1;", "value text/plain 5")]
    [InlineData("if (true) { return 5; }\nConsole.Write(1);", "value text/plain 5")]
    [InlineData("Func<int> f = () => { return 5; };", "")]
    [InlineData("null", "value text/plain <null>")]
    [InlineData("(string)null", "value text/plain <null>")]
    [InlineData("return null;", "value text/plain <null>")]
    [InlineData("Console.Write(1)", "out 1")]
    [InlineData("await Task.Delay(1)", "")]
    [InlineData("await Task.FromResult(3)", "value text/plain 3")]
    [InlineData("", "")]
    [InlineData("// nothing", "")]
    [InlineData("using System.Xml;", "")]
    [InlineData("using System.Xml; // only\n#nullable enable", "")]
    [InlineData("class C { }", "")]
    [InlineData("Enumerable.Range(0, 3).Sum() // three", "value text/plain 3")]
    [InlineData("\"<b>\"", "value text/plain <b>")]
    [InlineData("new C()\nclass C { }", "CS1002")]
    [InlineData("1.5", "value text/plain 1.5")]
    [InlineData("$\"{1234.5:N1} {new DateTime(2024, 2, 1):d}\"", "value text/plain 1,234.5 02/01/2024")]
    [InlineData("new StringBuilder().Append(new ArrayList().Count).Append(new List<int>().Count)", "value text/plain 00")]
    [InlineData("display(1)", "text/plain 1")]
    public async Task A_trailing_expression_is_shown_and_a_statement_is_not(string code, string shown)
    {
        var result = await fixture.Kernel.RunAsync(code);
        if (shown.StartsWith("CS", StringComparison.Ordinal))
            result.Failure.Message.ShouldContain(shown);
        else
            result.Shown.ShouldBe(shown);
    }

    [Fact]
    public async Task Usings_alone_count_for_later_cells()
    {
        await fixture.Kernel.RunAsync("using System.Xml.Linq;");
        (await fixture.Kernel.RunAsync("new XElement(\"a\").Name.LocalName")).Shown.ShouldBe("value text/plain a");
    }
}
