using System.Net;

namespace Dib.Watching;

/// <summary>What a client asks for: as much of HTTP/1.1 as a browser needs that reads a site.</summary>
/// <param name="Path">The path, decoded.</param>
/// <param name="Query">What follows its question mark, as it was sent.</param>
/// <param name="Headers">The headers' values by name; those of a repeated one are joined by commas.</param>
internal sealed record HttpRequest(string Path, string Query, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value of a header; null where there is none.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);

    /// <summary>Reads all of a request that comes before its body. What a body holds, nothing here asks for.</summary>
    /// <param name="head">Its lines, with the empty one that ends them.</param>
    /// <param name="authorities">What this server is called.</param>
    /// <exception cref="HttpRefusal">It is malformed, or for another server.</exception>
    public static HttpRequest Parse(ReadOnlySpan<byte> head, IReadOnlyCollection<string> authorities)
    {
        // Byte by byte: what of it is UTF-8 is seen to once it is decoded.
        var lines = Encoding.Latin1.GetString(head).TrimEnd('\r', '\n').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines.Exists(line => line.Any(letter => letter is (< ' ' and not '\t') or '\x7f')))
            throw Malformed("a control character");
        if (lines[0].Split(' ') is not [var method, var target, var version] || method.Length == 0
            || !version.StartsWith("HTTP/", StringComparison.Ordinal))
            throw Malformed("no request line");
        if (version is not ("HTTP/1.1" or "HTTP/1.0"))
            throw new HttpRefusal(HttpStatusCode.HttpVersionNotSupported, "HTTP/1.1 was expected.");
        var headers = HeadersOf(lines[1..]);
        var authority = headers.GetValueOrDefault("Host") ?? throw Malformed("no host");
        if (target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            var path = target.IndexOfAny(['/', '?'], "http://".Length);
            (authority, target) = path < 0 ? (target["http://".Length..], "/") : (target["http://".Length..path], target[path..]);
        }
        // A name of someone else's that was made to lead here would make this site one of that name's in a browser's eyes.
        if (!authorities.Contains(authority, StringComparer.OrdinalIgnoreCase))
            throw new HttpRefusal(HttpStatusCode.Forbidden, $"This site is served at {authorities.First()} alone.");
        if (method is not ("GET" or "HEAD"))
            throw new HttpRefusal(HttpStatusCode.MethodNotAllowed, "A site is only read: GET and HEAD are answered.");
        if (!target.StartsWith('/'))
            throw Malformed("no path");
        var query = target.IndexOf('?');
        return query < 0 ? new HttpRequest(Decode(target), "", headers)
            : new HttpRequest(Decode(target[..query]), target[(query + 1)..], headers);
    }

    private static Dictionary<string, string> HeadersOf(IEnumerable<string> lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':');
            if (colon < 1 || line.AsSpan(0, colon).ContainsAny(' ', '\t'))
                throw Malformed("a line that is no header");
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }
        return headers;
    }

    /// <summary>Decodes a path once, and strictly: of what is not well encoded, each reader makes something else.</summary>
    private static string Decode(string path)
    {
        var bytes = new List<byte>(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '%')
                bytes.Add((byte)path[i]);
            else if (i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
                bytes.Add((byte)((Convert.ToByte(path[++i].ToString(), 16) << 4) | Convert.ToByte(path[++i].ToString(), 16)));
            else
                throw Malformed("a percent sign that encodes nothing");
        }
        try
        {
            var decoded = StrictUtf8.GetString(bytes.ToArray());
            return decoded.Any(char.IsControl) ? throw Malformed("a control character in the path") : decoded;
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("a path that is not UTF-8");
        }
    }

    private static HttpRefusal Malformed(string found) => new(HttpStatusCode.BadRequest, $"The request has {found}.");
}

/// <summary>A request that is not granted.</summary>
/// <param name="status">What the answer says.</param>
/// <param name="message">Why, for people.</param>
internal sealed class HttpRefusal(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status => status;
}
