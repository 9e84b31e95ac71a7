using System.Text.Json;

namespace Dib.Documents;

/// <summary>Finds the line of a Jupyter file on which each cell's source begins; the parsed JSON no longer knows it.</summary>
internal static class IpynbSourceLines
{
    /// <summary>One 1-based line per element of <c>cells</c>; a cell without a source has the line on which it begins.</summary>
    /// <param name="json">Valid JSON, an object.</param>
    public static List<int> Find(ReadOnlySpan<byte> json)
    {
        var lines = new List<int>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 256 });
        var (line, counted) = (1, 0);
        var inCells = false;

        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                inCells = reader.ValueTextEquals("cells"u8);
            else if (inCells && reader.CurrentDepth == 2 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                lines.Add(LineHere(json, ref reader));
            else if (inCells && reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 3 } && reader.ValueTextEquals("source"u8))
            {
                reader.Read();
                var isList = reader.TokenType == JsonTokenType.StartArray;
                if (isList)
                    reader.Read();
                lines[^1] = LineHere(json, ref reader);
            }
        }

        return lines;

        int LineHere(ReadOnlySpan<byte> text, ref Utf8JsonReader at)
        {
            var position = (int)at.TokenStartIndex;
            line += text[counted..position].Count((byte)'\n');
            counted = position;
            return line;
        }
    }
}
