namespace Funding.Data;

/// <summary>The payload of the event that announces a read file.</summary>
/// <param name="Path">The absolute path.</param>
public sealed record DataFileRead(string Path);
