using System.ComponentModel;
using System.Diagnostics;
using Dib.Cache;
using Dib.Html;

namespace Dib.Printing;

/// <summary>A site's pages as PDFs, in its folder <c>pdf</c>. One is printed again only when its page, or how pages look,
/// has changed.</summary>
/// <param name="siteFolder">The site's folder, rendered.</param>
/// <param name="chromium">The path of the browser that prints.</param>
public sealed class PdfSite(string siteFolder, string chromium)
{
    /// <summary>The folder of the PDFs within a site's.</summary>
    public const string Folder = "pdf";

    // A browser takes half a gigabyte.
    private const int AtOnce = 2;

    private readonly PagePrinter _printer = new(chromium, limit: TimeSpan.FromSeconds(90));
    private readonly string _states = RunStore.Of(siteFolder).Folder;

    /// <summary>Prints the pages whose PDFs no longer stand; one that cannot be printed does not keep the others.</summary>
    /// <param name="pages">The paths of the pages.</param>
    /// <param name="cancellation">Ends the browsers.</param>
    /// <returns>What came of each page, in the same order.</returns>
    public async Task<IReadOnlyList<PdfResult>> WriteAsync(IReadOnlyList<string> pages, CancellationToken cancellation)
    {
        var results = new PdfResult[pages.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, pages.Count, parallel,
            async (index, token) => results[index] = await WriteAsync(pages[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
    }

    /// <summary>Removes the PDF of a page that is no more, where it was printed here.</summary>
    internal static void Remove(string siteFolder, string pageFileName)
    {
        var name = Path.GetFileNameWithoutExtension(pageFileName);
        var state = Path.Combine(RunStore.Of(siteFolder).Folder, name + ".pdf.txt");
        if (!File.Exists(state))
            return;
        File.Delete(Path.Combine(siteFolder, Folder, name + ".pdf"));
        File.Delete(state);
    }

    private async Task<PdfResult> WriteAsync(string page, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(page);
        var pdf = Path.Combine(siteFolder, Folder, name + ".pdf");
        var state = Path.Combine(_states, name + ".pdf.txt");
        var looks = Looks(page);
        if (File.Exists(pdf) && File.Exists(state) && await File.ReadAllTextAsync(state, cancellation).ConfigureAwait(false) == looks)
            return new PdfResult(pdf, IsNew: false, Failure: null);
        try
        {
            WholeFile.Write(pdf, await _printer.PrintAsync(page, cancellation).ConfigureAwait(false));
            WholeFile.Write(state, looks);
            return new PdfResult(pdf, IsNew: true, Failure: null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new PdfResult(pdf, IsNew: false, error.Message);
        }
    }

    /// <summary>The identity of a page with what makes it look as it does.</summary>
    private string Looks(string page) => string.Join('\n',
        new[] { page, Asset(SiteAssets.StyleFileName), Asset(SiteAssets.ScriptFileName) }.Select(ContentHash.OfFile));

    private string Asset(string name) => Path.Combine(siteFolder, SiteAssets.Folder, name);
}

/// <summary>What came of printing a page.</summary>
/// <param name="Path">The path of its PDF.</param>
/// <param name="IsNew">True where it was printed now, false where it stood already or failed.</param>
/// <param name="Failure">Why there is none, or none of the page as it is now; null where there is.</param>
public sealed record PdfResult(string Path, bool IsNew, string? Failure);

/// <summary>Prints a page from disk by a Chromium without a window, in a profile that lives no longer than that.</summary>
/// <param name="chromium">The path of the program.</param>
/// <param name="limit">How long one page may take.</param>
internal sealed class PagePrinter(string chromium, TimeSpan limit)
{
    /// <summary>The page as a PDF with an outline.</summary>
    /// <param name="page">The path of the page.</param>
    /// <param name="cancellation">Ends the browser.</param>
    /// <exception cref="IOException">The browser does not start, takes too long, or leaves no PDF.</exception>
    public async Task<byte[]> PrintAsync(string page, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("dib-pdf-").FullName;
        try
        {
            var pdf = Path.Combine(profile, "page.pdf");
            var said = await RunAsync(Arguments(page, pdf, profile), page, cancellation).ConfigureAwait(false);
            var bytes = File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancellation).ConfigureAwait(false) : [];
            return bytes.AsSpan().StartsWith("%PDF"u8) ? WithoutDates(bytes)
                : throw new IOException($"{Path.GetFileName(page)}: {chromium} made no PDF of it. It said: {said}");
        }
        finally
        {
            Remove(profile);
        }
    }

    /// <summary>Takes out when it was printed, which no reader of the site needs to know.</summary>
    private static byte[] WithoutDates(byte[] pdf)
    {
        foreach (var key in (string[])["/CreationDate (", "/ModDate ("])
        {
            var start = pdf.AsSpan().IndexOf(Encoding.ASCII.GetBytes(key));
            if (start >= 0)
                pdf.AsSpan(start, pdf.AsSpan(start).IndexOf((byte)')') + 1).Fill((byte)' ');
        }
        return pdf;
    }

    private static IEnumerable<string> Arguments(string page, string pdf, string profile)
    {
        List<string> arguments =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
            $"--user-data-dir={profile}", $"--print-to-pdf={pdf}", "--no-pdf-header-footer", "--generate-pdf-document-outline",
        ];
        // Chromium's sandbox does not work for root, as in most containers; the pages are the reader's own.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            arguments.Add("--no-sandbox");
        return arguments.Append(new Uri(Path.GetFullPath(page)).AbsoluteUri);
    }

    private async Task<string> RunAsync(IEnumerable<string> arguments, string page, CancellationToken cancellation)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            // The folder of a profile can go only once its browser has.
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            throw new IOException($"{Path.GetFileName(page)}: printing it took longer than {limit.TotalSeconds:0} s, so it was stopped.");
        }
        return $"{await errors.ConfigureAwait(false)}{await output.ConfigureAwait(false)} (exit code {process.ExitCode})".Trim();
    }

    private Process Start(IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(chromium, arguments)
            { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
                ?? throw new IOException($"{chromium} did not start.");
        }
        catch (Win32Exception error)
        {
            throw new IOException($"{chromium} did not start: {error.Message}", error);
        }
    }

    private static void Remove(string profile)
    {
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A helper of the browser may outlive it by a moment and write once more.
            Thread.Sleep(500);
            if (Directory.Exists(profile))
                Directory.Delete(profile, recursive: true);
        }
    }
}

/// <summary>Finds the browser that prints pages: what <c>CHROMIUM</c> names, else the first on the <c>PATH</c>.</summary>
public static class InstalledChromium
{
    private const string Variable = "CHROMIUM";

    private static readonly string[] Commands = ["chromium", "chromium-browser", "google-chrome",
        "google-chrome-stable", "chrome", "msedge"];

    /// <summary>The path of the program.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message names what was looked for.</exception>
    public static string Find() => Find(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH"));

    /// <summary>The same, of given values of <c>CHROMIUM</c> and <c>PATH</c>.</summary>
    internal static string Find(string? asked, string? folders)
    {
        if (asked is { Length: > 0 })
            return File.Exists(asked) ? asked : throw new FileNotFoundException($"{Variable} names {asked}, which does not exist; "
                + "expected the path of a Chromium or Chrome.");
        return (folders ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder =>
                Commands.Select(command => Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command)))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("PDFs are printed by Chromium, and none was found: "
                + $"looked on the PATH for {string.Join(", ", Commands)}. Install one, or name its path in {Variable}.");
    }
}
