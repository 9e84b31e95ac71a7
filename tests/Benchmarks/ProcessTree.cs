namespace Benchmarks;

/// <summary>A process and all that it started, as Linux knows them.</summary>
internal static class ProcessTree
{
    /// <summary>The memory that the processes hold at this moment, summed.</summary>
    public static long ResidentBytes(int root)
    {
        var sum = Resident(root);
        foreach (var task in List($"/proc/{root}/task"))
        {
            foreach (var child in Read($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                sum += ResidentBytes(int.Parse(child));
        }
        return sum;
    }

    private static long Resident(int id) =>
        Read($"/proc/{id}/statm").Split(' ') is [_, var pages, ..] ? long.Parse(pages) * Environment.SystemPageSize : 0;

    private static string[] List(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (IOException)
        {
            // It ended in between.
            return "";
        }
    }
}
