using System.Globalization;
using Dib.Documents;

namespace Dib.Cli;

/// <summary>The program's commands and the way from their arguments to their code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("Runs C# notebooks (.dib) and renders them as web pages.")
            { RenderCommand.Create(), WatchCommand.Create(), VerifyCommand.Create(), KernelCommand() };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Terminal.WriteError(error.Message);
            Terminal.WriteError(
                $"'dib {string.Join(' ', args.TakeWhile(arg => !arg.StartsWith('-')).Take(1).Append("--help"))}' shows how it is used.");
            return ExitCodes.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            Terminal.WriteError(error.Message);
            return ExitCodes.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            Terminal.WriteError("Stopped.");
            return ExitCodes.NotebookFailed;
        }
    }

    private static Command KernelCommand() =>
        new("kernel",
            "Runs one notebook's cells, speaking the kernel protocol on standard input and output (for editors and other programs)")
            { CultureOption.Create() };
}

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>A notebook failed, its page shows where, or a page could not be printed; the other pages are there.</summary>
    public const int NotebookFailed = 1;

    /// <summary>Wrong usage, or a file that cannot be read.</summary>
    public const int WrongUsage = 2;

    /// <summary>Every notebook ran, but a claim of one no longer holds; its page says which.</summary>
    public const int ClaimBroken = 3;
}
