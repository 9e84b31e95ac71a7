namespace Funding.Measures;

/// <summary>The places, 1 for the highest, that a value may have among others once rounding is allowed for.</summary>
/// <param name="Best">The best place possible.</param>
/// <param name="Worst">The worst place possible.</param>
public readonly record struct Rank(int Best, int Worst)
{
    /// <summary>
    /// The possible places of each value. One value is surely before another only where their intervals are disjoint, so a
    /// place is better than the best one only for values that are surely higher, and worse than the worst only for those surely lower.
    /// </summary>
    /// <param name="values">The values, whose roundings do not depend on each other.</param>
    /// <returns>A rank for each value, in the same order.</returns>
    public static IReadOnlyList<Rank> Of(IReadOnlyList<Estimate> values) =>
    [
        .. values.Select(value => new Rank(
            1 + values.Count(other => other.IsSurelyAbove(value)),
            values.Count - values.Count(other => value.IsSurelyAbove(other)))),
    ];

    /// <summary>One place, or the first and the last possible with a dash.</summary>
    public override string ToString() => Best == Worst ? $"{Best}" : $"{Best}–{Worst}";
}
