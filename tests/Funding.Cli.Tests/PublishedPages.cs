namespace Funding.Cli.Tests;

/// <summary>
/// The five pages as they were published. They are not part of the repository: they lie where the variable PUBLISHED_PAGES
/// says, or in <c>shared/sources</c> beside the repository.
/// </summary>
internal static class PublishedPages
{
    private const string Variable = "PUBLISHED_PAGES";

    /// <summary>Each page with what it does not say itself, in an order in which a population comes before those who refer to it.</summary>
    public static readonly (string Page, string[] Options)[] Imports =
    [
        ("2022-backlog-per-capita.txt", ["--id", "2022-backlog", "--population", "2021-grant-basis"]),
        ("2021-performance.txt", ["--id", "2021-performance", "--population", "2021-grant-basis"]),
        ("2022-four-agreements.txt", ["--id", "2022-agreements"]),
        ("2023-equal-split.txt", ["--id", "2023-free-capacity"]),
        ("2024-performance-and-bup.txt", ["--id", "2024-accessibility", "--effective", "population"]),
    ];

    /// <summary>The folder with the pages; a test that asks for it is skipped where there is none.</summary>
    public static string Folder
    {
        get
        {
            Assert.SkipWhen(Found is null, WhyAbsent);
            return Found!;
        }
    }

    private static string? Found { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } said ? said
        : Upwards(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "shared", "sources")).FirstOrDefault(HasPages);

    private static string WhyAbsent => $"The published pages are not part of the repository: set {Variable} to a folder with "
        + $"{string.Join(", ", Imports.Select(import => import.Page))}.";

    private static bool HasPages(string folder) => Imports.All(import => File.Exists(Path.Combine(folder, import.Page)));

    private static IEnumerable<string> Upwards(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder)) yield return folder;
    }
}
