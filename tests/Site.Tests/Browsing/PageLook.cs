using Microsoft.Playwright;

namespace Site.Tests.Browsing;

/// <summary>
/// What a page shows on a desk to one who opens it and touches its charts alone: seen once, for all tests that only look.
/// </summary>
internal sealed record PageLook
{
    private static readonly string Axe = File.ReadAllText(Repository.Path("node_modules", "axe-core", "axe.min.js"));

    /// <summary>
    /// Every rule there is, best practices included. What a theme changes is colour alone: in the second one the rules of colour
    /// are enough, and of a table the rows that differ in style. Without preload: the policy forbids to fetch the style once more.
    /// </summary>
    private const string FindViolations =
        """
        async isSecondTheme => {
          const result = await axe.run(isSecondTheme ? { exclude: 'tbody tr:nth-child(n + 6)' } : document, {
            preload: false, resultTypes: ['violations'], ...(isSecondTheme ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
          });
          return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}`));
        }
        """;

    private const string FindCovered =
        """
        () => Array.from(document.querySelectorAll('details.code:not([open]) > summary'), summary => {
          const box = summary.getBoundingClientRect();
          const texts = document.createTreeWalker(summary.closest('.cell'), NodeFilter.SHOW_TEXT), range = document.createRange();
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            if (summary.contains(text) || !text.textContent.trim() || !text.parentElement.checkVisibility()) continue;
            range.selectNodeContents(text);
            for (const line of range.getClientRects())
              if (line.right > box.left && line.left < box.right && line.bottom > box.top && line.top < box.bottom)
                return text.textContent.trim();
          }
          return '';
        }).filter(text => text.length > 0)
        """;

    private const string TryForeign =
        """
        async () => {
          const stopped = [];
          document.addEventListener('securitypolicyviolation', event => stopped.push(event.effectiveDirective));
          const script = document.createElement('script');
          script.textContent = 'window.foreign = true';
          document.body.append(script);
          const image = document.createElement('img');
          image.src = 'http://localhost:9/pixel.png';
          document.body.append(image);
          await fetch('http://localhost:9/').catch(() => {});
          await new Promise(done => setTimeout(done));
          if (window.foreign) stopped.push('a foreign script ran');
          return stopped.sort();
        }
        """;

    public required string Title { get; init; }

    /// <summary>Levels of the headings, in their order.</summary>
    public required IReadOnlyList<int> HeadingLevels { get; init; }

    public required string FirstHeading { get; init; }

    public required IReadOnlyList<DrawnChart> Charts { get; init; }

    /// <summary>Figures that say that their chart is drawn.</summary>
    public required int ChartsSaidDrawn { get; init; }

    /// <summary>Texts under the switch of a folded cell's code, on a wide desk and on a narrow one.</summary>
    public required IReadOnlyList<string> Covered { get; init; }

    /// <summary>How far what was painted moved while the page came in and its charts were drawn, in Chromium's measure.</summary>
    public required double Shift { get; init; }

    /// <summary>Rules of accessibility that are broken, with all that is folded unfolded, by the width in pixels.</summary>
    public required IReadOnlyDictionary<int, string[]> Violations { get; init; }

    /// <summary>What went wrong in all of this.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public required IReadOnlyList<string> Requests { get; init; }

    /// <summary>The requests before the reader turned to a chart.</summary>
    public required IReadOnlyList<string> RequestsAtFirst { get; init; }

    /// <summary>Which directives of its policy stopped a foreign script, image and request.</summary>
    public required IReadOnlyList<string> Stopped { get; init; }

    /// <param name="visit">The page, as it was opened.</param>
    /// <param name="isSecondTheme">True where the page was looked at in its other theme already.</param>
    public static async Task<PageLook> AtAsync(Visit visit, bool isSecondTheme)
    {
        var page = visit.Page;
        await page.WaitForTimeoutAsync(500);
        string[] atFirst = [.. visit.Requests];
        await visit.WakeChartsAsync();
        var look = new PageLook
        {
            RequestsAtFirst = atFirst,
            Shift = await visit.ShiftAsync(),
            Title = await page.TitleAsync(),
            FirstHeading = await page.Locator("h1").First.InnerTextAsync(),
            HeadingLevels = await page.EvaluateAsync<int[]>(
                "() => Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), heading => Number(heading.tagName[1]))"),
            Charts = await DrawnChart.AllOnAsync(page),
            ChartsSaidDrawn = await page.Locator("figure.chart.chart-drawn").CountAsync(),
            Covered = await CoveredAsync(page),
            Violations = await ViolationsAsync(visit, isSecondTheme),
            Requests = [.. visit.Requests],
            Problems = [.. visit.Problems],
            Stopped = [],
        };
        // Last, since it leaves problems.
        return look with { Stopped = await page.EvaluateAsync<string[]>(TryForeign) };
    }

    private static async Task<IReadOnlyList<string>> CoveredAsync(IPage page)
    {
        List<string> covered = [];
        foreach (var width in (int[])[1280, 820])
        {
            await page.SetViewportSizeAsync(width, 800);
            covered.AddRange((await page.EvaluateAsync<string[]>(FindCovered)).Select(text => $"{width} pixels wide: {text}"));
        }
        return covered;
    }

    private static async Task<IReadOnlyDictionary<int, string[]>> ViolationsAsync(Visit visit, bool isSecondTheme)
    {
        var page = visit.Page;
        // By the debugger's door: the policy lets no script in by the page's own.
        await page.EvaluateAsync(Axe);
        await visit.UnfoldAsync();
        var violations = new Dictionary<int, string[]>();
        foreach (var width in (int[])[1280, 375])
        {
            await page.SetViewportSizeAsync(width, 800);
            violations[width] = await page.EvaluateAsync<string[]>(FindViolations, isSecondTheme);
        }
        return violations;
    }
}
