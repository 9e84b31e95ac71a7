using System.Text.RegularExpressions;

namespace Site.Tests.Running;

/// <summary>What a run of <c>dib</c> left: its exit code and all that it wrote to the terminal.</summary>
internal sealed partial record DibResult(int ExitCode, string Output)
{
    /// <summary>The output as one line, however it was wrapped.</summary>
    public string Unwrapped => WhiteSpace().Replace(Output, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
