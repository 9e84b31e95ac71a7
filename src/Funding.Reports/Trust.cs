using static Funding.Reports.HouseTables;

namespace Funding.Reports;

/// <summary>Whether the data can be trusted: every check, everything that does not fit together, every assumption.</summary>
public sealed class Trust
{
    private readonly Dataset _data;
    private readonly IReadOnlyList<Grant> _grants;
    private readonly IReadOnlyList<Component> _components;

    private Trust(Dataset data)
    {
        (_data, _grants) = (data, data.RegionalGrants);
        _components = [.. _grants.SelectMany(grant => grant.Components)];
        Totals =
        [
            .. _grants.Select(grant => new StatedTotal(grant.Label, grant, grant.PublishedTotal, grant.Money)),
            .. _components.Where(component => component.Grant.Components.Count > 1 && component.PublishedTotal is not null)
                .Select(component => new StatedTotal(component.Label, component.Grant, component.PublishedTotal!.Value, component.Total)),
        ];
        Statements =
        [
            .. data.Grants.SelectMany(grant => grant.ProseAmounts).Select(prose => (prose.Text, new StatedTotal(
                (prose.Grant.Kind == GrantKind.Regional ? prose.Grant.Label : prose.Grant.Title)
                    + (prose.Region is null ? "" : $", {prose.Region}"),
                prose.Grant, prose.Stated, prose.Region is null ? prose.Grant.Money : prose.Grant[prose.Region].Amount.Quantity))),
        ];
        Fits = PopulationFit.Of(_grants, data.PopulationBases);
        Sensitive = [.. MoneySplit.WithEarmarks([.. _grants.Select(MoneySplit.Of)])
            .Select(split => (split, Sensitivity.Of(split.Money, data.PopulationBases, OddIn(split.Grant))))];
    }

    /// <summary>What the pages state in total, beside the rows.</summary>
    public IReadOnlyList<StatedTotal> Totals { get; }

    /// <summary>What they state in running text, with its words.</summary>
    public IReadOnlyList<(string Text, StatedTotal Amount)> Statements { get; }

    /// <summary>How many statements no unrounded amounts could fit.</summary>
    public int Contradicted => Totals.Count(total => !total.Agrees) + Statements.Count(statement => !statement.Amount.Agrees);

    /// <summary>Statements that allow so much that agreeing with them proves little.</summary>
    public IReadOnlyList<ReaderText> Weak => [.. Statements.Where(statement => statement.Amount.IsWeak)
        .Select(statement => Words($"“{statement.Text}” allows {statement.Amount.Allowed:M0~}"))];

    /// <summary>Totals looser than their rows, though no contradiction: "about 1 500 M kr for Accessibility 2024,
    /// whose rows sum to 1 547 M kr".</summary>
    public IReadOnlyList<ReaderText> Loose =>
        [.. Totals.Where(total => total.IsLoose)
            .Select(total => Words($"{total.Stated:s} for {total.What}, whose rows sum to {total.Rows}"))];

    /// <summary>Grants whose total was published to the krona.</summary>
    public IReadOnlyList<string> ToTheKrona =>
        [.. _grants.Where(grant => grant.PublishedTotal.Qualifier == Qualifier.Exact).Select(grant => grant.Label)];

    /// <summary>Grants whose rows were built from a stated share.</summary>
    public IReadOnlyList<Grant> Constructed => [.. _grants.Where(grant => grant.IsConstructed)];

    /// <summary>Whether money split by population follows a population in the data.</summary>
    public IReadOnlyList<PopulationFit> Fits { get; }

    /// <summary>What does not follow "by population", within a sentence.</summary>
    public string Doubts => PopulationFit.Doubts(Fits);

    /// <summary>Rows that break the split by population of their grant.</summary>
    public IReadOnlyList<(PopulationFit Fit, BreakingRow Row)> Odd => [.. Fits.SelectMany(fit => fit.Breaking.Select(row => (fit, row)))];

    /// <summary>Parts whose payer counted a population that is not in the data.</summary>
    public IReadOnlyList<string> UnknownBasis => [.. Fits.Where(fit => !fit.IsBasisKnown).Select(fit => fit.Component.Label)];

    /// <summary>Warnings of the checks.</summary>
    public IReadOnlyList<Finding> Warnings => _data.Warnings;

