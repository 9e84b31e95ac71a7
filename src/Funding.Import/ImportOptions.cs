namespace Funding.Import;

/// <summary>What the person who imports knows and the page does not say. Everything left null is taken from the page.</summary>
public sealed record ImportOptions
{
    /// <summary>The id of the grant.</summary>
    public string? Id { get; init; }

    /// <summary>The year the money is for.</summary>
    public int? Year { get; init; }

    /// <summary>The title for readers.</summary>
    public string? Title { get; init; }

    /// <summary>Date of payment or publication, ISO: a day, a month or a year.</summary>
    public string? Date { get; init; }

    /// <summary>The principle by the terms.</summary>
    public Principle? Principle { get; init; }

    /// <summary>The principle that made the difference, where it is not the one by the terms.</summary>
    public Principle? Effective { get; init; }

    /// <summary>The fixed amount that every region gets before the rest is split, as it is written: "2 miljoner kronor".</summary>
    public string? PerRegion { get; init; }

    /// <summary>The purpose of the earmarked column.</summary>
    public string? Purpose { get; init; }

    /// <summary>The id of the source; the grant's id unless given.</summary>
    public string? Source { get; init; }

    /// <summary>Who published the page.</summary>
    public string? Publisher { get; init; }

    /// <summary>The page's address, without scheme.</summary>
    public string? Address { get; init; }

    /// <summary>The unit of the amounts: kr, tkr, Mkr or miljarder. Overrides the header.</summary>
    public string? Unit { get; init; }

    /// <summary>The published total as it is written, for example "drygt 60 miljoner kronor".</summary>
    public string? Total { get; init; }

    /// <summary>The default population; for a page with a population column, the id that the column is to have.</summary>
    public string? Population { get; init; }

    /// <summary>The grant that this one is a part of.</summary>
    public string? PartOf { get; init; }

    /// <summary>What a reader should know.</summary>
    public string? Note { get; init; }

    /// <summary>Which table of the page, counted from 1, where it has several.</summary>
    public int? Table { get; init; }

    /// <summary>Which column of figures is the amount, counted from 1, where the figures do not tell.</summary>
    public int? Column { get; init; }

    /// <summary>The regions that the grant leaves out, as a list of names: they are recorded as not part, never as 0.</summary>
    public string? NotPart { get; init; }

    /// <summary>Whether the page corrects a grant that is there already.</summary>
    public bool Replace { get; init; }

    /// <summary>Whether regions that got far more or less per inhabitant than the others are as the page prints them.</summary>
    public bool AcceptOutliers { get; init; }

    /// <summary>The unit that the amounts are rounded to, such as "100 000 kr", where neither figures nor page say it.</summary>
    public string? Rounding { get; init; }

    /// <summary>Why rows that contradict the published total are right nonetheless.</summary>
    public string? AcceptMismatch { get; init; }
}
