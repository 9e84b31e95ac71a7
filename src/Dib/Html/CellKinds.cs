namespace Dib.Html;

/// <summary>The cell kinds that a page shows by their source.</summary>
internal static class CellKinds
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";
    public const string Html = "html";
    public const string JavaScript = "javascript";
    public const string Mermaid = "mermaid";
}
