using System.Text.Json;

namespace Funding.Data;

/// <summary>What the descriptor says of each file's bytes, so that an edit is seen that contradicts no other figure.</summary>
internal sealed class Descriptor
{
    private readonly Dictionary<string, string> _hashes = [];

    /// <param name="bytes">The descriptor's bytes; null where there is none.</param>
    /// <param name="findings">Gets what is wrong with it.</param>
    public Descriptor(byte[]? bytes, List<Finding> findings)
    {
        try
        {
            if (bytes is null)
            {
                findings.Add(new(DataFolder.DescriptorName, null, "no such file", "the descriptor of the data",
                    "it was never written; 'funding check --describe' writes it"));
                return;
            }

            using var descriptor = JsonDocument.Parse(bytes);
            foreach (var resource in descriptor.RootElement.GetProperty("resources").EnumerateArray())
                _hashes[resource.GetProperty("path").GetString()!] = resource.GetProperty("hash").GetString()!;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            findings.Add(new(DataFolder.DescriptorName, null, "a descriptor that cannot be read",
                "JSON with path and hash of each resource",
                "it was edited by hand; 'funding check --describe' writes it anew"));
        }
    }

    /// <summary>The files that it lists.</summary>
    public IEnumerable<string> Files => _hashes.Keys;

    /// <summary>Whether a file's bytes are those that it lists; a file that it does not list is none of its matters.</summary>
    public void Compare(string path, byte[]? bytes, List<Finding> findings)
    {
        if (!_hashes.TryGetValue(path, out var expected) || (bytes is not null && DataFolder.Hash(bytes) == expected)) return;
        findings.Add(bytes is null
            ? new(path, null, "no such file", $"the file that {DataFolder.DescriptorName} lists", "it was moved or renamed")
            : new(path, null, Short(DataFolder.Hash(bytes)), $"{Short(expected)}, as {DataFolder.DescriptorName} describes the file",
                "it was edited; take it from version control, or accept a wanted edit with 'funding check --describe'"));
    }

    private static string Short(string hash) => hash[..Math.Min(hash.Length, 19)] + "…";
}
