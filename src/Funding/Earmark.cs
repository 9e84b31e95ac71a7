namespace Funding;

/// <summary>The part of an allocation that is tied to a purpose.</summary>
/// <param name="Purpose">The purpose, for example <see cref="Bup"/>.</param>
/// <param name="Amount">The part of the allocation's amount, never more than it.</param>
public sealed record Earmark(string Purpose, Amount Amount)
{
    /// <summary>Child and adolescent psychiatry (barn- och ungdomspsykiatri).</summary>
    public const string Bup = "BUP";

    /// <summary>The earmarked amount in kronor and its purpose.</summary>
    public override string ToString() => $"{Amount} for {Purpose}";
}
