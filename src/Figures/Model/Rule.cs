namespace Figures;

/// <summary>A reference line across the plot.</summary>
/// <param name="Kind">Its direction.</param>
/// <param name="At">Its place in the unit of the axis it crosses; not used by a diagonal.</param>
/// <param name="Label">What it stands for; empty for no label.</param>
public sealed record Rule(RuleKind Kind, double At, string Label);
