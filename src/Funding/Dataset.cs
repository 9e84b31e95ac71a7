using Funding.Data;
using Funding.Data.Checks;

namespace Funding;

/// <summary>
/// The data: regions, populations, grants and what each region got. Every load makes every check; data that fail one are
/// never handed out.
/// </summary>
public sealed class Dataset
{
    internal Dataset()
    {
    }

    /// <summary>The 21 regions in the order of county codes.</summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>Every grant and national total, in the order of the file.</summary>
    public required IReadOnlyList<Grant> Grants { get; init; }

    /// <summary>The named populations.</summary>
    public required IReadOnlyList<PopulationBasis> PopulationBases { get; init; }

    /// <summary>The consumer price index, one entry a year.</summary>
    public required IReadOnlyList<PriceIndexYear> PriceIndex { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>What a reader should look at although it does not contradict any published sum.</summary>
    public required IReadOnlyList<Finding> Warnings { get; init; }

    /// <summary>Grants with regional rows, the oldest first.</summary>
    public IReadOnlyList<Grant> RegionalGrants =>
        [.. Grants.Where(grant => grant.Kind == GrantKind.Regional).OrderBy(grant => grant.Date, StringComparer.Ordinal)];

    /// <summary>National totals without regional rows: frames, and parts whose split was not published.</summary>
    public IReadOnlyList<Grant> NationalTotals => [.. Grants.Where(grant => grant.Kind == GrantKind.National)];

    /// <summary>All regional rows of all grants: never sum them where one grant contains another.</summary>
    public IReadOnlyList<Allocation> Allocations => [.. RegionalGrants.SelectMany(grant => grant.Allocations)];

    /// <summary>Regional grants with a component of the given principle, the oldest first.</summary>
    /// <param name="principle">The principle.</param>
    /// <param name="effective">True for the principle that made the difference, false for the one by the terms.</param>
    public IReadOnlyList<Grant> RegionalGrantsBy(Principle principle, bool effective = true) =>
        [.. RegionalGrants.Where(grant => grant.Uses(principle, effective))];

    /// <summary>Regional grants whose rows carry an earmark for a purpose, the oldest first.</summary>
    /// <param name="purpose">The purpose, for example <see cref="Earmark.Bup"/>.</param>
    public IReadOnlyList<Grant> RegionalGrantsWithEarmark(string purpose) =>
        [.. RegionalGrants.Where(grant => grant.EarmarkPurpose == purpose)];

    /// <summary>A region by any of its names or its county code.</summary>
    /// <param name="nameOrCode">For example "Skåne", "Region Örebro län", "VGR" or "14".</param>
    /// <exception cref="KeyNotFoundException">No region is called that.</exception>
    public Region Region(string nameOrCode) =>
        Regions.FirstOrDefault(region => region.Code == nameOrCode || region.IsCalled(nameOrCode))
        ?? throw new KeyNotFoundException($"No region is called '{nameOrCode}'; there are {string.Join(", ", Regions)}.");

    /// <summary>A grant by its id.</summary>
    /// <param name="id">The id in <c>grants.csv</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such grant.</exception>
    public Grant Grant(string id) =>
        Grants.FirstOrDefault(grant => grant.Id == id)
        ?? throw new KeyNotFoundException($"No grant '{id}'; there are {string.Join(", ", Grants.Select(grant => grant.Id))}.");

    /// <summary>A population by its id.</summary>
    /// <param name="id">The id in <c>population-bases.csv</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such population.</exception>
    public PopulationBasis Population(string id) =>
        PopulationBases.FirstOrDefault(basis => basis.Id == id) ?? throw new KeyNotFoundException(
            $"No population '{id}'; there are {string.Join(", ", PopulationBases.Select(basis => basis.Id))}.");

    /// <summary>Loads the data folder that lies in or above a folder.</summary>
    /// <param name="folder">
    /// The data folder or any folder below the one that holds it; null for the current directory, then the program's own.
    /// </param>
    /// <exception cref="DirectoryNotFoundException">There is no data folder.</exception>
    /// <exception cref="DatasetException">A check failed, or a file is not as the descriptor says; lists every finding.</exception>
    /// <remarks>
    /// Writes nothing. After an interrupted import the state is read that the import leads to, or the one before it; a warning
    /// says so.
    /// </remarks>
    public static Dataset Load(string? folder = null) => DataFolder.Find(folder).ReadWhole(ReadDescribed);

    /// <summary>Loads data from any place, for example a candidate state that is not written yet.</summary>
    /// <param name="read">Gives the bytes of a file by its path relative to the data folder, or null if there is none.</param>
    /// <exception cref="DatasetException">A check failed; lists every finding.</exception>
    public static Dataset Read(Func<string, byte[]?> read) => Build(new RawData(read), []);

    /// <summary>Reads data that have a descriptor, and hold to it.</summary>
    private static Dataset ReadDescribed(Func<string, byte[]?> read, IReadOnlyList<Finding> notes)
    {
        List<Finding> findings = [];
        var descriptor = new Descriptor(read(DataFolder.DescriptorName), findings);
        var data = new RawData(path =>
        {
            var bytes = read(path);
            descriptor.Compare(path, bytes, findings);
            return bytes;
        });
        data.Findings.InsertRange(0, findings);
        return Build(data, notes);
    }

    private static Dataset Build(RawData data, IReadOnlyList<Finding> notes)
    {
        foreach (var check in DataCheck.All) check.Run(data);
        data.Warnings.AddRange(notes);
        return data.Findings.Count == 0 ? DatasetBuilder.Build(data) : throw new DatasetException(data.Findings);
    }
}

/// <summary>The consumer price index of a year (KPI, 1980 = 100, yearly mean).</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Index">The mean of the year's months.</param>
/// <param name="Status">"official", or how it was computed and how exact it is.</param>
public sealed record PriceIndexYear(int Year, double Index, string Status);
