namespace Funding.Analysis;

/// <summary>
/// The largest-remainder method (Hamilton): every share is rounded down, and the units left over go one each to the largest
/// remainders, so that the shares sum exactly. M. L. Balinski and H. P. Young, <em>Fair Representation</em> (1982), chapter 3.
/// </summary>
public static class LargestRemainder
{
    /// <summary>Splits a whole number in proportion to weights, without any rounding error.</summary>
    /// <param name="total">What to split, in whole units (kronor, say); not negative.</param>
    /// <param name="weights">One weight a share; none negative, not all zero.</param>
    /// <returns>
    /// The shares in the order of the weights; they sum to <paramref name="total"/>. Equal remainders go to the larger weight
    /// first, then to the earlier one.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The total or a weight is negative.</exception>
    /// <exception cref="ArgumentException">There is no weight above zero.</exception>
    public static IReadOnlyList<long> Split(long total, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        Int128 sum = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            sum += weight;
        }

        if (sum == 0) throw new ArgumentException("No weight is above zero, so nothing says how to split.", nameof(weights));

        var shares = new long[weights.Count];
        var remainders = new Int128[weights.Count];
        var left = total;
        for (var i = 0; i < shares.Length; i++)
        {
            var (share, remainder) = Int128.DivRem((Int128)total * weights[i], sum);
            shares[i] = (long)share;
            remainders[i] = remainder;
            left -= shares[i];
        }

        foreach (var i in Enumerable.Range(0, shares.Length)
            .OrderByDescending(i => remainders[i]).ThenByDescending(i => weights[i]).Take((int)left))
            shares[i]++;
        return shares;
    }
}
