namespace Funding.Import.Reading;

/// <summary>A table whose every figure is known, or why not.</summary>
internal sealed record Decoded(IReadOnlyList<DecodedRow> Rows, DecodedRow? Sum, IReadOnlyList<string> Decisions, IReadOnlyList<string> Problems)
{
    public static Decoded Refused(params IEnumerable<string> problems) => new([], null, [], [.. problems]);
}
