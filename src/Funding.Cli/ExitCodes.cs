namespace Funding.Cli;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>An import was refused, or the data have findings.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, or a file that cannot be read.</summary>
    public const int WrongUsage = 2;
}
