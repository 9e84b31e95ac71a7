namespace Funding.Import.Writing;

/// <summary>
/// The descriptor of the data folder, a Frictionless Data Package (datapackage.org, version 2): schemas with constraints,
/// foreign keys, sources, published totals, and size and SHA-256 of each file. It is written from the data, never by hand.
/// </summary>
public static class DataDescriptor
{
    /// <summary>The descriptor that belongs to the data, as UTF-8 with LF line ends; the same data give the same bytes.</summary>
    /// <param name="read">Gives the bytes of a file by its path relative to the data folder, or null.</param>
    /// <exception cref="DatasetException">The data fail a check.</exception>
    public static byte[] Describe(Func<string, byte[]?> read) => DescriptorJson.Write(Dataset.Read(read), read);

    /// <summary>Writes the descriptor of a data folder, whole and then moved into place.</summary>
    /// <param name="folder">The data folder or any folder below the one that holds it; null to search as
    /// <see cref="Dataset.Load"/>.</param>
    /// <exception cref="DatasetException">The data fail a check.</exception>
    /// <returns>The descriptor's path.</returns>
    public static string Refresh(string? folder = null)
    {
        var data = DataFolder.Find(folder);
        var path = Path.Combine(data.Path, DataFolder.DescriptorName);
        File.WriteAllBytes(path + ".new", Describe(data.Read));
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    /// <summary>
    /// Compares the files with the descriptor: hashes, sizes, missing files, and whether the descriptor still says what the
    /// data say. The files' content is not checked here; that is what loading does.
    /// </summary>
    /// <param name="read">Gives the bytes of a file by its path relative to the data folder, or null.</param>
    /// <returns>What does not agree; empty if all does.</returns>
    public static IReadOnlyList<Finding> Verify(Func<string, byte[]?> read)
    {
        if (read(DataFolder.DescriptorName) is not { } bytes)
            return [new(DataFolder.DescriptorName, null, "no such file", "the descriptor of the data", "it was never written")];
        var findings = new List<Finding>();
        try
        {
            using var descriptor = JsonDocument.Parse(bytes);
            foreach (var resource in descriptor.RootElement.GetProperty("resources").EnumerateArray())
                Compare(resource.GetProperty("path").GetString()!, resource.GetProperty("hash").GetString()!,
                    resource.GetProperty("bytes").GetInt64(), read, findings);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [new(DataFolder.DescriptorName, null, "a descriptor that cannot be read",
                "JSON with path, hash and bytes of each resource", "it was edited by hand")];
        }

        if (findings.Count == 0 && !Describe(read).AsSpan().SequenceEqual(bytes))
            findings.Add(new(DataFolder.DescriptorName, null, "a descriptor that differs from the data",
                "schemas, sources, totals and files as they are now", "a file was added, or the descriptor was edited by hand"));
        return findings;
    }

    private static void Compare(string path, string hash, long size, Func<string, byte[]?> read, List<Finding> findings)
    {
        if (read(path) is not { } bytes)
            findings.Add(new(path, null, "no such file", $"the file that {DataFolder.DescriptorName} lists", "it was moved or renamed"));
        else if (DataFolder.Hash(bytes) != hash)
            findings.Add(new(path, null, $"{bytes.Length} bytes, {DataFolder.Hash(bytes)}",
                $"{size} bytes, {hash}, as {DataFolder.DescriptorName} says", "the file was edited after the descriptor was written"));
    }
}
