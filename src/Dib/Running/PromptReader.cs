namespace Dib.Running;

/// <summary>Reads UTF-8 from a stream and gives what is there. A <see cref="StreamReader"/> keeps what it has read back, and waits for
/// more, where one read filled its buffer to the last byte.</summary>
/// <param name="stream">Where the bytes come from.</param>
internal sealed class PromptReader(Stream stream) : TextReader
{
    private readonly byte[] _bytes = new byte[16 * 1024];
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        // Beside a character for each byte there may be one for what the bytes before left unfinished.
        var most = Math.Min(_bytes.Length, buffer.Length - 1);
        while (true)
        {
            var read = await stream.ReadAsync(_bytes.AsMemory(0, most), cancellationToken).ConfigureAwait(false);
            var count = _decoder.GetChars(_bytes.AsSpan(0, read), buffer.Span, flush: read == 0);
            if (count > 0 || read == 0)
                return count;
        }
    }
}
