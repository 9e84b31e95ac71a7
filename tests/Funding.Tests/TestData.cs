using System.Text;
using Funding.Data;

namespace Funding.Tests;

/// <summary>The repository's own data, held in memory so that a test can alter them and load the result.</summary>
internal static class TestData
{
    private static readonly DataFolder Folder = DataFolder.Find(AppContext.BaseDirectory);
    private static readonly Dictionary<string, byte[]> Files = Directory
        .EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Folder.Path, path).Replace('\\', '/'), File.ReadAllBytes);

    public static Dataset Real { get; } = Dataset.Read(Read);

    public static IReadOnlyList<Grant> RegionalGrantsOf(this Dataset data, int year) =>
        [.. data.RegionalGrants.Where(grant => grant.Year == year)];

    public static string DataPath => Folder.Path;

    public static IEnumerable<string> Names => Files.Keys;

    public static byte[]? Read(string name) => Files.GetValueOrDefault(name);

    public static string Text(string name) => Encoding.UTF8.GetString(Files[name]);

    /// <summary>The data with one file's text altered. The alteration must change something.</summary>
    public static Func<string, byte[]?> With(string file, Func<string, string> alter)
    {
        var altered = alter(Text(file));
        altered.ShouldNotBe(Text(file));
        return With(file, Encoding.UTF8.GetBytes(altered));
    }

    public static Func<string, byte[]?> With(string file, byte[]? bytes) => name => name == file ? bytes : Read(name);

    public static Func<string, byte[]?> With(string file, string old, string replacement) =>
        With(file, text => text.Replace(old, replacement, StringComparison.Ordinal));

    /// <summary>The data with one line of a file replaced: the one that starts with a text.</summary>
    public static Func<string, byte[]?> WithRow(string file, string start, string row) =>
        With(file, Text(file).Split('\n')[LineOf(file, start) - 1], row);

    /// <summary>What loading complains about.</summary>
    public static IReadOnlyList<Finding> Findings(Func<string, byte[]?> read) =>
        Should.Throw<DatasetException>(() => Dataset.Read(read)).Findings;

    /// <summary>The line of a file, counted from 1, that starts with a text.</summary>
    public static int LineOf(string file, string start) =>
        Array.FindIndex(Text(file).Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)) + 1;
}
