using Dib.Html;

namespace Dib.Tests.Html;

public class CSharpTokenizerTests
{
    [Fact]
    public void The_tokens_of_any_text_joined_are_the_text()
    {
        var pieces = new[]
        {
            "\"",
            "\"\"\"",
            "$",
            "@",
            "{",
            "}",
            "{{",
            "'",
            "\\",
            "\n",
            " ",
            "//",
            "/*",
            "*/",
            "#",
            "x",
            "Å",
            "0x1F",
            "1e-5",
            ":",
            "::",
            "(",
            ")",
            ".",
            "var",
            "\r",
            "\0",
            "\uD800",
        };
        var random = new Random(20250101);
        for (var i = 0; i < 3000; i++)
        {
            var source = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            string.Concat(CSharpTokenizer.Tokenize(source).Select(token => token.Text)).ShouldBe(source);
        }
    }

    [Theory]
    [InlineData("var x = 1;", "var", CodeTokenKind.Keyword)]
    [InlineData("a.select", "a.select", CodeTokenKind.Plain)]
    [InlineData("new List<int>()", "List", CodeTokenKind.Type)]
    [InlineData("new Exception()", "Exception", CodeTokenKind.Type)]
    [InlineData("Show(1)", "1", CodeTokenKind.Number)]
    [InlineData("x = 1_000.5e-3m;", "1_000.5e-3m", CodeTokenKind.Number)]
    [InlineData("a[1..2]", "1", CodeTokenKind.Number)]
    [InlineData("x; // why \"not\"", "// why \"not\"", CodeTokenKind.Comment)]
    [InlineData("a /* b\nc */ d", "/* b\nc */", CodeTokenKind.Comment)]
    [InlineData("#!import setup.dib\nx", "#!import setup.dib", CodeTokenKind.Directive)]
    [InlineData("x = \"a // \\\" b\";", "\"a // \\\" b\"", CodeTokenKind.String)]
    [InlineData("x = @\"a\\\"\"b\" + c", "@\"a\\\"\"b\"", CodeTokenKind.String)]
    [InlineData("x = \"\"\"a \"b\" {c}\"\"\";", "\"\"\"a \"b\" {c}\"\"\"", CodeTokenKind.String)]
    [InlineData("x = '\"';", "'\"'", CodeTokenKind.String)]
    [InlineData("x = @class;", "x = @class;", CodeTokenKind.Plain)]
    public void A_piece_of_code_is_known_for_what_it_is(string source, string text, CodeTokenKind kind) =>
        CSharpTokenizer.Tokenize(source).ShouldContain(new CodeToken(kind, text));

    [Fact]
    public void Code_in_the_holes_of_a_string_is_code_and_the_format_is_string()
    {
        var tokens = CSharpTokenizer.Tokenize("""$"{{ {(a ? "yes" : b):N2} kr" + 5""");

        tokens.Select(token => (token.Kind, token.Text)).ShouldBe(
        [
            (CodeTokenKind.String, "$\"{{ {"),
            (CodeTokenKind.Plain, "(a ? "),
            (CodeTokenKind.String, "\"yes\""),
            (CodeTokenKind.Plain, " : b)"),
            (CodeTokenKind.String, ":N2} kr\""),
            (CodeTokenKind.Plain, " + "),
            (CodeTokenKind.Number, "5"),
        ]);
    }

    [Fact]
    public void A_raw_string_with_two_dollars_has_holes_of_two_braces()
    {
        var tokens = CSharpTokenizer.Tokenize("$$\"\"\"{a} {{b}}\"\"\"");

        tokens.Where(token => token.Kind == CodeTokenKind.Plain).Select(token => token.Text).ShouldBe(["b"]);
    }
}
