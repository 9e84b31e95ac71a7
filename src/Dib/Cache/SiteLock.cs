namespace Dib.Cache;

/// <summary>
/// Who writes into a site: one at a time, so that two renderings at once both end with whole pages. Held only while files are
/// written, never while notebooks run; the system takes it back from a process that dies.
/// </summary>
internal static class SiteLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Waits for a site, and holds it until what it returns is disposed. Clears away what a killed writer left.</summary>
    /// <param name="siteFolder">The site's folder; made where it is missing.</param>
    /// <exception cref="IOException">The site cannot be written, or another program holds it for longer than a minute.</exception>
    public static IDisposable Hold(string siteFolder)
    {
        var records = RunStore.Of(siteFolder).Folder;
        Make(siteFolder);
        Make(records);
        var path = Path.Combine(records, "lock");
        for (var end = DateTime.UtcNow + Patience; ; Thread.Sleep(5))
        {
            try
            {
                return new Held(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), siteFolder, records);
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < end)
            {
                // Another rendering is writing.
            }
        }
    }

    private static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder}: this folder cannot be made ({error.Message}) Expected one that a site can be written to; "
                + "-o names another.", error);
        }
    }

    private sealed class Held : IDisposable
    {
        private readonly FileStream _file;

        public Held(FileStream file, params IEnumerable<string> folders)
        {
            _file = file;
            // Whoever held it last was killed.
            if (file.Length > 0)
            {
                foreach (var folder in folders)
                    WholeFile.RemoveLeftovers(folder);
            }
            file.WriteByte((byte)'w');
            file.Flush();
        }

        public void Dispose()
        {
            _file.SetLength(0);
            _file.Dispose();
        }
    }
}
