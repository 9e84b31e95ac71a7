using Dib.Running;

namespace Dib.Tests.Runs;

public class LineReaderTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("one\ntwo\n", new[] { "one", "two" })]
    [InlineData("\n\ncut off", new[] { "", "", "cut off" })]
    [InlineData("1234567890\n12345678901\nnext\n", new[] { "1234567890", "next" })]
    [InlineData("far too long for this\nand this one is too\nshort\nlong at the end of all", new[] { "short" })]
    public async Task Lines_are_read_and_those_that_are_too_long_are_passed_over(string text, string[] lines)
    {
        foreach (var portion in (int[])[1, 3, 1000])
        {
            var reader = new LineReader(new InPortions(text, portion), longest: 10);
            var read = new List<string>();
            while (await reader.ReadLineAsync() is { } line)
                read.Add(line);
            read.ShouldBe(lines);
        }
    }

    private sealed class InPortions(string text, int portion) : StringReader(text)
    {
        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(portion, buffer.Length)], cancellationToken);
    }
}
