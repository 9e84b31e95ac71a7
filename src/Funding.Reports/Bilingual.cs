using Shared;

namespace Funding.Reports;

/// <summary>The names of the data in English and Swedish, for the pages that exist in both.</summary>
internal static class Bilingual
{
    // By the words of an id, as the data name a grant for its purpose, and an import one for its principle.
    private static readonly Dictionary<string, string> Purposes = new()
    {
        ["performance"] = "Prestation",
        ["backlog"] = "Uppdämda vårdbehov",
        ["free-capacity"] = "Ledig vårdkapacitet",
        ["accessibility"] = "Tillgänglighet",
        ["population"] = "Folkmängd",
        ["equal"] = "Lika delar",
        ["cost-structure"] = "Kostnadsstruktur",
        ["fixed-and-population"] = "Fast belopp och folkmängd",
        ["per-case"] = "Per fall",
        ["application"] = "Ansökan",
    };

    // What the data name in English because it has no title of its own.
    private static readonly Dictionary<string, string> SourceTitles = new()
    {
        ["scb-2023-total"] = "Folkmängden i hela landet 31 december 2023",
        [SourceNotes.OutlineSource] = "@svg-maps/sweden 1.0.1 (en karta från MapSVG)",
        ["secondary-2023"] = "Öppen statistikkod som återger SCB",
    };

    // A grant that came later has the title of its page, which is in Swedish.
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["2021-performance"] = "Andra hälften av tillägget till 2021 års överenskommelse, efter väntetiderna september–november",
        ["2022-backlog"] = "Riktad del av medlen för uppdämda vårdbehov efter pandemin",
        ["2023-free-capacity"] = "Bättre användning av ledig vårdkapacitet, lika mycket till varje region",
        ["2024-accessibility"] = "Sista utbetalningen i 2024 års överenskommelse om tillgänglighet",
    };

    /// <summary>A text with values only, which reads the same in both languages but for words within the values.</summary>
    public static ReaderText Both(ReaderText text) => text.InSwedish(text);

    /// <summary>Texts below each other, as the items of a list are.</summary>
    public static ReaderText Lines(IEnumerable<ReaderText> lines)
    {
        var text = new ReaderText(0, 0);
        foreach (var line in lines)
        {
            text.AppendFormatted(line);
            text.AppendLiteral("\n");
        }
        return Both(text);
    }

    /// <summary>The name for tables and charts: "Backlog 2022".</summary>
    public static ReaderText Label(Grant grant) => Words(grant.Label, SwedishLabel(grant));

    /// <summary>The name of a component for tables and charts: "Accessibility 2024, BUP".</summary>
    public static ReaderText Label(Component component) => Words(component.Label, SwedishLabel(component));

    /// <summary>The name within a sentence: "the backlog grant of 2022".</summary>
    public static ReaderText Name(Grant grant) => Words(grant.Name, $"bidraget {SwedishLabel(grant)}");

    /// <summary>The name of a component within a sentence: "the performance grant of 2021".</summary>
    public static ReaderText Name(Component component) => component.Purpose switch
    {
        null when component.Grant.EarmarkPurpose is not null => Words($"the part of {component.Grant.Name} that is not earmarked",
            $"den del av bidraget {SwedishLabel(component.Grant)} som inte är öronmärkt"),
        null => Words(component.Name, $"bidraget {SwedishLabel(component)}"),
        Earmark.Bup => Words($"the part for child and adolescent psychiatry (BUP) of {component.Grant.Name}",
            $"delen för barn- och ungdomspsykiatrin (BUP) av bidraget {SwedishLabel(component.Grant)}"),
        var purpose => Words($"the part for {purpose} of {component.Grant.Name}",
            $"delen för {purpose} av bidraget {SwedishLabel(component.Grant)}"),
    };

    /// <summary>The title for readers.</summary>
    public static ReaderText Title(Grant grant) => Words(grant.Title, Titles.GetValueOrDefault(grant.Id) ?? grant.Title);

    /// <summary>How a principle splits money.</summary>
    public static ReaderText Split(Principle principle) => Words(Wording.Split(principle), principle switch
    {
        Principle.Population => "efter folkmängd",
        Principle.Performance => "efter prestation",
        Principle.Equal => "i lika delar",
        Principle.CostStructure => "efter kostnadsstruktur",
        Principle.FixedAndPopulation => "med ett fast belopp och efter folkmängd",
        Principle.PerCase => "per fall",
        Principle.Application => "efter ansökan",
        _ => "efter en egen regel",
    });

    /// <summary>How a grant was in effect split, each principle once.</summary>
    public static ReaderText Split(Grant grant)
    {
        var splits = grant.Components.Select(component => component.Effective).Distinct().Select(Split).ToList();
        return Both($"{splits}");
    }

    /// <summary>Which population each grant is divided by, and which regions it left out.</summary>
    public static ReaderText Denominators(IReadOnlyList<Grant> grants) => Noted(notes => notes.Denominators(grants));

    /// <summary>The sources of some figures: "Source: SCB."</summary>
    /// <param name="grants">The grants that the figures are about.</param>
    /// <param name="populations">Whether populations come into it.</param>
    public static ReaderText Sources(IReadOnlyList<Grant> grants, bool populations) =>
        Noted(notes => notes.Sources(grants, populations));

    /// <summary>The same as a quotation names them, by publisher and year: "Sources: SCB; Socialdepartementet 2023 and 2024."</summary>
    /// <param name="grants">The grants that the figures are about.</param>
    /// <param name="populations">Whether populations come into it.</param>
    public static ReaderText Cited(IReadOnlyList<Grant> grants, bool populations) => Noted(notes => notes.Cited(grants, populations));

    /// <summary>Where the outlines of a map come from, as their licence asks.</summary>
    public static ReaderText Outlines(Dataset data) => Noted(notes => notes.Outlines(data));

    /// <summary>The list of sources that ends a page.</summary>
    public static Passage List(IReadOnlyList<Source> sources) =>
        Text(SourceNotes.English.List(sources).Markdown, sv: SourceNotes.Swedish.List(sources).Markdown);

    internal static string SwedishLabel(Grant grant)
    {
        var words = grant.Id.Split('-').Where(word => word != $"{grant.Year}").ToList();
        var name = Purposes.GetValueOrDefault(string.Join('-', words)) ?? Sentences.Capital(string.Join(' ', words));
        return $"{name} {grant.Year}" + (grant.NotPart.Count == 0 ? "" : $" ({grant.Allocations.Count} regioner)")
            + (grant.AcceptedMismatch is null ? "" : ", summan motsagd");
    }

    private static string SwedishLabel(Component component) => SwedishLabel(component.Grant) + (
        component.Purpose is { } purpose ? $", {purpose}"
        : component.PerRegion is not null ? ", fast del"
        : component.Grant.EarmarkPurpose is not null ? ", ej öronmärkt"
        : component.Grant.Components.Count > 1 ? ", resten"
        : "");

    internal static string SwedishPopulation(PopulationBasis basis) => basis.Date.Length > 0
        ? $"folkmängden {Sentences.Swedish.Date(basis.Date)}"
        : $"den folkmängd som trycktes med bidraget i {Sentences.Swedish.Date(Month(basis.Source.Published))}";

    internal static string SwedishTitle(Source source) => SourceTitles.GetValueOrDefault(source.Id) ?? source.Title;

    private static string Month(string date) => date[..Math.Min(date.Length, "yyyy-MM".Length)];

    private static ReaderText Noted(Func<SourceNotes, string> note) => Words(note(SourceNotes.English), note(SourceNotes.Swedish));
}
