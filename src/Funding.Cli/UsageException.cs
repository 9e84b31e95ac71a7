namespace Funding.Cli;

/// <summary>An argument or a file that cannot be used; the message says what was found and what was expected.</summary>
internal sealed class UsageException(string message) : Exception(message);
