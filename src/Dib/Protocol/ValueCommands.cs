namespace Dib.Protocol;

/// <summary>Asks which variables there are. Answered beside a running cell.</summary>
/// <param name="MimeType">The format of their values; null for a short text.</param>
public sealed record RequestValueInfos(string? MimeType = null) : KernelCommand;

/// <summary>Asks for a variable's value. Answered beside a running cell.</summary>
/// <param name="Name">The variable.</param>
/// <param name="MimeType">The format; null for the one that it would be shown in.</param>
public sealed record RequestValue(string Name, string? MimeType = null) : KernelCommand;

/// <summary>Declares a variable: a text, or a <c>JsonDocument</c> where the format is <c>application/json</c>.</summary>
/// <param name="FormattedValue">The value.</param>
/// <param name="Name">The variable, a C# identifier.</param>
public sealed record SendValue(FormattedValue FormattedValue, string Name) : KernelCommand;

/// <summary>The variables, by name.</summary>
/// <param name="ValueInfos">One for each.</param>
public sealed record ValueInfosProduced(IReadOnlyList<ValueInfo> ValueInfos) : KernelEvent;

/// <summary>A variable.</summary>
/// <param name="TypeName">Its type as C# writes it.</param>
/// <param name="Name">Its name.</param>
/// <param name="FormattedValue">Its value, short unless another format was asked for.</param>
/// <param name="PreferredMimeTypes">The formats it would be shown in, the best first.</param>
public sealed record ValueInfo(string TypeName, string Name, FormattedValue FormattedValue, IReadOnlyList<string> PreferredMimeTypes);

/// <summary>A variable's value.</summary>
/// <param name="Name">The variable.</param>
/// <param name="FormattedValue">Its value.</param>
public sealed record ValueProduced(string Name, FormattedValue FormattedValue) : KernelEvent;

/// <summary>A value written in one format.</summary>
/// <param name="MimeType">For example <c>text/html</c>, <c>text/markdown</c>, <c>text/plain</c>,
/// <c>application/vnd.plotly.v1+json</c>.</param>
/// <param name="Value">The value in that format.</param>
/// <param name="SuppressDisplay">True where a front end should keep the value without showing it.</param>
public sealed record FormattedValue(string MimeType, string Value, bool SuppressDisplay = false)
{
    /// <summary>Markdown text.</summary>
    public static FormattedValue Markdown(string text) => new("text/markdown", text);
}
