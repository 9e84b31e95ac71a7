namespace Dib.Running;

/// <summary>
/// A sentence that a page no longer says: the condition that its notebook puts before it does not hold, and the notebook has
/// no words for that case. Claims come from cells as a display in a format of their own, <c>{ "broken": …, "condition": … }</c>.
/// </summary>
/// <param name="Cell">The 1-based number of its cell.</param>
/// <param name="Condition">The condition, as the notebook has it.</param>
public sealed record BrokenClaim(int Cell, string Condition)
{
    /// <summary>The format that says whether a claim holds.</summary>
    public const string MimeType = "application/vnd.dib.claim+json";

    /// <summary>The broken claims of a run, in their order.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<BrokenClaim> Of(NotebookRun run) =>
        [.. run.Cells.SelectMany(cell => cell.Outputs.Select(ConditionOf).OfType<string>()
            .Select(condition => new BrokenClaim(cell.Number, condition)))];

    /// <summary>The condition of an output that is a broken claim, or null.</summary>
    internal static string? ConditionOf(Output output)
    {
        if ((output as DisplayOutput)?.Values.FirstOrDefault(value => value.MimeType == MimeType) is not { } claim)
            return null;
        return Reading.OrNull(() =>
        {
            using var json = JsonDocument.Parse(claim.Value);
            return json.RootElement.Member("broken").ValueKind == JsonValueKind.True ? json.RootElement.Text("condition") ?? "" : null;
        });
    }
}
