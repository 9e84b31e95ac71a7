using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive.Formatting;

namespace Dib.Kernel.Formatting;

/// <summary>
/// In the place of one of the original's formatters for any object, which follow a value that holds itself until the stack ends,
/// and fail where a <c>ToString</c> does. Other values they format as ever.
/// </summary>
internal sealed class CarefulFormatter : ITypeFormatter
{
    private readonly ITypeFormatter _general;

    private CarefulFormatter(ITypeFormatter general) => _general = general;

    public string MimeType => _general.MimeType;

    public Type Type => _general.Type;

    /// <summary>To be called where the original has its own formatters and no others.</summary>
    public static void PutInPlace()
    {
        if (typeof(Formatter).GetField("_defaultTypeFormatters", BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null)
            is not ConcurrentStack<ITypeFormatter> formatters)
            return;
        var all = formatters.Select(formatter => formatter.Type == typeof(object) && formatter is not CarefulFormatter
            && formatter.MimeType is MimeTypes.Html or MimeTypes.Plain ? new CarefulFormatter(formatter) : formatter).Reverse().ToArray();
        formatters.Clear();
        formatters.PushRange(all);
    }

    public bool Format(object instance, FormatContext context)
    {
        if (instance is null || PlainText.IsScalar(instance.GetType()) || Patience.With(() => PlainText.IsWell(instance)))
            return _general.Format(instance, context);
        context.Writer.Write(Patience.With(() => MimeType == MimeTypes.Html && Nested.Html(instance) is { } html ? html
            : MimeType == MimeTypes.Html ? Encode.Html(PlainText.Of(instance)) : PlainText.Of(instance)));
        return true;
    }
}