    /// <summary>Grants and totals that are a part of another.</summary>
    public IReadOnlyList<Grant> Parts => [.. _data.Grants.Where(grant => grant.PartOf is not null)];

    /// <summary>Money of others than the state, which is part of no grant: "… (100 M kr)".</summary>
    public IReadOnlyList<ReaderText> NotState =>
        [.. _data.Grants.Where(grant => grant.Payer != Payer.State).Select(grant => Words($"{grant.Title} ({grant.Money})"))];

    /// <summary>National totals of the state whose split between regions is not known:
    /// those within a grant that is split by region are.</summary>
    public IReadOnlyList<Grant> WithoutSplit => WithoutSplitOf(_data);

    /// <summary>How far the choice of population moves the Gini coefficient at most, and of what.</summary>
    public (MoneySplit Split, Quantity Spread) ByPopulation =>
        Sensitive.Select(item => (item.Split, Spread(item.Rows.Where(row => row.Without.Count == 0)))).MaxBy(item => item.Item2.Value);

    /// <summary>The widest interval that rounding leaves for a Gini coefficient, and of what.</summary>
    public (MoneySplit Split, Quantity Width) ByRounding =>
        Sensitive.Select(item => (item.Split, Quantity.Exactly(item.Rows.Max(row => row.Gini.Interval.Width), Unit.Quotient)))
            .MaxBy(item => item.Item2.Value);

    /// <summary>Coefficients that read otherwise without the odd rows: "0.152 instead of 0.166 for Accessibility 2024, BUP".</summary>
    public IReadOnlyList<ReaderText> WithoutOdd =>
    [
        .. Sensitive.Where(item => item.Rows.Any(row => row.Without.Count > 0))
            .Select(item => (item.Split, All: Own(item, all: true), Without: Own(item, all: false)))
            .Where(item => Rounded(item.All.Value, 3) != Rounded(item.Without.Value, 3))
            .Select(item => Words($"{item.Without:3} instead of {item.All:3} for {item.Split.Label}")),
    ];

    /// <summary>The regions of the odd rows.</summary>
    public IReadOnlyList<Region> OddRegions => [.. Odd.Select(odd => odd.Row.Region).Distinct()];

    /// <summary>Grants by the unit of their amounts: "Performance 2021 and Backlog 2022 to 1 kr".</summary>
    public IReadOnlyList<ReaderText> Units =>
        [.. _grants.GroupBy(FundingPerInhabitant.Unit).Select(unit => Words($"{unit.Select(grant => grant.Label)} to {unit.Key}"))];

    /// <summary>The denominators of all grants.</summary>
    public string Denominators => Wording.Denominators(_grants);

    /// <summary>Populations whose date is not stated.</summary>
    public IReadOnlyList<string> Undated =>
        [.. _data.PopulationBases.Where(basis => basis.Date.Length == 0).Select(basis => Wording.Small(basis.Title))];

    /// <summary>Components whose rule in effect is not that of the terms, each with its note.</summary>
    public IReadOnlyList<string> InEffect =>
        [.. _components.Where(component => component.Nominal != component.Effective)
            .Select(component => $"{component.Label}: {Wording.Split(component.Nominal)} by the terms, "
                + $"{Wording.Split(component.Effective)} in effect. {component.Note}")];

    /// <summary>Every source.</summary>
    public IReadOnlyList<Source> AllSources => _data.Sources;

    /// <summary>The number of sources without a recorded address.</summary>
    public int WithoutAddress => _data.Sources.Count(source => source.Address.Length == 0);

    /// <summary>The number of sources that state a month and no day.</summary>
    public int WithoutDay => _data.Sources.Count(source => source.Published.Length is > 0 and < 10);

    /// <summary>The number of sources that state no licence.</summary>
    public int WithoutLicence => _data.Sources.Count(source => source.Licence.Length == 0);

    /// <summary>The sources of everything on the page, which is all there are.</summary>
    public Passage Sources => SourceNotes.English.List(_data.Sources);

    private IReadOnlyList<(MoneySplit Split, IReadOnlyList<SensitivityRow> Rows)> Sensitive { get; }

    /// <summary>The question asked of a dataset.</summary>
    /// <param name="data">The data.</param>
    public static Trust Of(Dataset data) => new(data);

