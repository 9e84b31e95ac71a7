using System.Globalization;
using System.Text;
using Funding.Analysis;

namespace Funding.Import.Tests;

/// <summary>Pages with prose of our own, in the layouts that publishers use, and what they should be read as.</summary>
internal static class Pages
{
    public const long Total = 412_350_000;

    public static readonly string[] Reference = ["regions.csv", "population.csv", "population-bases.csv", "price-index.csv", "sources.csv"];

    private static readonly PageImport EmptyImport = new(name => Reference.Contains(name) ? TestData.Read(name) : null);

    public static IReadOnlyList<Region> Regions { get; } = [.. TestData.Real.Regions.OrderBy(
        region => region.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<long> People { get; } = [.. Regions.Select(region => TestData.Real.Population("2023-12-31")[region] + 137)];

    public static IReadOnlyList<long> Amounts { get; } = LargestRemainder.Split(Total, People);

    public static IReadOnlyList<long> Millions { get; } = [.. Amounts.Select(amount => (amount * 3 + 500_000) / 1_000_000)];

    public static IReadOnlyList<long> Bup { get; } = [.. Millions.Select(millions => millions / 5)];

    public const string Top = """
        Den här webbplatsen använder kakor. Läs mer om kakor.
        Meny
        Pressmeddelande från Socialdepartementet
        Nya pengar för att korta köerna till specialistvården
        Publicerad 14 mars 2025
        Regeringen fördelar nu pengarna för 2025. Medlen fördelas efter invånare.

        """;

    public const string Bottom = """

        Presskontakt
        Telefon 08-123 45 67
        Dela sidan
        """;

    public static string Spaced(long number) =>
        number.ToString("N0", new NumberFormatInfo { NumberGroupSeparator = " ", NumberGroupSizes = [3] });

    public static string Page(string table, string caption = "Fördelning av 412 350 000 kronor") =>
        $"{Top}\n{caption}\n\n{table}\n{Bottom}";

    /// <summary>One line a region.</summary>
    public static string Rows(Func<int, string> row) => string.Join('\n', Enumerable.Range(0, Regions.Count).Select(row));

    /// <summary>Population and amount with single spaces: the largest regions are ambiguous.</summary>
    public static string TwoColumns { get; } = Page(
        "Region Befolkning Fördelade medel\n" + Rows(i => $"{Regions[i].Name} {Spaced(People[i])} {Spaced(Amounts[i])}")
        + $"\nSumma {Spaced(People.Sum())} {Spaced(Total)} kr");

    public static string NamesAndValues { get; } = Page(
        "Region\n\nBelopp\n\n" + Rows(i => $"{Regions[i].OfficialName}\n\n{Spaced(Amounts[i])}\n") + $"\nSumma\n\n{Spaced(Total)}");

    public static string WithEarmark { get; } = Page(
        Rows(i => $"{Regions[i].Name}:\u00A0{Millions[i]} miljoner kronor (varav\u00A0{Bup[i]} miljoner för BUP)"),
        "Totalt 1,2 miljarder kronor fördelas nu till regionerna.")
        .Replace("efter invånare", "utifrån prestationskrav");

    public const string EqualShare = Top + "\nDrygt 80 miljoner kronor betalas ut till regionerna. Varje region är lika viktig och "
        + "regionerna får ca 3,9 miljoner kronor vardera.\n" + Bottom;

    public const string NationalTotals = """
        Nära 6 miljarder kronor till vården genom nya överenskommelser
        Publicerad 14 mars 2025
        Staten och regionerna har enats om hur vården ska utvecklas, till nytta för alla som väntar.

        Pengar till kortare köer
        Regeringen avsätter totalt 4,25 miljarder kronor för att korta köerna under 2025.

        Pengar till säkrare vård
        Regeringen avsätter 1 350 miljoner kronor och regionerna tillför 120 miljoner kronor inom ramen för överenskommelsen.

        """ + Bottom;

    /// <summary>Reads a page into a folder that holds only reference tables.</summary>
    public static ImportReport Read(string page, ImportOptions? options = null) => EmptyImport.Read(page, options);

    public static string Explain(ImportReport report) =>
        string.Join('\n', report.Checks.Select(check => $"{check.Verdict} {check.Name}: {check.Text}"));

    /// <summary>The data as they would be after the import.</summary>
    public static Func<string, byte[]?> After(ImportReport report, Func<string, byte[]?>? before = null) =>
        name => report.Files.TryGetValue(name, out var bytes)
            ? bytes
            : (before ?? (other => Reference.Contains(other) ? TestData.Read(other) : null))(name);

    public static string File(ImportReport report, string name) => Encoding.UTF8.GetString(report.Files[name]);
}
