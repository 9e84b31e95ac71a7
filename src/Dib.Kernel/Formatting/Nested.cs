using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;
using Tables;

namespace Dib.Kernel.Formatting;

/// <summary>Values within values: what is more than one text unfolds where it stands, down to <see cref="Formatter.RecursionLimit"/>.</summary>
internal static class Nested
{
    private const int ItemsInText = 10;

    [ThreadStatic]
    private static Stack<object>? _open;

    /// <summary>The value as markup that unfolds, or null where its text says all, where it holds itself, or too deep down.</summary>
    public static string? Html(object value)
    {
        _open ??= [];
        if (_open.Count >= Formatter.RecursionLimit || _open.Contains(value, ReferenceEqualityComparer.Instance) || IsText(value))
            return null;
        _open.Push(value);
        try
        {
            var body = value is IEnumerable sequence ? TableHtml.Write(Table.Of(sequence, Formatter.ListExpansionLimit), caption: null) : ObjectTable.Of(value)?.Html;
            return body is null ? null : $"<details class=\"nested\"><summary>{Encode.Html(PlainText.Shortened(value).ReplaceLineEndings(" "))}</summary>{body}</details>";
        }
        finally
        {
            _open.Pop();
        }
    }

    private static bool IsText(object value) => value switch
    {
        string => true,
        _ when PlainText.IsScalar(value.GetType()) => true,
        ICollection { Count: <= ItemsInText } items => items.Cast<object?>().All(item => item is null || PlainText.IsScalar(item.GetType())),
        _ => false,
    };
}
