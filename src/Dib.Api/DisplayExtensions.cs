using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Ways to show a value, as methods of the value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value.</summary>
    /// <param name="value">Any value; null shows <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The formats wanted; none means the type's preferred ones.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what was shown.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        new(KernelHost.Current.Show(Formatter.Format(value, mimeTypes)), mimeTypes);

    /// <summary>Shows text that is already written in a format.</summary>
    /// <param name="content">For example Markdown.</param>
    /// <param name="mimeType">For example <c>text/markdown</c>.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what was shown.</returns>
    public static DisplayedValue DisplayAs(this string content, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return new DisplayedValue(KernelHost.Current.Show([new FormattedText(mimeType, content)]), [mimeType]);
    }

    /// <summary>Shows a sequence as a table: a row an item, a column a property.</summary>
    /// <param name="sequence">The items; a sequence of dictionaries has a column for each key.</param>
    /// <param name="caption">What stands above the table, as plain text, or null.</param>
    /// <param name="sums">The names of columns whose sums stand in a last row, which sorting leaves where it is; or null.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what was shown.</returns>
    /// <exception cref="ArgumentException">A column to sum is not there, or not all numbers; or there are more than 10 000 rows.</exception>
    public static DisplayedValue DisplayTable(this IEnumerable sequence, string? caption = null, IReadOnlyCollection<string>? sums = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        var table = Table.Of(sequence, Formatter.ListExpansionLimit, sums);
        return new DisplayedValue(KernelHost.Current.Show(table.Format(caption)), []);
    }
}
