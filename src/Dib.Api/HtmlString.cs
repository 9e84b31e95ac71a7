namespace Microsoft.DotNet.Interactive;

/// <summary>Text that is HTML already and is shown as such.</summary>
/// <param name="content">The markup.</param>
public sealed class HtmlString(string content)
{
    /// <summary>The markup.</summary>
    public override string ToString() => content;
}
