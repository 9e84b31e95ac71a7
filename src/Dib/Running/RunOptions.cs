namespace Dib.Running;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>How long one cell may run.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True to go on with the next cell after one that failed, and not to count failures.</summary>
    public bool AllowErrors { get; init; }

    /// <summary>Values for <c>@input:name</c>, by name.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();
}
