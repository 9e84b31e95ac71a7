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

    /// <summary>Begins.</summary>
    /// <param name="forEditor">True to get ready for an editor's questions too, which a kernel that only runs cells is never asked.</param>
    public static void Start(bool forEditor) =>
        new Thread(() => Run(forEditor)) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "warm-up" }.Start();

    private static void Run(bool forEditor)
    {
        PassACellAlong();
        var compiler = new CellCompiler();
        var first = new ChainLink(CellKey.Start.Next(TypicalCell, []), TypicalCell, []);
        compiler.Compile([], first, CancellationToken.None);
        compiler.Compile([first], new ChainLink(first.Key.Next("rows.Count", []), "rows.Count", []), CancellationToken.None);
        if (forEditor)
            AskAsEditorsDo(new LanguageService(() => new NotebookState(compiler.CatchUp([]), [], [], "/")));
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

    private static void AskAsEditorsDo(LanguageService service)
    {
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
