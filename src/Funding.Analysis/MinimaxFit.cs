using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearRegression;

namespace Funding.Analysis;

/// <summary>
/// The rates at which the largest residual, in units of each row's tolerance, is smallest (Chebyshev fit). Lawson's method:
/// least squares again and again, each row's weight multiplied by its residual. Every round gives a bound from below too, the
/// root of the weighted mean square, so the answer is proved either way.
/// C. L. Lawson, <em>Contributions to the Theory of Linear Least Maximum Approximations</em> (1961).
/// </summary>
internal static class MinimaxFit
{
    private const int MostRounds = 400;

    /// <summary>Fits the rates of pots to rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="patterns">The pots of each row, one bit a pot.</param>
    /// <param name="pots">The number of pots; the patterns must determine them.</param>
    /// <param name="polish">Whether to go on to the best fit once every row is within its tolerance.</param>
    public static MinimaxFitResult Of(IReadOnlyList<RateRow> rows, IReadOnlyList<int> patterns, int pots, bool polish)
    {
        var design = Matrix<double>.Build.Dense(rows.Count, pots,
            (i, j) => (patterns[i] >> j & 1) * rows[i].Inhabitants / rows[i].Tolerance);
        var money = Vector<double>.Build.Dense(rows.Count, i => rows[i].Money / rows[i].Tolerance);
        var weights = Vector<double>.Build.Dense(rows.Count, 1.0 / rows.Count);
        double[] best = [];
        double largest = double.PositiveInfinity, bound = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var roots = weights.PointwiseSqrt();
            var scaled = Matrix<double>.Build.Dense(rows.Count, pots, (i, j) => design[i, j] * roots[i]);
            var rates = MultipleRegression.QR(scaled, money.PointwiseMultiply(roots));
            var residuals = (money - design * rates).PointwiseAbs();
            if (residuals.Maximum() < largest) (best, largest) = (rates.ToArray(), residuals.Maximum());
            bound = Math.Max(bound, Math.Sqrt(weights.PointwiseMultiply(residuals).DotProduct(residuals)));
            if (bound > 1 || largest <= 1 && (!polish || largest <= bound * 1.001)) break;
            weights = weights.PointwiseMultiply(residuals);
            var sum = weights.Sum();
            if (sum <= 0) break;
            // A weight of zero would never come back.
            weights = weights.Divide(sum).Map(weight => Math.Max(weight, 1e-12));
        }

        return new(best, largest, bound);
    }
}

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
