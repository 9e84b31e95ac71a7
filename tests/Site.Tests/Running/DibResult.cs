namespace Site.Tests.Running;

/// <summary>What a run of <c>dib</c> left: its exit code and all that it wrote to the terminal.</summary>
internal sealed record DibResult(int ExitCode, string Output);
