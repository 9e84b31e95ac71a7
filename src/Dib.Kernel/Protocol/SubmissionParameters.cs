using System.Globalization;
using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>What a client asks for with a submission, beside its code.</summary>
/// <param name="Order">The submission's number.</param>
/// <param name="After">The submissions that it is to find before it, by their numbers; null for all.</param>
/// <param name="DataFlow">How its data flow is to be told: as its code says, or as <see cref="Observed"/>; null for not at all.</param>
internal sealed record SubmissionParameters(int Order, IReadOnlyList<int>? After, string? DataFlow)
{
    /// <summary>All variables are looked at once the cell has run.</summary>
    public const string Observed = "observed";

    /// <exception cref="CellException">What it says to run after is no list of numbers.</exception>
    public static SubmissionParameters Of(SubmitCode submission, int order) => new(
        order,
        submission.Parameters?.GetValueOrDefault("after") is { } after ? Numbers(after) : null,
        submission.Parameters?.GetValueOrDefault("dataFlow"));

    private static IReadOnlyList<int> Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one =>
        int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new CellException($"after: found '{one}', expected numbers of submissions with blanks between them."))];
}
