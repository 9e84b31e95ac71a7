/// <summary>Where things lie in the repository that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Notebooks { get; } = Path("notebooks");

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(Path(parts)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "Analysis.sln"))) return folder;
        }
        throw new DirectoryNotFoundException(
            $"Neither {AppContext.BaseDirectory} nor a folder above it holds Analysis.sln: these tests run inside the repository.");
    }
}
