namespace Funding.Import.Reading;

/// <summary>The forms that people write numbers and tables in, brought to the one that the layouts read.</summary>
internal static partial class PrintedForms
{
    /// <summary>A share of a text's lines that only a table has.</summary>
    private const int FewestLines = 15;

    /// <summary>A page whose numbers are grouped by spaces, whose units follow them, and whose cells stand apart by tabs.</summary>
    public static string Unify(string text)
    {
        text = Comma(text);
        text = Quoted().Replace(text, "$1$2$3");
        text = Apostrophe().Replace(text, " ");
        text = Grouped().Replace(text, match => match.Value.Replace(match.Groups["mark"].Value, " "));
        text = Ore().Replace(text, "");
        text = DashAfter().Replace(text, "$1 kr");
        text = UnitBefore().Replace(text, "$1 kr");
        return FootnoteMark().Replace(text, "");
    }

    /// <summary>Cells between commas, where the lines of a whole table have them: a comma within a number is a decimal one
    /// otherwise.</summary>
    private static string Comma(string text)
    {
        var lines = text.Split('\n');
        if (lines.Count(line => CommaRow().IsMatch(line)) < FewestLines) return text;
        return string.Join('\n', lines.Select(line => CommaRow().IsMatch(line) || CommaHead().IsMatch(line) ? Cells(line) : line));

        static string Cells(string line) => CommaCell().Replace(line, match => match.Groups["end"].Value.Length > 0
            ? match.Groups["cell"].Value + "\t" : match.Groups["cell"].Value);
    }

    [GeneratedRegex(@"^""?\p{L}[^,;\t""\d]*""?(?:,(?:""[^""]*""|[^,""]*))+$", RegexOptions.CultureInvariant)]
    private static partial Regex CommaRow();

    [GeneratedRegex(@"^""?\p{L}[\p{L} _]*""?(?:,""?[\p{L}][\p{L} _()]*""?)+$", RegexOptions.CultureInvariant)]
    private static partial Regex CommaHead();

    [GeneratedRegex(@"(?:""(?<cell>[^""]*)""|(?<cell>[^,""]*))(?<end>,|$)", RegexOptions.CultureInvariant)]
    private static partial Regex CommaCell();

    [GeneratedRegex(@"(^|[;\t])""([^""\n]*)""($|(?=[;\t\n]))", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<=(?<!\d)\d{1,3}(?:['’]\d{3})*)['’](?=\d{3}(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex Apostrophe();

    /// <summary>Two groups at least: one alone may be decimals.</summary>
    [GeneratedRegex(
        @"(?<![\d.,])[1-9]\d{0,2}(?<mark>[.,])\d{3}(?:\k<mark>\d{3})+(?!(?:\d|\k<mark>)\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    /// <summary>No öre, printed: only after so many digits that the number is one of kronor.</summary>
    [GeneratedRegex(@"(?<=\d{5}|\d\ \d{3}\ \d{3}),00(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Ore();

    [GeneratedRegex(@"(\d):-", RegexOptions.CultureInvariant)]
    private static partial Regex DashAfter();

    [GeneratedRegex(@"(?<![\p{L}\d]|\d\ )(?:kr|SEK)\.?\ ?(\d{1,3}(?:\ \d{3})+|\d{4,})(?!\d|\ ?(?:kr|tkr|mkr|mnkr|mdkr|miljon|tusen|milj))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitBefore();

    [GeneratedRegex(
        @"(?<=[\p{L}\d])[¹²³⁴⁵⁶⁷⁸⁹]|(?:(?<=\p{L})\ ?|(?<=\d)\ )\d\)(?=[\s;]|$)|(?<=[\p{L}\d])\ ?\[\d\](?=[\s;]|$)"
            + @"|(?<=[\p{L}\d])\*{1,3}(?=[\s;]|$)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex FootnoteMark();
}
