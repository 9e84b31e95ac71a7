namespace Funding.Import;

/// <summary>What an import works with: the data as they are, what the page says, and what the person who imports says.</summary>
internal sealed record ImportContext(
    Dataset Data, PageNames Names, Func<string, byte[]?> Read, PageFacts Facts, ImportOptions Options,
    IReadOnlyList<TotalStatement> Totals)
{
    /// <summary>The codes of the regions that are said to be left out.</summary>
    public IReadOnlyList<string> NotPart { get; init; } = [];

    /// <summary>The files of the data with the new ones laid over, the descriptor included; or what loading them would reject.</summary>
    public (Dictionary<string, byte[]>? Files, IReadOnlyList<Finding> Findings) Complete(Dictionary<string, byte[]> changed)
    {
        byte[]? Overlaid(string name) => changed.GetValueOrDefault(name) ?? Read(name);
        try
        {
            // Files that were missing until now are part of the state that the descriptor describes.
            foreach (var schema in Schemas.FromPages)
                if (!schema.Optional && Overlaid(schema.Path) is { } bytes) changed.TryAdd(schema.Path, bytes);
            changed[DataFolder.DescriptorName] = DataDescriptor.Describe(Overlaid);
            return (changed, []);
        }
        catch (DatasetException exception)
        {
            return (null, exception.Findings);
        }
    }
}
