namespace Dib.Kernel;

/// <summary>Has the compiler do once what every first cell needs, in the background, while a kernel waits for its notebook.</summary>
internal static class WarmUp
{
    /// <summary>Uses the language as notebooks do; never run, and no part of any session.</summary>
    private const string TypicalCell =
        """
        using System.Globalization;
        record Row(string Name, double Value);
        var rows = Enumerable.Range(1, 3).Select(i => new Row($"r{i}", i / 2.0)).ToList();
        var byName = rows.GroupBy(row => row.Name).ToDictionary(group => group.Key, group => group.Sum(row => row.Value));
        string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
        foreach (var row in rows.Where(row => row.Value > 1).OrderByDescending(row => row.Value))
            $"**{row.Name}**: {Text(row.Value)}".DisplayAs("text/markdown");
        await Task.Yield();
        rows.Select(row => new { row.Name, Share = row.Value / rows.Sum(other => other.Value) }).DisplayTable("Shares");
        display(byName is { Count: > 0 } ? rows[^1] : null)
        """;

    public static void Start() => new Thread(Run) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "warm-up" }.Start();

    private static void Run()
    {
        var compiler = new CellCompiler();
        compiler.Compile("warm-up-1", TypicalCell, [], CancellationToken.None);
        compiler.Compile("warm-up-2", "rows.Count", [], CancellationToken.None);
    }
}
