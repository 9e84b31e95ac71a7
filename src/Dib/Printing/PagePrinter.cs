using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Dib.Printing;

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
            return bytes.AsSpan().StartsWith("%PDF"u8) ? WithoutDates(bytes) : throw new IOException($"{Path.GetFileName(page)}: {chromium} made no PDF of it. It said: {said}");
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
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
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
            return Process.Start(new ProcessStartInfo(chromium, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
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
