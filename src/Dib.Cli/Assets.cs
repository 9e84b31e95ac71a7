namespace Dib.Cli;

/// <summary>Files that lie beside the program.</summary>
internal static class Assets
{
    /// <summary>The plotly.js bundle.</summary>
    public static string Plotly { get; } = Path.Combine(AppContext.BaseDirectory, "assets", "plotly.min.js");
}
