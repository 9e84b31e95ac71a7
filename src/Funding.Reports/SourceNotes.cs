using Shared;

namespace Funding.Reports;

/// <summary>What figures rest on, in one language, as it stands under them and at the end of a page.</summary>
internal sealed class SourceNotes
{
    /// <summary>The source of the outlines of maps.</summary>
    public const string OutlineSource = "svg-maps-sweden";

    /// <summary>For readers of English, as the data are named.</summary>
    public static readonly SourceNotes English = new(Sentences.English)
    {
        Label = grant => grant.Label,
        Population = basis => Wording.Small(basis.Title),
        Title = source => source.Title,
        Publisher = source => source.Publisher,
        DividedBy = "Divided by",
        For = "for",
        NotPart = "not part of it, nor counted in its mean",
        Heading = ("Source", "Sources"),
        ReadOn = "read on",
        Outline = ("Outlines", "simplified"),
        HasRemarks = true,
    };

    /// <summary>For readers of Swedish. Remarks on a source are in English, so only English readers get them.</summary>
    public static readonly SourceNotes Swedish = new(Sentences.Swedish)
    {
        Label = Bilingual.SwedishLabel,
        Population = Bilingual.SwedishPopulation,
        Title = Bilingual.SwedishTitle,
        // The data name a publisher's own source in English.
        Publisher = source => source.Publisher.Replace("(source: ", "(källa: ", StringComparison.Ordinal),
        DividedBy = "Delat med",
        For = "för",
        NotPart = "ingår inte, inte heller i genomsnittet",
        Heading = ("Källa", "Källor"),
        ReadOn = "läst",
        Outline = ("Konturer", "förenklade"),
    };

    private readonly Sentences _words;

    private SourceNotes(Sentences words) => _words = words;

    public required Func<Grant, string> Label { get; init; }

    public required Func<PopulationBasis, string> Population { get; init; }

    public required Func<Source, string> Title { get; init; }

    public required Func<Source, string> Publisher { get; init; }

    public required string DividedBy { get; init; }

    public required string For { get; init; }

    public required string NotPart { get; init; }

    public required (string One, string Many) Heading { get; init; }

    public required string ReadOn { get; init; }

    public required (string Head, string Changed) Outline { get; init; }

    public bool HasRemarks { get; init; }

    /// <summary>Every source of what a page uses, each once.</summary>
    /// <param name="grants">Grants and national totals.</param>
    /// <param name="bases">Populations beside those that the grants are divided by.</param>
    /// <param name="others">Further sources.</param>
    public static IReadOnlyList<Source> All(IEnumerable<Grant> grants, IEnumerable<PopulationBasis> bases,
        params IEnumerable<Source> others)
    {
        var used = grants.ToList();
        var populations = used.Select(grant => grant.PopulationBasis).OfType<PopulationBasis>().Concat(bases).Distinct().ToList();
        return
        [
            .. used.Select(grant => grant.Source)
                .Concat(populations.Select(basis => basis.Source))
                .Concat(populations.SelectMany(basis => basis.Regions).Select(region => region.Source))
                .Concat(others).Distinct(),
        ];
    }

    /// <summary>Which population each grant is divided by, and which regions it left out.</summary>
    /// <param name="grants">Grants with a population; others are passed over.</param>
    public string Denominators(IReadOnlyList<Grant> grants)
    {
        var bases = grants.Where(grant => grant.PopulationBasis is not null).GroupBy(grant => grant.PopulationBasis!.Id).ToList();
        var parts = bases.Select(group => Population(group.First().PopulationBasis!)
            + (bases.Count > 1 ? $" {For} {_words.List(group.Select(Label))}" : ""));
        return $"{DividedBy}: {string.Join("; ", parts)}."
            + string.Concat(grants.Where(grant => grant.NotPart.Count > 0)
                .Select(grant => $" {Label(grant)}: {_words.List(grant.NotPart.Select(region => region.Name))} {NotPart}."));
    }

    /// <summary>The sources of some figures: "Source: SCB." or "Sources: SCB; Socialdepartementet, December 2024."</summary>
    /// <param name="grants">The grants that the figures are about; at least one.</param>
    /// <param name="populations">Whether populations come into it, so that their source is named too.</param>
    public string Sources(IReadOnlyList<Grant> grants, bool populations) => Headed(Of(grants, populations)
        .Select(source => string.Join(", ", new[] { Publisher(source) is { Length: > 0 } publisher ? publisher : Title(source),
            _words.Date(source.Published) }.Where(part => part.Length > 0)))
        .Distinct());

    /// <summary>The same as a quotation names them, by publisher and year: "Sources: SCB; Socialdepartementet 2023 and 2024."</summary>
    /// <param name="grants">The grants that the figures are about; at least one.</param>
    /// <param name="populations">Whether populations come into it, so that their source is named too.</param>
    public string Cited(IReadOnlyList<Grant> grants, bool populations) => Headed(Of(grants, populations).Distinct()
        .GroupBy(source => source.Publisher.Length > 0 ? source.Publisher.Split(" (")[0] : Title(source))
        .Select(named => (named.Key + " " + _words.List(named.Select(source => source.Published.Split('-')[0])
            .Where(year => year.Length > 0).Distinct(), none: "")).TrimEnd()));

    /// <summary>Where the outlines of a map come from, as their licence asks.</summary>
    public string Outlines(Dataset data) => string.Concat(data.Sources.Where(source => source.Id == OutlineSource)
        .Select(source => $"{Outline.Head}: {source.Publisher}, {Title(source)}, {Outline.Changed}, {source.Licence}."));

    /// <summary>The list of sources that ends a page.</summary>
    public Passage List(IEnumerable<Source> sources) =>
        Text(string.Join("\n", sources.Select(source => "* " + string.Join(" ", Parts(source)))));

    private static IEnumerable<Source> Of(IReadOnlyList<Grant> grants, bool populations) => grants.Select(grant => grant.Source)
        .Concat(populations ? grants.Select(grant => grant.PopulationBasis?.Source).OfType<Source>() : []);

    private string Headed(IEnumerable<string> sources)
    {
        var texts = sources.ToList();
        return $"{(texts.Count == 1 ? Heading.One : Heading.Many)}: {string.Join("; ", texts)}.";
    }

    private IEnumerable<string> Parts(Source source)
    {
        if (source.Publisher.Length > 0) yield return $"**{Publisher(source)}**.";
        if (source.Title.Length > 0) yield return $"{Title(source)}.";
        if (source.Published.Length > 0) yield return $"{Sentences.Capital(_words.Date(source.Published))}.";
        if (source.Address.Length > 0)
            yield return $"{Link(source.Address)}{(source.Accessed.Length > 0 ? $", {ReadOn} {_words.Date(source.Accessed)}" : "")}.";
        if (HasRemarks && source.Note.Length > 0) yield return source.Note;
    }

    /// <summary>An address as a link, where it is one.</summary>
    private static string Link(string address) => address.All(c => char.IsAsciiLetterOrDigit(c) || ".-/_".Contains(c))
        && Uri.TryCreate($"https://{address}", UriKind.Absolute, out var link) ? $"[{address}]({link.AbsoluteUri})" : address;
}
