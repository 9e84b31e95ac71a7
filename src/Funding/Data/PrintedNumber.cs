namespace Funding.Data;

/// <summary>
/// Reads an amount as Swedish pages print it: blanks of any kind between thousands, a decimal comma, a unit in words
/// ("354 miljoner kronor", "1,99 miljarder", "1 997 500 000 kr", "60 Mkr"), any dash right before it for a minus.
/// </summary>
internal static class PrintedNumber
{
    /// <summary>Whether a cell says with a dash that there is nothing.</summary>
    public static bool IsDash(string text) => text.Trim() is "–" or "—" or "-" or "−";

    /// <summary>The number of kronor (or people, without a unit), or null if the text is not one number.</summary>
    public static long? Parse(string text)
    {
        var digits = new System.Text.StringBuilder(text.Length);
        var end = 0;
        var isNegative = text.Length > 1 && IsDash(text[..1]) && char.IsAsciiDigit(text[1]);
        if (isNegative) end++;
        for (; end < text.Length; end++)
        {
            var character = text[end];
            if (char.IsAsciiDigit(character)) digits.Append(character);
            else if (character == ',') digits.Append('.');
            else if (!char.IsWhiteSpace(character)) break;
        }

        if (digits.Length == 0 || MoneyUnit.Factor(text[end..].Trim()) is not { } factor) return null;
        if (!decimal.TryParse(digits.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        if (number > long.MaxValue / 1_000_000_000) return null;
        var kronor = number * factor;
        return kronor == decimal.Truncate(kronor) ? (long)(isNegative ? -kronor : kronor) : null;
    }
}

/// <summary>The units of money that Swedish pages print after a figure or in a header.</summary>
internal static class MoneyUnit
{
    /// <summary>How many kronor the unit is; 1 without a unit, null if the word is none.</summary>
    public static long? Factor(string unit)
    {
        var words = unit.ToLowerInvariant().Split(' ');
        // "60 M" alone says nothing of money; "60 M kr" does.
        return words switch
        {
            ["" or "kr" or "kronor" or "sek"] => 1,
            ["tkr"] or ["t" or "tusen" or "tusental" or "tusentals", "kr" or "kronor"] => 1_000,
            ["mkr" or "mnkr" or "miljon" or "miljoner"] or ["m" or "miljon" or "miljoner", "kr" or "kronor"] => 1_000_000,
            ["mdkr" or "mdr" or "miljard" or "miljarder"] or ["md" or "mdr" or "miljard" or "miljarder", "kr" or "kronor"] => 1_000_000_000,
            _ => null,
        };
    }
}
