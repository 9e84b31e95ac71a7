namespace Dib.Tests.Documents;

/// <summary>
/// Texts that a reader of the format may be given, right and wrong. Other readers and writers of the format use them too.
/// </summary>
internal static class RandomFile
{
    private const string Listed = "{\"kernelInfo\":{\"items\":[{\"name\":\"sql\",\"aliases\":[\"db\"]}]}}";

    private static readonly string[] Fragments =
    [
        "\n", "\n", "\n", "\r\n", "\r\n", "\r", "\u2028", "\uFEFF", " ", "\t", "a", "1;", "```", "\"\"\"", "#", "#!", "#!csharp",
        "#!csharp", "#!cs", "#!md", "#!markdown",
        "\n#!csharp\n", "\n#!markdown\n", "\r\n#!html\r\n", "\n#!sql\n", "\n#!db\n", "#!sql", "#!value", "#!value --name x", "#!time",
        "#r \"nuget:X\"", "#!CSharp", "#! csharp",
        "#!meta", "\n#!meta\n", $"\n#!meta\n{Listed}\n", $"\n#!meta\n{{\n}}\n#!time\n", "{}", "{", "}", "[", "\"", "\\", "null", ",", ":",
        "\ud800", "\0", "å",
    ];

    /// <summary>One file in four has no line end but <c>\r\n</c>.</summary>
    public static string Next(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Fragments[random.Next(Fragments.Length)]));
        return random.Next(4) == 0 ? text.Replace("\r\n", "\n").Replace("\n", "\r\n") : text;
    }
}
