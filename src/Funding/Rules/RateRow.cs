namespace Funding.Rules;

/// <summary>One region's amount as a linear equation in the pots' rates per inhabitant.</summary>
/// <param name="Index">Its place among the rows of the distribution.</param>
/// <param name="Inhabitants">People.</param>
/// <param name="Money">The middle of the amounts allowed, kronor.</param>
/// <param name="Tolerance">How far from it the true amount may be, kronor.</param>
internal sealed record RateRow(int Index, double Inhabitants, double Money, double Tolerance)
{
    /// <summary>Kronor per inhabitant.</summary>
    public double Rate { get; } = Money / Inhabitants;

    /// <summary>How far the true rate may be from <see cref="Rate"/>.</summary>
    public double Slack { get; } = Tolerance / Inhabitants;

    public bool MayEqual(RateRow other) => Math.Abs(Rate - other.Rate) <= Slack + other.Slack;
}
