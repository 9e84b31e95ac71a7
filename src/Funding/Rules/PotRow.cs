namespace Funding.Rules;

/// <summary>A region's amount beside what a rule of pots gives it.</summary>
/// <param name="Region">The region.</param>
/// <param name="Published">The amount as published, kronor.</param>
/// <param name="Fitted">What the fitted pots give, kronor.</param>
public sealed record PotRow(Region Region, double Published, double Fitted)
{
    /// <summary>Published minus fitted, kronor.</summary>
    public double Residual => Published - Fitted;
}
