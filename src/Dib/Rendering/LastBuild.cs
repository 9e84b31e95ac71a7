using Dib.Cache;

namespace Dib.Rendering;

/// <summary>
/// The last rendering of a site: what was asked for, what it read and what it wrote. Where the same is asked for and every
/// file still is what it was, there is nothing to do. Kept in the folder of the notebooks' records, as plain lines: it is read
/// before anything else.
/// </summary>
/// <param name="Request">The identity of what was asked for.</param>
/// <param name="Pages">How many pages the site has.</param>
/// <param name="Notebooks">The notebooks, as messages show them.</param>
/// <param name="Files">All that was read and written.</param>
public sealed record LastBuild(string Request, int Pages, IReadOnlyList<string> Notebooks, IReadOnlyList<FileState> Files)
{
    private const string FileName = "last-build";

    /// <summary>What stands in no name of a file.</summary>
    private const char Between = '\0';

    /// <summary>The last rendering, where it still stands; else null.</summary>
    /// <param name="siteFolder">The site's folder.</param>
    /// <param name="request">What is asked for now, see <see cref="RenderOptions.Request"/>.</param>
    public static LastBuild? Standing(string siteFolder, string request)
    {
        if (Read(siteFolder) is not { } last || last.Request != Key(siteFolder, request))
            return null;
        var hashes = new FileHashes(last.Files);
        return last.Files.All(file => hashes.Of(file.Path) == file.Hash) ? last : null;
    }

    /// <summary>The files of the last rendering as they were, whether it still stands or not.</summary>
    internal static IReadOnlyList<FileState> FilesOf(string siteFolder) => Read(siteFolder)?.Files ?? [];

    /// <summary>Keeps a rendering.</summary>
    internal static void Write(string siteFolder, string request, int pages, IEnumerable<string> notebooks, IEnumerable<FileState> files)
    {
        List<string> lines = [Key(siteFolder, request), $"{pages}", string.Join(Between, notebooks)];
        lines.AddRange(files.DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => string.Create(CultureInfo.InvariantCulture,
                $"{file.Hash ?? "-"} {file.Length} {file.Written} {(file.IsSettled ? 1 : 0)} {file.Path}")));
        // A name that breaks a line cannot be kept: such a site is looked through each time.
        if (lines.TrueForAll(line => !line.Contains('\n')))
            RunStore.Of(siteFolder).WriteSealed(FileName, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    /// <summary>A copy of a site is at another place, another build of the engine may do otherwise, and local times are another zone's.
    /// </summary>
    private static string Key(string siteFolder, string request) =>
        ContentHash.OfText(
            $"{Staleness.Engine}\n{Staleness.Zone}\n{RealPath.Of(Path.GetFullPath(siteFolder))}\n"
                + $"{Directory.GetCurrentDirectory()}\n{request}");

    private static LastBuild? Read(string siteFolder) => Reading.OrNull(() =>
    {
        if (RunStore.Of(siteFolder).ReadSealed(FileName) is not { } kept)
            return null;
        var lines = Encoding.UTF8.GetString(kept).Split('\n');
        var pages = int.Parse(lines[1], CultureInfo.InvariantCulture);
        return new LastBuild(lines[0], pages, lines[2].Split(Between), [.. lines[3..].Select(State)]);
    });

    private static FileState State(string line)
    {
        var parts = line.Split(' ', 5);
        return new FileState(
            parts[4], parts[0] == "-" ? null : parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture),
            long.Parse(parts[2], CultureInfo.InvariantCulture), parts[3] == "1");
    }
}
