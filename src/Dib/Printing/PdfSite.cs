using Dib.Cache;
using Dib.Html;

namespace Dib.Printing;

/// <summary>A site's pages as PDFs, in its folder <c>pdf</c>. One is printed again only when its page, or how pages look, has changed.</summary>
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
        await Parallel.ForAsync(0, pages.Count, parallel, async (index, token) => results[index] = await WriteAsync(pages[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
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
