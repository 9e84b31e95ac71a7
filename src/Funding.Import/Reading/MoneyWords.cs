namespace Funding.Import.Reading;

/// <summary>How Swedish pages write the units of money, to find them and to name them.</summary>
internal static class MoneyWords
{
    /// <summary>The words as a pattern, the longest first; for use without regard to case.</summary>
    public const string Pattern =
        @"miljarder\ kronor|miljarder\ kr|miljard\ kronor|miljarder|miljard|mdkr|mdr\ kr|mdr|md\ kr"
        + @"|miljoner\ kronor|miljoner\ kr|miljon\ kronor|miljoner|miljon|mnkr|mkr|m\ kr"
        + @"|tusentals\ kronor|tusental\ kronor|tusen\ kronor|tusen\ kr|tkr|t\ kr|kronor|kr|sek";

    /// <summary>The short word for a number of kronor, or null if there is none.</summary>
    public static string? Word(long factor) => factor switch
    {
        1 => "kr",
        1_000 => "tkr",
        1_000_000 => "Mkr",
        1_000_000_000 => "miljarder",
        _ => null,
    };
}
