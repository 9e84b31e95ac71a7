namespace Microsoft.DotNet.Interactive;

/// <summary>
/// What a cell can call without a prefix. The namespace and the names are those that existing notebooks use,
/// so that they compile here unchanged.
/// </summary>
public static class Kernel
{
    /// <summary>Signalled when the running cell is cancelled. A cell that passes it on stops without losing its variables.</summary>
    public static CancellationToken CancellationToken => KernelHost.Current.CancellationToken;

    /// <summary>Shows a value.</summary>
    /// <param name="value">Any value; null shows <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The formats wanted; none means the type's preferred ones.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what was shown.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks text as HTML, so that showing it renders it.</summary>
    /// <param name="content">Markup, trusted as it is: encode text that comes from data.</param>
    public static HtmlString HTML(string content) => new(content);

    /// <summary>Adds a style sheet to the page.</summary>
    /// <param name="content">CSS rules.</param>
    public static void CSS(string content) => HTML($"<style>{content}</style>").Display();

    /// <summary>Runs a script in the page.</summary>
    /// <param name="content">JavaScript.</param>
    public static void Javascript(string content) => HTML($"<script>{content}</script>").Display();

    /// <summary>Asks the reader for a line of text.</summary>
    /// <param name="prompt">What to ask; also the name under which a headless run finds it (<c>--input prompt=value</c>).</param>
    /// <exception cref="InvalidOperationException">The run is headless and has no such input.</exception>
    public static Task<string> GetInputAsync(string prompt = "input") => KernelHost.Current.GetInputAsync(prompt, isPassword: false);

    /// <summary>Asks the reader for a secret, which is not shown while it is typed.</summary>
    /// <param name="prompt">What to ask; also the name under which a headless run finds it.</param>
    /// <exception cref="InvalidOperationException">The run is headless and has no such input.</exception>
    public static Task<string> GetPasswordAsync(string prompt = "password") => KernelHost.Current.GetInputAsync(prompt, isPassword: true);
}
