using Shared;

namespace Funding.Reports;

/// <summary>How dates, rules, sources and populations are named in sentences and under figures.</summary>
public static class Wording
{
    /// <summary>The text with a capital first letter, to open a sentence.</summary>
    /// <param name="text">Any text.</param>
    public static string Capital(string text) => Sentences.Capital(text);

    /// <summary>The text with a small first letter, to stand within a sentence; an acronym stays as it is.</summary>
    /// <param name="text">Any text.</param>
    public static string Small(string text) =>
        text.Length == 0 || (text.Length > 1 && char.IsUpper(text[1])) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>A date in words: "22 December 2021", or "December 2024" where the day is not known.</summary>
    /// <param name="date">ISO date or month; anything else is given back as it is.</param>
    public static string Date(string date) => Sentences.English.Date(date);

    /// <summary>How a principle splits money, in words.</summary>
    /// <param name="principle">The principle.</param>
    public static string Split(Principle principle) => principle switch
    {
        Principle.Population => "by population",
        Principle.Performance => "by performance",
        Principle.Equal => "in equal shares",
        Principle.CostStructure => "by cost structure",
        Principle.FixedAndPopulation => "by a fixed part and population",
        Principle.PerCase => "per case",
        Principle.Application => "by application",
        _ => "by a rule of its own",
    };

    /// <summary>How a grant was in effect split, in words; each principle once.</summary>
    /// <param name="grant">A grant with components.</param>
    public static string Split(Grant grant) =>
        Prose.List(grant.Components.Select(component => Split(component.Effective)).Distinct(), "in a way that is not known");

    /// <summary>The sources of some figures as a note: "Source: SCB." or "Sources: SCB; Socialdepartementet, December 2024."</summary>
    /// <param name="grants">The grants that the figures are about; at least one.</param>
    /// <param name="populations">Whether populations come into it, so that their source is named too.</param>
    public static string Sources(IEnumerable<Grant> grants, bool populations = true) =>
        SourceNotes.English.Sources([.. grants], populations);

    /// <summary>Which population each grant is divided by, and which regions it left out, as a note.</summary>
    /// <param name="grants">Grants with a population; others are passed over.</param>
    public static string Denominators(IEnumerable<Grant> grants) => SourceNotes.English.Denominators([.. grants]);
}
