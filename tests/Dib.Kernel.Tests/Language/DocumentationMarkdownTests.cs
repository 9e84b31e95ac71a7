using Dib.Kernel.Language;

namespace Dib.Kernel.Tests.Language;

public class DocumentationMarkdownTests
{
    [Theory]
    [InlineData("plain\n     text", "plain text")]
    [InlineData("see <see cref=\"T:System.Collections.Generic.List`1\"/>", "see `List`")]
    [InlineData("see <see cref=\"M:System.Linq.Enumerable.Where``1(System.Int32,System.Func{``0,System.Boolean})\"/>",
        "see `Enumerable.Where`")]
    [InlineData("see <see cref=\"M:A.B.#ctor(System.Int32)\"/>", "see `B`")]
    [InlineData("see <see cref=\"!:Unknown\"/>", "see `Unknown`")]
    [InlineData("<see langword=\"null\"/> or <c>x &lt; 1</c>", "`null` or `x < 1`")]
    [InlineData("<see cref=\"T:X\">other words</see>", "other words")]
    [InlineData("<see href=\"https://x.org\">site</see> and <see href=\"https://y.org\"/>",
        "[site](https://x.org) and [https://y.org](https://y.org)")]
    [InlineData("<paramref name=\"a\"/> and <typeparamref name=\"T\"/>", "`a` and `T`")]
    [InlineData("one <para>two</para> three", "one\n\ntwo\n\nthree")]
    [InlineData("<list type=\"bullet\"><item>one</item><item><description>two</description></item><item><term>three</term>"
        + "<description>3</description></item></list>", "- one\n- two\n- **three**: 3")]
    [InlineData("<list type=\"number\"><item>one</item><item>two</item></list>after", "1. one\n2. two\n\nafter")]
    [InlineData("before <code>\nvar x =\n  1;\n</code> after", "before\n\n```csharp\nvar x =\n  1;\n```\n\nafter")]
    [InlineData("a * b &lt;b&gt; snake_case _x_ `t`", "a \\* b \\<b> snake_case \\_x\\_ \\`t\\`")]
    [InlineData("<unheardOf>kept</unheardOf>", "kept")]
    public void Elements_become_Markdown(string xml, string markdown) =>
        DocumentationMarkdown.Read($"<member name=\"M:X\"><summary>{xml}</summary></member>")!.Summary.ShouldBe(markdown);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<member")]
    [InlineData("<!-- Badly formed XML comment -->")]
    public void What_is_no_documentation_is_none(string? xml) => DocumentationMarkdown.Read(xml).ShouldBeNull();

    [Fact]
    public void All_has_parameters_results_exceptions_and_remarks() =>
        DocumentationMarkdown.Read("<member><summary>S.</summary><param name=\"a\">A.</param><param "
            + "name=\"b\"/><returns>R.</returns><exception cref=\"T:System.IO.IOException\">E.</exception><remarks>M.</remarks></member>")!
            .All.ShouldBe("S.\n\n- `a`: A.\n\n**Returns** R.\n\n**Throws**\n\n- `IOException`: E.\n\nM.");

    [Fact]
    public void An_index_finds_members_and_passes_over_what_is_missing_or_changed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.xml", "<doc><members><member name=\"T:Å\"><summary>å</summary></member><member "
            + "name=\"T:B\"><summary>b</summary></member></members></doc>");
        var index = new DocumentationIndex(() => [Path.Combine(folder.Path, "none.xml"), file]);
        index.Find("T:Å").ShouldBe("<member name=\"T:Å\"><summary>å</summary></member>");
        index.Find("T:B").ShouldBe("<member name=\"T:B\"><summary>b</summary></member>");
        index.Find("T:C").ShouldBeNull();
        foreach (var change in new Action[] { () => folder.Write("a.xml", "<doc/>"), () => File.Delete(file) })
        {
            folder.Write("a.xml", "<doc><member name=\"T:A\"/><member name=\"T:B\"><summary>b</summary></member></doc>");
            index = new DocumentationIndex(() => [file]);
            index.Find("T:A").ShouldBeNull();
            change();
            index.Find("T:B").ShouldBeNull();
        }
    }
}
