namespace Dib.Kernel.Tests.Language;

public class SignatureTests
{
    private static readonly Editor Notebook = new Editor().Run(
        """
        record Row(string Name, double Value = 1);
        var rows = new List<Row>();
        /// <summary>Adds.</summary>
        /// <param name="first">One.</param>
        int Add(int first, int second = 2) => first + second;
        int Add(int first, int second, int third) => 0;
        Func<int, string> print = number => "";
        """);

    [Theory]
    [InlineData("Add(|", "int Add(int first, int second = 2) → int first")]
    [InlineData("Add(|)", "int Add(int first, int second = 2) → int first")]
    [InlineData("Add(1, |", "int Add(int first, int second = 2) → int second = 2")]
    [InlineData("Add(1, 2, |", "int Add(int first, int second, int third) → int third")]
    [InlineData("Add(second: |", "int Add(int first, int second = 2) → int second = 2")]
    [InlineData("Add(Math.Abs(|", "short Abs(short value) → short value")]
    [InlineData("Add(Math.Abs(1), |", "int Add(int first, int second = 2) → int second = 2")]
    [InlineData("new Row(\"a\", |", "Row(string Name, double Value = 1) → double Value = 1")]
    [InlineData("Row row = new(|", "Row(string Name, double Value = 1) → string Name")]
    [InlineData("rows[|", "Row this[int index] { get; set; } → int index")]
    [InlineData("rows.Where(|", "IEnumerable<Row> Where<Row>(Func<Row, bool> predicate) → Func<Row, bool> predicate")]
    [InlineData("#!time\nAdd(1, |", "int Add(int first, int second = 2) → int second = 2")]
    public void The_call_around_the_place_is_shown_with_the_parameter_being_written(string code, string expected) =>
        Notebook.Active(code).ShouldBe(expected);

    [Fact]
    public void What_a_variable_calls_is_shown_with_the_names_of_its_type() =>
        Notebook.Active("print(|").ShouldEndWith("(int arg) → int arg");

    [Fact]
    public void Any_number_of_arguments_belongs_to_the_last_parameter_that_takes_them() =>
        Notebook.Active("string.Join(\",\", 1, 2, |").ShouldContain("→ params ");

    [Theory]
    [InlineData("Add(1)|")]
    [InlineData("|Add(1)")]
    [InlineData("Add(1, // |")]
    [InlineData("unknown(|")]
    [InlineData("rows.ForEach(row => { | });")]
    public void Nothing_is_shown_outside_of_a_call(string code) => Notebook.Active(code).ShouldBeEmpty();

    [Fact]
    public void All_overloads_are_shown_with_their_documentation()
    {
        var help = Notebook.Signatures("Add(|");
        help.Signatures.Select(signature => signature.Label)
            .ShouldBe(["int Add(int first, int second = 2)", "int Add(int first, int second, int third)"]);
        help.Signatures[0].Documentation.Value.ShouldBe("Adds.");
        help.Signatures[0].Documentation.MimeType.ShouldBe("text/markdown");
        help.Signatures[0].Parameters[0].Documentation.Value.ShouldBe("One.");
        help.Signatures.ShouldAllBe(signature => signature.Parameters.All(parameter => signature.Label.Contains(parameter.Label)));
        Notebook.Signatures("Console.WriteLine(|").Signatures.Count.ShouldBeGreaterThan(15);
    }
}
