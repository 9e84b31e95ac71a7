namespace Funding.Rules;

/// <summary>The rule that explains the rows of a distribution, the simplest kind first.</summary>
/// <param name="Kind">The kind of rule.</param>
/// <param name="Proportionality">How far one rate per inhabitant explains the rows, whatever the kind.</param>
/// <param name="Pots">The search for pots, or null where a simpler rule made it needless.</param>
/// <param name="Explanation">What was found and how, in sentences for readers.</param>
public sealed record DetectedRule(RuleKind Kind, Proportionality Proportionality, PotSearchResult? Pots, string Explanation)
{
    /// <summary>The rows that break the rule; none unless it is a rule with exceptions.</summary>
    public IReadOnlyList<BreakingRow> Breaking => Kind == RuleKind.PopulationWithExceptions ? Proportionality.Breaking : [];
}