    /// <summary>The checks and their results.</summary>
    public Table CheckTable()
    {
        var tables = _grants.Select(grant => grant.Table).OfType<PrintedTable>().ToList();
        var printed = tables.Sum(table => table.Rows.Sum(row => 1 + (row.Earmark is null ? 0 : 1) + (row.Population is null ? 0 : 1)));
        var earmarks = _data.Allocations.Where(row => row.Earmark is not null).ToList();
        return new[]
        {
            ("Every region has a row, once",
                Words($"{_data.Allocations.Count:amount|amounts} in {_grants.Count:grant|grants}; "
                    + $"{_data.PopulationBases.Sum(basis => basis.Regions.Count):number|numbers} of inhabitants in "
                    + $"{_data.PopulationBases.Count:population|populations}"),
                _grants.Any(grant => grant.NotPart.Count > 0)
                    ? Words($"none missing, none twice; not part are {_grants.Where(grant => grant.NotPart.Count > 0)
                        .Select(grant => Words($"{grant.NotPart} in {grant.Label}"))}")
                    : Words($"none missing, none twice")),
            ("Rows add up to the stated totals", Words($"{Totals.Count:total|totals}"),
                Words($"{Totals.Count(total => total.Agrees)} agree, "
                    + $"{Totals.Count(total => total.Stated.Qualifier == Qualifier.Exact && total.Rows.IsExact)} of them to the krona")),
            ("Rows equal the table as printed", Words($"{printed:printed figure|printed figures} in {tables.Count:table|tables}"),
                Warnings.Count == 0 ? "no difference" : Words($"{Warnings.Count:warning|warnings}, below")),
            ("Inhabitants add up to the national total", Words($"{_data.PopulationBases.Count:population|populations}"),
                Words($"{_data.PopulationBases.Count(basis => basis.Regions.Sum(region => region.Inhabitants) == basis.NationalTotal)} "
                    + $"agree, to the person")),
            ("No part is larger than its whole", Words($"{Parts.Count:part|parts}"),
                Words($"{Parts.Count(part => part.Money.Low <= part.PartOf!.Money.High)} fit")),
            ("No earmark is larger than its amount", Words($"{earmarks.Count:earmark|earmarks}"),
                Words($"{earmarks.Count(row => row.Earmark!.Amount.Kronor <= row.Amount.Kronor)} fit")),
            ("Sentences agree with the rows", Words($"{Statements.Count:amount|amounts} in running text"),
                Words($"{Statements.Count(statement => statement.Amount.Agrees)} agree, "
                    + $"{Statements.Count(statement => statement.Amount is { Agrees: true, IsWeak: true })} of them with a statement that "
                    + $"allows almost anything")),
        }.Select(check => Row(("Check", check.Item1), ("On what", check.Item2), ("Result", check.Item3)))
        .ToTable("The checks and their results");
    }

    /// <summary>Stated totals and the sums of their rows.</summary>
    public Table TotalTable() => Totals.Select(total => Row([("Money", total.What), .. Compared(total, "The rows allow")]))
        .ToTable("Stated totals and the sums of their rows");

    /// <summary>Amounts in running text beside the data.</summary>
    public Table StatementTable() => Statements.Select(statement =>
        Row([("The page says", statement.Text), ("About", statement.Amount.What), .. Compared(statement.Amount, "The data have")]))
        .ToTable("Every amount that a page states in running text, beside its rows or total");

    /// <summary>What is part of what.</summary>
    public Table PartTable() => Parts.Select(part => Row(
        ("Year", $"{part.Year}"),
        ("Part", part.Title),
        ("Part, M kr", Millions(part.Money, 0)),
        ("Whole", part.PartOf!.Title),
        ("Whole, M kr", Millions(part.PartOf.Money, 0))))
        .ToTable("What is part of what");

    /// <summary>The rows that break a split by population.</summary>
    public Table OddTable() => Odd.Select(odd => Row(
        ("Region", odd.Row.Region.Name),
        ("Money", odd.Fit.Component.Label),
        ("Published, M kr", Millions(odd.Row.Money, 2)),
        ("Population gives", Words($"{odd.Row.Expected:M2~}")),
        ("More or less than that, M kr", Words($"{odd.Row.Excess:Mn2~}")),
        ("Rows that fit", $"{odd.Fit.Money.Rows.Count - odd.Fit.Breaking.Count} of {odd.Fit.Money.Rows.Count}")))
        .ToTable("Rows that break a split by population");

