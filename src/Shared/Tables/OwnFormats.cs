namespace Tables;

/// <summary>
/// How values that stand in a table are written where somebody has said how. A kernel sets it to what it knows; by default it
/// is only said of what is marked as HTML, recognised by the name of the mark since not every library knows its package.
/// </summary>
internal static class OwnFormats
{
    /// <summary>True for a type whose values are written as one, though they have properties to lay open.</summary>
    public static Func<Type, bool> Has { get; set; } = static _ => false;

    /// <summary>What stands for no value where an empty text could stand too.</summary>
    public static string Null { get; set; } = "";

    /// <summary>A value's text in a format, or null where it has none of its own.</summary>
    public static Func<object, string, string?> Find { get; set; } = static (value, mimeType) =>
        mimeType == MimeTypes.Html && value.GetType().GetInterface("Microsoft.AspNetCore.Html.IHtmlContent") is not null
            ? value.ToString() : null;
}

internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
}
