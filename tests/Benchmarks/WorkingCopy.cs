using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>A copy of the notebooks and the data, to edit and to render.</summary>
internal static class WorkingCopy
{
    /// <summary>Makes a copy, with the built libraries where the notebooks look for them.</summary>
    /// <returns>The copy's folder, to be deleted by whoever asked.</returns>
    public static string Create()
    {
        var copy = Directory.CreateTempSubdirectory("dib-benchmark-").FullName;
        foreach (var folder in new[] { "notebooks", "data" })
        {
            foreach (var file in Directory.GetFiles(Repository.Path(folder), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
        Directory.CreateDirectory(Path.Combine(copy, "artifacts"));
        Directory.CreateSymbolicLink(Path.Combine(copy, "artifacts", "bin"), Repository.Path("artifacts", "bin"));
        return copy;
    }

    /// <summary>
    /// Moves some inhabitants between two regions in the population printed with a grant: all sums still hold. The descriptor
    /// gets the file's new hash, as 'funding check --describe' gives it.
    /// </summary>
    /// <param name="copy">A copy of notebooks and data.</param>
    /// <param name="moved">How many, another number each time.</param>
    public static void Edit(string copy, int moved)
    {
        var path = Path.Combine(copy, "data", "population.csv");
        var (text, before) = (File.ReadAllText(path), Hash(path));
        var edited = Set(Set(text, "01,2021-grant-basis,", 2_411_859 + moved), "03,2021-grant-basis,", 394_154 - moved);
        if (edited == text)
            throw new InvalidOperationException($"{path} was to be edited and is the same.");
        File.WriteAllText(path, edited);
        var descriptor = Path.Combine(copy, "data", "datapackage.json");
        File.WriteAllText(descriptor, File.ReadAllText(descriptor).Replace(before, Hash(path)));

        static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

        static string Set(string text, string row, int number) =>
            Regex.Replace(text, $"(?<=^{row})[0-9]+", $"{number}", RegexOptions.Multiline);
    }
}
