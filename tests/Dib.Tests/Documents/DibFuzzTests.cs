using Dib.Documents;

namespace Dib.Tests.Documents;

public class DibFuzzTests
{
    [Fact]
    public void Whatever_a_file_holds_it_is_read_or_refused_with_a_line_and_nothing_is_lost_by_writing()
    {
        var random = new Random(20);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 10_000; round++)
        {
            var text = RandomFile.Next(random);
            try
            {
                Check(text, DibReader.Read(text));
                read++;
            }
            catch (NotebookFormatException e)
            {
                e.Line.ShouldBeInRange(1, Lines(text).Length + 1);
                refused++;
            }
        }

        read.ShouldBeGreaterThan(3_000);
        refused.ShouldBeGreaterThan(500);
    }

    private static void Check(string text, Notebook notebook)
    {
        var lines = Lines(text);
        notebook.Cells.ShouldNotBeEmpty();
        foreach (var cell in notebook.Cells.Where(cell => cell.Source.Length > 0))
            (cell.Source + "\n").ShouldStartWith(lines[cell.Line - 1] + "\n", Case.Sensitive, text);

        var written = DibWriter.Write(notebook);
        var again = DibReader.Read(written);
        again.Cells.Select(Content).ShouldBe(notebook.Cells.Select(Content), text);
        again.Metadata?.Json.ShouldBe(notebook.Metadata?.Json, text);
        DibWriter.Write(again).ShouldBe(written, text);

        var writtenLines = Lines(written);
        foreach (var cell in again.Cells.Where(cell => cell.Source.Length > 0))
            string.Join('\n', writtenLines.Skip(cell.Line - 1).Take(cell.Source.Split('\n').Length)).ShouldBe(cell.Source, text);
    }

    // As an editor counts them, written down a second way: every line end of the file is a \n, a \r before it belongs to it.
    private static string[] Lines(string text) =>
        [.. (text.StartsWith('\uFEFF') ? text[1..] : text).Split('\n')
            .Select((line, i) => (line, i))
            .Select(pair => pair.i < text.Count(c => c == '\n') && pair.line.EndsWith('\r') ? pair.line[..^1] : pair.line)];

    private static (string Kind, string Source) Content(Cell cell) => (cell.Kind, cell.Source);
}
