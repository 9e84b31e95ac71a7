namespace Funding.Measures;

/// <summary>Two grants were to be added although they share money or payers differ.</summary>
public sealed class OverlappingGrantsException(string message, Grant first, Grant second) : InvalidOperationException(message)
{
    /// <summary>The whole, or the first of the two.</summary>
    public Grant First { get; } = first;

    /// <summary>The part, or the second of the two.</summary>
    public Grant Second { get; } = second;
}
