using System.IO.Pipes;
using System.Text;
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

    /// <summary>Whoever waits for a line would wait for ever where it is kept back until the next one comes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(16 * 1024)]
    [InlineData(3 * 16 * 1024)]
    public async Task A_line_is_there_as_soon_as_it_is_written_whatever_its_length(int bytes)
    {
        await using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var end = new AnonymousPipeClientStream(PipeDirection.In, pipe.ClientSafePipeHandle);
        var reader = new LineReader(new PromptReader(end));
        var line = string.Concat(Enumerable.Repeat("ä€", bytes / 16)).PadRight(bytes - 1 - bytes / 16 * 3, 'a');
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await pipe.WriteAsync(Encoding.UTF8.GetBytes($"{line}\n"));
            (await reader.ReadLineAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(line);
        }
    }

    [Fact]
    public async Task Characters_that_come_in_pieces_are_read_whole_and_a_cut_off_one_is_told()
    {
        await using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var end = new AnonymousPipeClientStream(PipeDirection.In, pipe.ClientSafePipeHandle);
        var reader = new LineReader(new PromptReader(end));
        var reading = reader.ReadLineAsync().AsTask();
        foreach (var part in Encoding.UTF8.GetBytes("å€\ud83d\ude00\n"))
        {
            pipe.WriteByte(part);
            await Task.Delay(5);
        }
        (await reading).ShouldBe("å€\ud83d\ude00");
        pipe.Write(Encoding.UTF8.GetBytes("a€").AsSpan()[..^1]);
        pipe.Dispose();
        (await reader.ReadLineAsync()).ShouldBe("a\ufffd");
        (await reader.ReadLineAsync()).ShouldBeNull();
    }

    private sealed class InPortions(string text, int portion) : StringReader(text)
    {
        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(portion, buffer.Length)], cancellationToken);
    }
}
