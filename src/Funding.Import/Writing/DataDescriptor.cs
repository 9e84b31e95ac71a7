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
    /// Compares the files with the descriptor: hashes, missing files, and whether the descriptor still says what the
    /// data say. The files' content is not checked here; that is what loading does.
    /// </summary>
    /// <param name="read">Gives the bytes of a file by its path relative to the data folder, or null.</param>
    /// <returns>What does not agree; empty if all does.</returns>
    public static IReadOnlyList<Finding> Verify(Func<string, byte[]?> read)
    {
        var findings = new List<Finding>();
        var bytes = read(DataFolder.DescriptorName);
        var descriptor = new Descriptor(bytes, findings);
        foreach (var path in descriptor.Files) descriptor.Compare(path, read(path), findings);
        if (findings.Count == 0 && !Describe(read).AsSpan().SequenceEqual(bytes))
            findings.Add(new(DataFolder.DescriptorName, null, "a descriptor that differs from the data",
                "schemas, sources, totals and files as they are now", "a file was added, or the descriptor was edited by hand"));
        return findings;
    }
}
