namespace Funding.Reports;

/// <summary>What figures rest on, as it stands under them and at the end of a page.</summary>
internal static class SourceNotes
{
    /// <summary>Where the outlines of a map come from, as their licence asks.</summary>
    public static string Outlines(Dataset data) => string.Concat(data.Sources.Where(source => source.Id == "svg-maps-sweden")
        .Select(source => $"Outlines: {source.Publisher}, {source.Title}, simplified, {source.Licence}."));

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

    /// <summary>The list of sources that ends a page.</summary>
    public static Passage List(IEnumerable<Source> sources) =>
        Text(string.Join("\n", sources.Select(source => "* " + string.Join(" ", Parts(source)))));

    private static IEnumerable<string> Parts(Source source)
    {
        if (source.Publisher.Length > 0) yield return $"**{source.Publisher}**.";
        if (source.Title.Length > 0) yield return $"{source.Title}.";
        if (source.Published.Length > 0) yield return $"{Wording.Date(source.Published)}.";
        if (source.Address.Length > 0)
            yield return $"{Link(source.Address)}{(source.Accessed.Length > 0 ? $", read on {Wording.Date(source.Accessed)}" : "")}.";
        if (source.Note.Length > 0) yield return source.Note;
    }

    /// <summary>An address as a link, where it is one.</summary>
    public static string Link(string address) => address.All(c => char.IsAsciiLetterOrDigit(c) || ".-/_".Contains(c))
        && Uri.TryCreate($"https://{address}", UriKind.Absolute, out var link) ? $"[{address}]({link.AbsoluteUri})" : address;
}
