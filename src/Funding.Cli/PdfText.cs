using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Funding.Cli;

/// <summary>A PDF as a page of text: a line for each line of words, with a tab where words stand far apart, as between columns.</summary>
internal static class PdfText
{
    public static IEnumerable<string> Lines(byte[] bytes)
    {
        using var document = PdfDocument.Open(bytes);
        foreach (var page in document.GetPages())
            foreach (var line in Lines(page.GetWords())) yield return line;
    }

    private static IEnumerable<string> Lines(IEnumerable<Word> words)
    {
        var lines = new List<List<Word>>();
        foreach (var word in words.Where(word => word.Text.Trim().Length > 0).OrderByDescending(word => word.BoundingBox.Bottom))
        {
            // Words of a line share its foot, but for commas and the like that reach below it.
            if (lines.Count > 0 && lines[^1][0].BoundingBox is var first && first.Bottom - word.BoundingBox.Bottom < first.Height / 2)
                lines[^1].Add(word);
            else lines.Add([word]);
        }

        return lines.Select(line => Line([.. line.OrderBy(word => word.BoundingBox.Left)]));
    }

    private static string Line(List<Word> words)
    {
        var text = words[0].Text;
        foreach (var (word, next) in words.Zip(words.Skip(1)))
        {
            var size = Math.Max(next.Letters[0].PointSize, 1);
            text += (next.BoundingBox.Left - word.BoundingBox.Right > size ? "\t" : " ") + next.Text;
        }

        return text;
    }
}
