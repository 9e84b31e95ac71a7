namespace Funding.Import.Writing;

/// <summary>Writes that have reached the disk when they return, so that a later rename never publishes an empty file.</summary>
internal static class Durable
{
    public static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
