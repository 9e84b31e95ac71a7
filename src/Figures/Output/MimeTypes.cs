namespace Figures;

/// <summary>The forms that a figure can take.</summary>
public static class MimeTypes
{
    /// <summary>Figure JSON for plotly.js, with a <c>meta</c> object for the page; see <see cref="Figure.ToJson"/>.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A <c>figure</c> element that needs no script; see <see cref="Figure.ToHtml"/>.</summary>
    public const string Html = "text/html";

    /// <summary>Title and values for a terminal; see <see cref="Figure.ToText"/>.</summary>
    public const string Plain = "text/plain";
}
