namespace Funding.Analysis;

/// <summary>How much of what a region gets is tied to a purpose.</summary>
public static class EarmarkShares
{
    /// <summary>
    /// The earmark's share of the whole amount, 1 for all. Both were rounded on their own, so it is lowest when the earmark
    /// was rounded up and the whole down, and highest the other way round. Null without an earmark or where no money is left.
    /// </summary>
    /// <param name="allocation">What one region gets of one grant.</param>
    public static Quantity? EarmarkShare(this Allocation allocation)
    {
        if (allocation.Earmark is not { } earmark || allocation.Amount.Kronor <= 0) return null;
        var (part, whole) = (earmark.Amount.Interval, allocation.Amount.Interval);
        return new Quantity((double)earmark.Amount.Kronor / allocation.Amount.Kronor,
            new(part.Low / whole.High, whole.Low > part.High ? part.High / whole.Low : 1), Unit.Share);
    }
}
