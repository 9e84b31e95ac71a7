using System.Globalization;

/// <summary>What readers of another culture get, whatever the tests' own is.</summary>
internal static class ReaderCulture
{
    public static string InSwedish(Func<string> write) => In("sv-SE", write);

    public static string In(string culture, Func<string> write)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
