using System.Globalization;
using System.Text.RegularExpressions;
using Dib.Analysis;
using Dib.Documents;

namespace Dib.Tests.Documents;

/// <summary>
/// The examples of <c>FORMAT.md</c>, read as the line below each says, so that the document cannot drift from the reader.
/// </summary>
public partial class FormatDocumentTests
{
    private static string Text { get; } = Repository.Text("src", "Dib", "Documents", "FORMAT.md");

    public static TheoryData<string, string> Notebooks => Examples("dib");

    public static TheoryData<string, string> CodeCells => Examples("csharp");

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_is_read_as_the_document_says(string example, string verdict)
    {
        if (Refusal().Match(verdict) is { Success: true } refusal)
        {
            var error = Should.Throw<NotebookFormatException>(() => DibReader.Read(example));
            error.Line.ShouldBe(Number(refusal.Groups["line"]));
            error.Message.ShouldContain($"found {refusal.Groups["found"].Value}");
            return;
        }

        verdict.ShouldStartWith("Read as: ");
        var cells = CellFromLine().Matches(verdict).Select(cell => (cell.Groups["kind"].Value, Number(cell.Groups["line"])));
        DibReader.Read(example).Cells.Select(cell => (cell.Kind, cell.Line)).ShouldBe(cells);
    }

    [Theory]
    [MemberData(nameof(CodeCells))]
    public void A_code_cell_is_taken_apart_as_the_document_says(string example, string verdict)
    {
        var source = example.TrimEnd('\n');
        if (Refusal().Match(verdict) is { Success: true } refusal)
        {
            var error = Should.Throw<DirectiveException>(() => CellScript.Parse(source));
            (error.Line, error.Directive).ShouldBe((Number(refusal.Groups["line"]), refusal.Groups["found"].Value));
            return;
        }

        verdict.ShouldStartWith("Taken apart into: ");
        CellScript.Parse(source).Parts.Select(part => part is CodePart code ? code.Kind : ((DirectivePart)part).Definition.Name)
            .ShouldBe(Quoted().Matches(verdict).Select(name => name.Groups["name"].Value));
    }

    [Fact]
    public void The_table_names_each_kind_with_its_aliases()
    {
        var rows = Text.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .ToArray();
        Names(rows, 1).ShouldBe(Kinds.All.Select(kind => kind.Name), ignoreOrder: true);
        Names(rows, 2).ShouldBe(Kinds.All.SelectMany(kind => kind.Aliases), ignoreOrder: true);

        static IEnumerable<string> Names(string[][] rows, int column) =>
            rows.SelectMany(row => Quoted().Matches(row[column])).Select(name => name.Groups["name"].Value);
    }

    private static TheoryData<string, string> Examples(string language)
    {
        var examples = new TheoryData<string, string>();
        foreach (var example in Example().Matches(Text).Where(example => example.Groups["language"].Value == language))
            examples.Add(example.Groups["text"].Value, example.Groups["verdict"].Value);
        return examples;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>(?:(?!```).*\n)*)```\n\n(?<verdict>.*)$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^Refused at line (?<line>\d+): (?<found>.*)\.$")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"`(?<kind>[^`]+)` from line (?<line>\d+)")]
    private static partial Regex CellFromLine();

    [GeneratedRegex(@"`(?<name>[^`]+)`")]
    private static partial Regex Quoted();
}
