namespace Charts;

/// <summary>
/// Finds a side for each name beside its dot so that, on a phone, names cover neither each other nor a dot and stay
/// in the plot: each takes the first side with the least overlap, in the order of the marks.
/// </summary>
internal static class LabelPlacement
{
    private const double Width = 290;
    private const double Height = 320;
    private const double Dot = 9;

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public double Overlap(Box other) =>
            Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) *
            Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));

        public double Area => (Right - Left) * (Bottom - Top);
    }

    public static IReadOnlyList<LabelSide> Sides(IReadOnlyList<Mark> marks, Scale x, Scale y)
    {
        var plot = new Box(0, 0, Width, Height);
        var taken = marks.Where(mark => mark is { X: not null, Y: not null }).Select(mark => Around(mark, x, y)).ToList();
        var sides = new List<LabelSide>();
        foreach (var mark in marks)
        {
            if (mark is not { Text: { } text, X: not null, Y: not null })
            {
                sides.Add(LabelSide.Right);
                continue;
            }
            var best = Enum.GetValues<LabelSide>()
                .Select(side => (Side: side, Box: Beside(Around(mark, x, y), text, side)))
                .MinBy(candidate => taken.Sum(candidate.Box.Overlap) + 4 * (candidate.Box.Area - candidate.Box.Overlap(plot)));
            taken.Add(best.Box);
            sides.Add(best.Side);
        }
        return sides;
    }

    private static Box Around(Mark mark, Scale x, Scale y)
    {
        var (across, down) = (x.Share(mark.X!.Value) * Width, (1 - y.Share(mark.Y!.Value)) * Height);
        return new(across - Dot / 2, down - Dot / 2, across + Dot / 2, down + Dot / 2);
    }

    private static Box Beside(Box dot, string text, LabelSide side)
    {
        var (width, height) = (text.Length * Labels.CharacterWidth, (double)Labels.LineHeight);
        var (middleX, middleY) = ((dot.Left + dot.Right) / 2, (dot.Top + dot.Bottom) / 2);
        return side switch
        {
            LabelSide.Right => new(dot.Right, middleY - height / 2, dot.Right + width, middleY + height / 2),
            LabelSide.Left => new(dot.Left - width, middleY - height / 2, dot.Left, middleY + height / 2),
            LabelSide.Above => new(middleX - width / 2, dot.Top - height, middleX + width / 2, dot.Top),
            _ => new(middleX - width / 2, dot.Bottom, middleX + width / 2, dot.Bottom + height),
        };
    }
}
