namespace Dib.Cli;

/// <summary>Writes to the user's terminal. Names and messages come from anywhere: nothing of them is taken for a command.</summary>
internal static class Terminal
{
    /// <summary>Writes one line, whatever its text holds.</summary>
    public static void WriteLine(string line) => Console.WriteLine(TerminalText.Escaped(line));

    /// <summary>Writes a message of a line or several.</summary>
    public static void WriteMessage(string message) => Console.WriteLine(Escaped(message));

    /// <summary>Writes a message of a line or several as an error.</summary>
    public static void WriteError(string message) => Console.Error.WriteLine(Escaped(message));

    private static string Escaped(string message) =>
        string.Join(Environment.NewLine, message.ReplaceLineEndings("\n").Split('\n').Select(TerminalText.Escaped));
}
