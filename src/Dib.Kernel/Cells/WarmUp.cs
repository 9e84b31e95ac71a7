using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>Has the compiler do once what every first cell and an editor's first questions need, in the background,
/// while a kernel waits for its notebook.</summary>
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

    /// <summary>In milliseconds. A cell that a kernel was started for has come by then.</summary>
    private const int FirstCellComes = 100;

    /// <summary>In milliseconds. A cell that runs longer than this most likely waits, and leaves the processor free.</summary>
    private const int LongestWait = 5000;

    private const int BetweenLooks = 50;

    /// <summary>Begins.</summary>
    public static void Start() => Start(() => Compile());

    /// <summary>Begins to get ready for an editor's questions too, which a kernel that only runs cells is never asked.</summary>
    /// <param name="isBusy">
    /// Whether the kernel runs a cell. An editor often starts it for a cell that is to run at once: it needs the processor itself.
    /// </param>
    public static void StartForEditor(Func<bool> isBusy) =>
        Start(() =>
        {
            Thread.Sleep(FirstCellComes);
            for (var end = Environment.TickCount64 + LongestWait; isBusy() && Environment.TickCount64 < end;)
                Thread.Sleep(BetweenLooks);
            AskAsEditorsDo(Compile());
        });

    private static void Start(Action run) =>
        new Thread(new ThreadStart(run)) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "warm-up" }.Start();

    private static CellCompiler Compile()
    {
        PassACellAlong();
        var compiler = new CellCompiler();
        var first = new ChainLink(CellKey.Start.Next(TypicalCell, []), TypicalCell, []);
        compiler.Compile([], first, CancellationToken.None);
        compiler.Compile([first], new ChainLink(first.Key.Next("rows.Count", []), "rows.Count", []), CancellationToken.None);
        return compiler;
    }

    /// <summary>The way of any cell, cached or not, but for the cell itself: read, taken apart, its values written and sent.</summary>
    private static void PassACellAlong()
    {
        Envelope.Parse(Envelope.Write("0", new SubmitCode("1", new Dictionary<string, string> { ["cell"] = "cell 1" })));
        CellScript.Parse("#!import setup.dib\n#r \"a.dll\"\nvar rows = 1;", Kinds.CSharp);
        var rows = Enumerable.Range(1, 3).Select(i => new { Name = $"r{i}", Share = i / 2.0, Count = i }).ToList();
        var values = Displays.Of(rows).Select(value => new FormattedValue(value.MimeType, value.Value)).ToList();
        Envelope.Write(new DisplayedValueProduced(values, "display-0"), null);
        Envelope.Write(new ReturnValueProduced(values, "display-0"), null);
        Envelope.Write(new CommandSucceeded(1), null);
    }

    private static void AskAsEditorsDo(CellCompiler compiler)
    {
        var service = new LanguageService(() => new NotebookState(compiler.CatchUp([]), [], [], "/"));
        ImportableNames.WarmUp();
        foreach (var line in new[] { "rows.Where(row => row.", "", "string.Join(", "rows.Where(row => row.Value > 1).ToL" })
        {
            var end = new LinePosition(0, line.Length);
            service.Completions(new RequestCompletions(line, end), CancellationToken.None);
            service.Signatures(new RequestSignatureHelp(line, end), CancellationToken.None);
            service.Hover(new RequestHoverText(line, new LinePosition(0, 1)), CancellationToken.None);
            service.Diagnostics(new RequestDiagnostics(line), CancellationToken.None);
        }
        service.Diagnostics(new RequestDiagnostics(TypicalCell), CancellationToken.None);
        service.Tokens(new RequestSemanticTokens(TypicalCell), CancellationToken.None);
    }
}
