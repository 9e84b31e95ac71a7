namespace Funding.Rules;

/// <summary>Fitted rates of pots.</summary>
/// <param name="Rates">Kronor per inhabitant, one a pot.</param>
/// <param name="Largest">The largest residual at these rates, in units of its row's tolerance.</param>
/// <param name="Bound">No rates have a smaller largest residual than this.</param>
internal sealed record MinimaxFitResult(double[] Rates, double Largest, double Bound)
{
    /// <summary>Every row is within its tolerance, by pots that are worth something.</summary>
    public bool IsWithinTolerance => Largest <= 1 && Rates.All(rate => rate > 0);

    /// <summary>Proved: no rates bring every row within its tolerance.</summary>
    public bool IsImpossible => Bound > 1 + 1e-9;
}
