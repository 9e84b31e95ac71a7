using System.Diagnostics;
using Dib.Printing;

namespace Dib.Cli;

/// <summary><c>dib render</c>: notebooks in, a site out.</summary>
internal static class RenderCommand
{
    private static readonly RunArguments Arguments = new();

    private static readonly Option<bool> Force = new("--force") { Description = "Run every notebook, also where its page still stands" };

    private static readonly Option<bool> NoCache = new("--no-cache") { Description = "Run every notebook, and compile every cell anew" };

    private static readonly Option<bool> SelfContained = new("--self-contained")
    {
        Description = "Make each page one file, which can be sent by mail: its style, its scripts and its data are in it",
    };

    private static readonly Option<bool> AllowClaims = new("--allow-claims")
    {
        Description = "Exit with 0 also where a claim of a notebook no longer holds; the pages say which",
    };

    private static readonly Option<bool> Pdf = new("--pdf")
    {
        Description = "Also print each page that changed as a PDF, by an installed Chromium, into the site's folder 'pdf'",
    };

    public static Command Create()
    {
        var command = Arguments.Command(
            "render", "Runs the notebooks that changed, or whose data did, and writes a page for each, and an index", withOutput: true,
            Force, NoCache, AllowClaims, SelfContained, Pdf);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var isForced = parsed.GetValue(Force) || parsed.GetValue(NoCache);
        var output = Arguments.Output(parsed);
        var request = Arguments.Request(parsed);
        if (!isForced && !parsed.GetValue(Pdf) && LastBuild.Standing(output, request) is { } last)
        {
            foreach (var notebook in last.Notebooks)
                Terminal.WriteLine(RenderReport.Fresh(notebook));
            WritePages(last.Pages, output, clock);
            return ExitCodes.Fine;
        }

        var unreadable = new List<string>();
        var files = Arguments.Notebooks(parsed, unreadable.Add);
        foreach (var message in unreadable)
            Terminal.WriteError($"{message} Left out; its page stays as it was.");
        // Something of the site is no longer what it was: the first kernel starts while the settings and the data are read.
        await using var kernels = new StandbyKernels(
            Arguments.Kernels(parsed, useCache: !parsed.GetValue(NoCache)), files[0].Folder, count: 1, warm: false);
        kernels.Refill();
        var options = Arguments.Render(parsed, files, isForced, selfContained: parsed.GetValue(SelfContained)) with
        {
            Request = unreadable.Count == 0 ? request : null,
        };
        var build = new SiteBuild(kernels, options);
        var result = await RenderReport.ShowAsync(progress => build.RunAsync(files, progress, cancellation));
        RenderReport.WriteChanges(result, build.ChangesPath);
        RenderReport.WriteWarnings(result);
        var broken = RenderReport.WriteBrokenClaims(result);

        WritePages(result.Pages.Count + result.OtherPages.Count, output, clock);
        var isPrinted = !parsed.GetValue(Pdf) || await PrintAsync(result.Pages, options.Output, cancellation);
        if (!isPrinted || (result.Runs.Any(run => !run.Succeeded) && !options.Run.AllowErrors))
            return ExitCodes.NotebookFailed;
        if (unreadable.Count > 0)
            return ExitCodes.WrongUsage;
        return broken == 0 || parsed.GetValue(AllowClaims) ? ExitCodes.Fine : ExitCodes.ClaimBroken;
    }

    private static void WritePages(int count, string output, Stopwatch clock) =>
        Terminal.WriteLine($"{count} pages in {output.Replace('\\', '/')}/index.html, {clock.Elapsed.TotalSeconds:0.00} s");

    private static async Task<bool> PrintAsync(IReadOnlyList<string> pages, string siteFolder, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        string chromium;
        try
        {
            chromium = InstalledChromium.Find();
        }
        catch (FileNotFoundException missing)
        {
            Terminal.WriteError(missing.Message);
            return false;
        }
        var results = await new PdfSite(siteFolder, chromium).WriteAsync(pages, cancellation);
        foreach (var failure in results.Select(result => result.Failure).OfType<string>())
            Terminal.WriteError(failure);
        var count = results.Count(result => result.Failure is null);
        Terminal.WriteLine($"{count} {(count == 1 ? "PDF" : "PDFs")} in {siteFolder.Replace('\\', '/')}/{PdfSite.Folder}, "
            + $"{results.Count(result => result.IsNew)} printed now, {clock.Elapsed.TotalSeconds:0.00} s");
        return count == results.Count;
    }
}