    /// <summary>Money per inhabitant of a grant with odd rows, those coloured.</summary>
    /// <param name="fit">Money with rows that break its rule.</param>
    public static RegionValues OddValues(PopulationFit fit) => (MoneySplit.Of(fit.Component).PerInhabitant with
    {
        Line = (fit.Fit.Rate, $"{fit.Fit.Rate:kr2} fits the others"),
    }).Highlight(fit.Breaking.Select(row => row.Region));

    /// <summary>The populations and the grants whose amounts they divide.</summary>
    public Table PopulationTable() => _data.PopulationBases.Select(basis => Row(
        ("Population", basis.Title),
        ("Inhabitants", basis.NationalTotal),
        ("How the regions are known", Prose.List(basis.Regions.GroupBy(region => region.Status)
            .Select(status => $"{Prose.Number(status.Count())} {status.Key.Replace('-', ' ')}"))),
        ("Divides", Prose.List(_grants.Where(grant => grant.PopulationBasis!.Id == basis.Id).Select(grant => grant.Label), "none")),
        ("From", basis.Source.ToString())))
        .ToTable("The populations, and the grants whose amounts they divide");

    /// <summary>The measures of inequality by every population, with and without odd rows.</summary>
    public Table SensitivityTable() => Sensitive.SelectMany(item => item.Rows.Select(row => Row(
        ("Money", item.Split.Label),
        ("Population", row.Basis.Title),
        ("Regions", row.Without.Count == 0 ? "all" : $"without {Prose.List(row.Without)}"),
        ("Gini", Rounded(row.Gini.Value, 3)),
        ("Rounding allows", Words($"{row.Gini:3~}")),
        ("Hoover", Rounded(row.Hoover.Value, 3)),
        ("Theil", Rounded(row.Theil, 3)),
        ("Used on these pages", YesNo(row.Basis.Id == item.Split.Money.Basis.Id && row.Without.Count == 0)))))
        .ToTable("Measures of inequality under other choices");

    /// <summary>National totals of the state without a regional split in the data.</summary>
    internal static IReadOnlyList<Grant> WithoutSplitOf(Dataset data) =>
        [.. data.NationalTotals.Where(total => total.Payer == Payer.State && !data.RegionalGrants.Any(grant => grant.Contains(total)))];

    private List<Region> OddIn(Grant grant) =>
        [.. Odd.Where(odd => odd.Fit.Component.Grant == grant).Select(odd => odd.Row.Region).Distinct()];

    private static Quantity Spread(IEnumerable<SensitivityRow> rows) =>
        Quantity.Exactly(rows.Max(row => row.Gini.Value) - rows.Min(row => row.Gini.Value), Unit.Quotient);

    private static Quantity Own((MoneySplit Split, IReadOnlyList<SensitivityRow> Rows) item, bool all) =>
        item.Rows.First(row => row.Basis.Id == item.Split.Money.Basis.Id && row.Without.Count == 0 == all).Gini;

    private static IEnumerable<(string, object?)> Compared(StatedTotal total, string rows) =>
    [
        ("The page states", Words($"{total.Stated:s}")),
        ("That allows", Words($"{total.Allowed:M2~}")),
        (rows, Words($"{total.Rows:M2~}")),
        ("Agree", YesNo(total.Agrees)),
    ];
}

/// <summary>A total that a page states, beside the rows it is of.</summary>
/// <param name="What">What it is of.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Stated">The total as stated.</param>
/// <param name="Rows">The sum of the rows.</param>
public sealed record StatedTotal(string What, Grant Grant, PublishedTotal Stated, Quantity Rows)
{
    /// <summary>A statement that allows a range of this share of itself, or more, proves little.</summary>
    private const double LeastLooseness = 0.5;

    /// <summary>Every total that the statement allows.</summary>
    public Quantity Allowed => Stated.Quantity;

    /// <summary>Whether some unrounded amounts fit both.</summary>
    public bool Agrees => Stated.Interval.Overlaps(Rows.Interval);

    /// <summary>Whether the statement allows so much that agreeing with it proves little.</summary>
    public bool IsWeak => Stated.Interval.Width >= LeastLooseness * Stated.Kronor;

    /// <summary>Whether it agrees, but says less than the rows do.</summary>
    public bool IsLoose => Agrees && Grant.Kind == GrantKind.Regional && Stated.Unit > Grant.Allocations[0].Amount.RoundingUnit
        && Stated.Kronor != Rows.Value;
}
