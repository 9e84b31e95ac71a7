using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>The repository that this program was built in.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>A copy of the notebooks and the data, with the built libraries where the notebooks look for them.</summary>
    /// <returns>The copy's folder, to be deleted by whoever asked.</returns>
    public static string CopyOfNotebooksAndData()
    {
        var copy = Directory.CreateTempSubdirectory("dib-benchmark-").FullName;
        foreach (var folder in new[] { "notebooks", "data" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
        Directory.CreateDirectory(Path.Combine(copy, "artifacts"));
        Directory.CreateSymbolicLink(Path.Combine(copy, "artifacts", "bin"), Path.Combine(Root, "artifacts", "bin"));
        return copy;
    }

    /// <summary>Moves some inhabitants between two regions in the population printed with a grant: all sums still hold.</summary>
    /// <param name="copy">A copy of notebooks and data.</param>
    /// <param name="moved">How many, another number each time.</param>
    public static void EditData(string copy, int moved)
    {
        var path = Path.Combine(copy, "data", "population.csv");
        var text = File.ReadAllText(path);
        var edited = Set(Set(text, "01,2021-grant-basis,", 2_411_859 + moved), "03,2021-grant-basis,", 394_154 - moved);
        if (edited == text)
            throw new InvalidOperationException($"{path} was to be edited and is the same.");
        File.WriteAllText(path, edited);

        static string Set(string text, string row, int number) =>
            Regex.Replace(text, $"(?<=^{row})[0-9]+", $"{number}", RegexOptions.Multiline);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Analysis.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("No folder above this program has Analysis.sln.");
    }
}
