namespace Dib.Cli;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>A notebook failed, its page shows where, or a page could not be printed; the other pages are there.</summary>
    public const int NotebookFailed = 1;

    /// <summary>Wrong usage, or a file that cannot be read.</summary>
    public const int WrongUsage = 2;
}
