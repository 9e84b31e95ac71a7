namespace Site.Tests.Browsing;

/// <summary>What a page does on a phone, while it comes in and after.</summary>
/// <param name="Shift">How far what was painted moved, in Chromium's measure.</param>
/// <param name="FoldedWidth">How wide the page is, in pixels, of which the phone has <see cref="Width"/>.</param>
/// <param name="UnfoldedWidth">The same with all that is folded unfolded.</param>
internal sealed record PhoneLook(double Shift, int FoldedWidth, int UnfoldedWidth)
{
    public const int Width = 375;

    public static async Task<PhoneLook> AtAsync(Visit visit)
    {
        const string FullWidth = "() => document.documentElement.scrollWidth";
        await visit.WakeChartsAsync();
        var (shift, folded) = (await visit.ShiftAsync(), await visit.Page.EvaluateAsync<int>(FullWidth));
        await visit.UnfoldAsync();
        return new PhoneLook(shift, folded, await visit.Page.EvaluateAsync<int>(FullWidth));
    }
}
