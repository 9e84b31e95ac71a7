using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Site.Tests.Browsing;
using Site.Tests.Running;

namespace Site.Tests;

/// <summary>Pages on paper, and as PDFs.</summary>
[Collection(SideBySide.Looking)]
public partial class PrintTests(RenderedSites sites)
{
    [Fact]
    public async Task A_pdf_has_pages_of_paper_an_outline_and_is_printed_again_only_when_its_page_changed()
    {
        using var folder = new TemporaryFolder();
        var temporary = Directory.CreateDirectory(folder.File("temporary")).FullName;
        var (odd, plain) = (folder.File("notebooks", "år 1 #2.dib"), folder.File("notebooks", "plain.dib"));
        Directory.CreateDirectory(folder.File("notebooks"));
        File.WriteAllText(
            odd,
            "#!markdown\n\n# The first year\n\n## What was found\n\nText.\n\n#!csharp\n\n"
                + $"#r \"{Repository.Path("artifacts", "bin", "Figures", "release", "Figures.dll")}\"\nusing Figures;\n"
                + "Enumerable.Range(1, 120).Select(i => new { Row = i }).ToTable(\"A long table\")\n");
        File.WriteAllText(plain, "#!markdown\n\n# Plain\n");

        var first = await PrintAsync();
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(folder.File("site", "pdf", "år 1 #2.pdf")));
        text.ShouldStartWith("%PDF-");
        text.ShouldContain("/Type /Outlines");
        text.ShouldContain("/Title (What was found)");
        text.ShouldContain("/MediaBox [0 0 594.95996 841.91998]", customMessage: "A4");
        int.Parse(PageCount().Match(text).Groups[1].Value).ShouldBeInRange(2, 6, "120 rows");
        first.ShouldContain("2 PDFs in site/pdf, 2 printed now");
        Directory.EnumerateFileSystemEntries(temporary, "dib-pdf-*").ShouldBeEmpty("profiles are removed");

        (await PrintAsync()).ShouldContain("2 PDFs in site/pdf, 0 printed now");
        File.WriteAllText(plain, "#!markdown\n\n# Plain\n\nMore.\n");
        (await PrintAsync()).ShouldContain("2 PDFs in site/pdf, 1 printed now");
        File.Delete(folder.File("site", "pdf", "år 1 #2.pdf"));
        (await PrintAsync()).ShouldContain("2 PDFs in site/pdf, 1 printed now");
        // Not the same bytes: the browser numbers the parts of a PDF in the order in which they are ready.
        var again = Encoding.Latin1.GetString(File.ReadAllBytes(folder.File("site", "pdf", "år 1 #2.pdf")));
        PageCount().Match(again).Value.ShouldBe(PageCount().Match(text).Value);
        again.ShouldContain("/Title (What was found)");

        async Task<string> PrintAsync()
        {
            // Each system has its own name for the folder of temporary files.
            var environment = new Dictionary<string, string>
            {
                ["TMPDIR"] = temporary,
                ["TMP"] = temporary,
                ["CHROMIUM"] = sites.BrowserPath,
            };
            var result = await DibProgram.RunAsync(folder.Path, environment, "render", "--output", "site", "--pdf");
            result.ExitCode.ShouldBe(0, result.Output);
            return result.Output;
        }
    }

    [Theory]
    [MemberData(nameof(Sites.Pages), MemberType = typeof(Sites))]
    public async Task On_paper_there_is_nothing_to_click_and_every_chart_is_a_drawing_on_white(string site, string page)
    {
        await using var visit = await sites.OpenAsync(
            site, page, options: new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 650, Height = 980 } });
        await visit.Page.EvaluateAsync("() => { document.documentElement.dataset.theme = 'dark' }");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        (await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const faults = [], all = selector => Array.from(document.querySelectorAll(selector));
              const isVisible = element => element.checkVisibility() && element.getClientRects().length > 0;
              const fail = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 150)}`);
              const { backgroundColor, color } = getComputedStyle(document.documentElement);
              if (backgroundColor !== 'rgb(255, 255, 255)' || color !== 'rgb(0, 0, 0)') faults.push(`${color} on ${backgroundColor}`);
              for (const control of all('button:not(.sort), .site-pages, .neighbours, details.code:not([open])'))
                if (isVisible(control)) fail('something to click', control);
              // A chart of a cell's own has no drawing beside what plotly draws.
              for (const chart of all('figure.chart:has(.chart-static > svg)')) {
                const plot = chart.querySelector('.chart-plot');
                if (plot && isVisible(plot)) fail('drawn by plotly', chart);
                for (const drawing of chart.querySelectorAll('.chart-static > svg')) {
                  const box = drawing.getBoundingClientRect();
                  if (!isVisible(drawing) || box.height < 40 || box.height > 820 || box.right > 650)
                    fail(`does not fit on a page with its caption, ${box.height} high, ends at ${box.right}`, drawing);
                }
              }
              // A table's last word is only where it is seen: paper does not scroll.
              for (const frame of all('.scroll')) if (getComputedStyle(frame).overflowX !== 'visible') fail('scrolls', frame);
              for (const entry of all('.contents li')) if (!isVisible(entry)) fail('folded contents', entry);
              return faults;
            }
            """)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"/Type /Pages\s+/Count (\d+)")]
    private static partial Regex PageCount();
}
