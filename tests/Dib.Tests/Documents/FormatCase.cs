using System.Text.Json;

namespace Dib.Tests.Documents;

/// <summary>
/// The folders under <c>cases</c>: a file, what is read from it, and what is written again. Other readers and writers of the format use
/// them too.
/// </summary>
public sealed record FormatCase(string Name, byte[] Input, ExpectedFile Expected, byte[]? Written)
{
    public static IEnumerable<FormatCase> All() =>
        Directory.EnumerateDirectories(Folder()).Order(StringComparer.Ordinal).Select(Read);

    public override string ToString() => Name;

    // Read where they stand in the sources: an output folder would keep cases that are long gone.
    private static string Folder()
    {
        var relative = Path.Combine("tests", "Dib.Tests", "Documents", "cases");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, relative)))
                return Path.Combine(folder.FullName, relative);
        }

        throw new DirectoryNotFoundException(
            $"{relative} is not above {AppContext.BaseDirectory}: the tests read their cases from the sources.");
    }

    private static FormatCase Read(string folder)
    {
        var expected = JsonSerializer.Deserialize<ExpectedFile>(
            File.ReadAllBytes(Path.Combine(folder, "expected.json")), JsonSerializerOptions.Web)!;
        var written = Path.Combine(folder, "written.dib");
        return new FormatCase(
            Path.GetFileName(folder),
            File.ReadAllBytes(Path.Combine(folder, "input.dib")),
            expected,
            File.Exists(written) ? File.ReadAllBytes(written) : null);
    }
}

public sealed record ExpectedFile(string? Metadata, IReadOnlyList<ExpectedCell>? Cells, ExpectedError? Error);

public sealed record ExpectedCell(string Kind, string Source, int Line);

public sealed record ExpectedError(int Line, string Found);
