namespace Dib;

/// <summary>Where a path leads once all symbolic links on its way are followed.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows.</summary>
    private const int MostLinks = 40;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>The absolute path without links; what is not there yet leads to itself.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string Of(string path)
    {
        var (real, left) = ("", new Stack<string>());
        Follow(Path.GetFullPath(path));
        for (var links = 0; left.TryPop(out var name);)
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target) real = next;
            else if (++links <= MostLinks) Follow(target);
            else
            {
                throw new IOException($"{path}: found more than {MostLinks} symbolic links on the way, expected a file or folder. "
                    + "Likely cause: they lead in a circle.");
            }
        }
        return real;

        void Follow(string target)
        {
            var root = Path.GetPathRoot(target) ?? "";
            if (root.Length > 0) real = root;
            var names = target[root.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".");
            foreach (var name in names.Reverse()) left.Push(name);
        }
    }

    /// <summary>Whether a path leads to a place below a folder, which itself is taken as it is.</summary>
    public static bool IsBelow(string path, string folder) =>
        Of(path).StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
