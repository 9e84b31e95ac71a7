namespace Tables;

internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
}
