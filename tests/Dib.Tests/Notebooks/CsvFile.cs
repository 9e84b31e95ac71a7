using System.Text;

namespace Dib.Tests.Notebooks;

/// <summary>A CSV file of the data folder, read and written without the library under test.</summary>
internal sealed class CsvFile(string path)
{
    private readonly List<List<string>> _lines = [.. File.ReadAllLines(path).Where(line => line.Length > 0).Select(Split)];

    public IReadOnlyList<string> Header => _lines[0];

    public IEnumerable<IReadOnlyList<string>> Rows => _lines.Skip(1);

    public string this[IReadOnlyList<string> row, string column]
    {
        get => row[_lines[0].IndexOf(column)];
        set => ((List<string>)row)[_lines[0].IndexOf(column)] = value;
    }

    public void Add(params string[] cells) => _lines.Add([.. cells]);

    public void Remove(Predicate<IReadOnlyList<string>> row) => _lines.RemoveAll(line => line != _lines[0] && row(line));

    public void Save() => File.WriteAllText(path, string.Concat(_lines.Select(line => string.Join(',', line.Select(Quoted)) + "\n")));

    private static string Quoted(string cell) => cell.IndexOfAny([',', '"']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"') quoted = !quoted;
            else if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(character);
        }

        return [.. cells, cell.ToString()];
    }
}
