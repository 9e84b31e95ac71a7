namespace Figures;

/// <summary>On which side of its dot a name stands.</summary>
internal enum LabelSide
{
    Right,
    Left,
    Above,
    Below,
}

internal static class LabelSides
{
    public static string ToPlotly(this LabelSide side) => side switch
    {
        LabelSide.Right => "middle right",
        LabelSide.Left => "middle left",
        LabelSide.Above => "top center",
        _ => "bottom center",
    };
}
