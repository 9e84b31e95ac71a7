namespace Dib.Running;

/// <summary>Reads lines, none of them longer than memory bears: a longer one is passed over.</summary>
/// <param name="reader">Where they come from.</param>
/// <param name="longest">How many characters of a line are kept.</param>
internal sealed class LineReader(TextReader reader, int longest = LineReader.Longest)
{
    /// <summary>What a kernel sends is shorter: it keeps to what a page can hold.</summary>
    private const int Longest = 128 * 1024 * 1024;

    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _line = new();
    private int _start;
    private int _end;

    /// <summary>The next line without its end, or null where there is none.</summary>
    public async ValueTask<string?> ReadLineAsync()
    {
        _line.Clear();
        var isTooLong = false;
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await reader.ReadAsync(_buffer).ConfigureAwait(false));
                if (_end == 0)
                    return _line.Length > 0 ? _line.ToString() : null;
            }
            var rest = _buffer.AsMemory(_start.._end);
            var length = rest.Span.IndexOf('\n');
            var part = length < 0 ? rest : rest[..length];
            _start += part.Length + (length < 0 ? 0 : 1);
            isTooLong |= _line.Length + part.Length > longest;
            if (isTooLong)
                _line.Clear();
            else
                _line.Append(part.Span);
            if (length < 0)
                continue;
            if (!isTooLong)
                return _line.ToString();
            isTooLong = false;
        }
    }
}
