namespace Dib.Kernel.Language;

/// <summary>How well a name fits what has been typed of it.</summary>
internal static class NameMatch
{
    /// <summary>0 for the same beginning, 1 for the same but for case, 2 for the beginnings of its words (<c>gbd</c> in
    /// <c>GroupByDescending</c>), 3 for a part; null for none of these.</summary>
    public static int? Quality(string name, string typed)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal))
            return 0;
        if (name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            return 1;
        if (FitsHumps(name, 0, typed, 0))
            return 2;
        return typed.Length > 1 && name.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 3 : null;
    }

    private static bool FitsHumps(string name, int at, string typed, int done)
    {
        if (done == typed.Length)
            return true;
        for (; at < name.Length; at++)
        {
            if (!StartsWord(name, at) || !Same(name[at], typed[done]))
                continue;
            // As much of the word as fits, or less of it.
            var length = 1;
            while (at + length < name.Length && done + length < typed.Length && Same(name[at + length], typed[done + length]))
                length++;
            for (; length > 0; length--)
            {
                if (FitsHumps(name, at + length, typed, done + length))
                    return true;
            }
        }
        return false;
    }

    private static bool StartsWord(string name, int at) =>
        at == 0 || (char.IsUpper(name[at]) && !char.IsUpper(name[at - 1])) || name[at - 1] == '_'
        || char.IsDigit(name[at]) != char.IsDigit(name[at - 1])
        || (char.IsUpper(name[at]) && at + 1 < name.Length && char.IsLower(name[at + 1]));

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
