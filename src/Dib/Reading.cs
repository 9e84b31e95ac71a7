namespace Dib;

/// <summary>Reads what may be missing, locked, cut off or of another format.</summary>
internal static class Reading
{
    /// <summary>What a function reads; null where it cannot, or gives that itself.</summary>
    public static T? OrNull<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or FormatException
            or BadImageFormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
