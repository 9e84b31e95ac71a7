using System.Text.Json;
using Microsoft.Playwright;

namespace Site.Tests.Browsing;

/// <summary>What a chart's data ask for, and what stands drawn in the page: counts by kind of mark.</summary>
/// <param name="Title">The chart's title.</param>
/// <param name="Asked">Marks that the JSON in the page has data for; a bar of zero has no length to draw.</param>
/// <param name="Drawn">Marks in the drawing.</param>
internal sealed record DrawnChart(string Title, IReadOnlyDictionary<string, int> Asked, IReadOnlyDictionary<string, int> Drawn)
{
    private const string Count =
        """
        () => JSON.stringify(Array.from(document.querySelectorAll('figure.chart:has(> .chart-space)'), figure => {
          const json = window.chartData[figure.id];
          const asked = { bars: 0, dots: 0, whiskers: 0, lines: 0, texts: 0, heatMaps: 0 };
          for (const trace of json.data) {
            const places = trace.type === 'heatmap' ? [] : trace.x
              .map((x, i) => [x, trace.y[i]]).filter(([x, y]) => x !== null && y !== null);
            const mode = trace.mode || '';
            if (trace.type === 'bar') asked.bars += places.filter(place => place[trace.orientation === 'h' ? 0 : 1] !== 0).length;
            if (trace.type === 'heatmap') asked.heatMaps++;
            if (trace.type !== 'scatter') continue;
            if (mode.includes('markers')) asked.dots += places.length;
            if (mode.includes('lines')) asked.lines++;
            if (mode.includes('text')) asked.texts += trace.text
              .filter((text, i) => text && trace.x[i] !== null && trace.y[i] !== null).length;
            if (trace.error_x || trace.error_y) asked.whiskers += places.length;
          }
          const count = selector => figure.querySelectorAll('.chart-plot ' + selector).length;
          const drawn = {
            bars: Array.from(figure.querySelectorAll('.chart-plot .barlayer .point > path'), bar => bar.getBBox())
              .filter(box => box.width > 0 && box.height > 0).length,
            dots: count('.scatterlayer path.point'),
            whiskers: count('path.xerror, .chart-plot path.yerror'),
            lines: count('.scatterlayer path.js-line'),
            texts: Array.from(figure.querySelectorAll('.chart-plot .scatterlayer .textpoint'))
              .filter(text => text.textContent.trim()).length,
            heatMaps: Array.from(figure.querySelectorAll('.chart-plot .heatmaplayer image'))
              .filter(image => image.getBoundingClientRect().width > 0).length,
          };
          return { title: figure.querySelector('figcaption')?.textContent ?? '', asked, drawn };
        }))
        """;

    public static async Task<IReadOnlyList<DrawnChart>> AllOnAsync(IPage page) =>
        JsonSerializer.Deserialize<DrawnChart[]>(await page.EvaluateAsync<string>(Count), JsonSerializerOptions.Web)!;
}
