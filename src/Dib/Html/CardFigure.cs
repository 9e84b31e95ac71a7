using System.Text.RegularExpressions;
using Dib.Running;

namespace Dib.Html;

/// <summary>The small figure by which a reader knows a page again: its first chart, without the words.</summary>
internal static partial class CardFigure
{
    /// <summary>The drawing of a run's first chart that has one, or null.</summary>
    public static string? Of(NotebookRun run)
    {
        foreach (var display in run.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>())
        {
            if (RichestFormat.Find(display, RichestFormat.Plotly) is null || RichestFormat.Find(display, RichestFormat.Html)?.Value is not { } html) continue;
            var start = html.IndexOf("<svg", StringComparison.Ordinal);
            var end = html.IndexOf("</svg>", StringComparison.Ordinal);
            if (start < 0 || end < start) continue;
            var drawing = Texts().Replace(HtmlText.NormalizeLines(html[start..end]), "");
            // The page's own words say what the figure does; here it is an ornament.
            var box = Plot().Match(drawing) is { Success: true } plot ? plot : ViewBox().Match(drawing);
            return $"<svg viewBox=\"{box.Groups[1].Value}\" preserveAspectRatio=\"xMidYMin slice\" aria-hidden=\"true\" focusable=\"false\">{drawing[(drawing.IndexOf('>') + 1)..]}</svg>";
        }
        return null;
    }

    /// <summary>The part of a drawing that the marks lie in, where it says so.</summary>
    [GeneratedRegex("^<svg[^>]*\\sdata-plot=\"([0-9. ]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Plot();

    [GeneratedRegex("^<svg[^>]*\\sviewBox=\"([0-9. ]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ViewBox();

    [GeneratedRegex("<(text|title|desc)[ >].*?</\\1>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Texts();
}
