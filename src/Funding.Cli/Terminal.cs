using Spectre.Console;

namespace Funding.Cli;

/// <summary>Where reports go: in colour on a terminal, as plain text without escape codes everywhere else.</summary>
internal static class Terminal
{
    private const int PlainWidth = 140;

    public static IAnsiConsole Create() => Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Create(new());

    public static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = PlainWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    public static Table Table(params IEnumerable<string> headers)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var header in headers) table.AddColumn(header);
        return table;
    }
}
