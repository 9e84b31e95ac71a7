namespace Figures;

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

    /// <summary>From a crowd of dots to the column of its names at least, and between two names in it.</summary>
    private const double ToColumn = 48;
    private const double InColumn = 14;

    /// <summary>
    /// Where each mark's name stands: beside its dot where that covers nothing. The others, a crowd mostly, are named in a column beside
    /// it, each joined to its dot by a line. Found for the width of a phone: in a wider drawing the names keep their shares of the
    /// width, so that they come apart and never together.
    /// </summary>
    public static IReadOnlyList<LabelPlace> Names(IReadOnlyList<Mark> marks, Scale x, Scale y)
    {
        var places = marks.Select(mark => new LabelPlace(LabelSide.Right, mark.X ?? 0, mark.Y ?? 0, false)).ToArray();
        var dots = marks.Select(mark => IsPlaced(mark) ? Around(mark, x, y) : default).ToList();
        var taken = dots.Where(dot => dot != default).ToList();
        var named = Enumerable.Range(0, marks.Count).Where(index => marks[index].Text is not null && dots[index] != default).ToList();
        var crowd = new List<int>();
        // Who has most room comes first, and leaves none of a crowd beside it.
        foreach (var index in named.OrderBy(index => taken.Count(other => IsNear(dots[index], other))))
        {
            var (side, box) = Enum.GetValues<LabelSide>().Select(side => (side, Box: Beside(dots[index], TextOf(marks[index]), side)))
                .MinBy(candidate => Covered(candidate.Box, taken));
            if (Covered(box, taken) > 0 && named.Count > 1)
            {
                crowd.Add(index);
                continue;
            }
            taken.Add(box);
            places[index] = places[index] with { Side = side };
        }
        if (crowd.Count == 0) return places;

        var column = Column([.. crowd.Select(index => (index, dots[index], TextOf(marks[index])))], taken);
        foreach (var (index, side, across, down, isAway) in column)
            places[index] = isAway ? new(side, x.At(across / Width), y.At(1 - down / Height), true) : places[index] with { Side = side };
        return places;
    }

    /// <summary>Places in a column beside a crowd, where the lines to them are short and given out so that they are shortest together:
    /// then none crosses another.</summary>
    private static IEnumerable<(int Index, LabelSide Side, double X, double Y, bool IsAway)> Column(
        List<(int Index, Box Dot, string Text)> crowd, List<Box> taken)
    {
        // A line to a dot that lies on the texts' own side would run through them.
        const double WrongSide = 300;
        const double Step = 8;
        var widest = crowd.Max(one => one.Text.Length) * Labels.CharacterWidth;
        var columns = Enumerable.Range(0, Math.Max(1, (int)((Width - widest) / Step) + 1))
            .SelectMany(step => new[] { (IsRight: true, At: step * Step), (IsRight: false, At: Width - step * Step) })
            .Select(column => (column.IsRight, column.At, Free: Free(column.IsRight, column.At)))
            .Where(column => column.Free.Count == crowd.Count).ToList();
        if (columns.Count == 0)
        {
            return crowd.Select(one => (one.Index,
                Enum.GetValues<LabelSide>().MinBy(side => Covered(Beside(one.Dot, one.Text, side), taken)), 0.0, 0.0, false));
        }
        var (isRight, at, free) = columns.MinBy(column => column.Free
            .Zip(crowd.OrderByDescending(one => Middle(one.Dot).Y), (down, one) => double.Hypot(column.At - Middle(one.Dot).X,
                down - Middle(one.Dot).Y) + (IsWrong(column.IsRight, column.At, Middle(one.Dot).X) ? WrongSide : 0)).Sum());
        var slots = Enumerable.Range(0, crowd.Count).ToArray();
        for (var isShorter = true; isShorter;)
        {
            isShorter = false;
            for (var one = 0; one < slots.Length; one++)
                for (var other = one + 1; other < slots.Length; other++)
                {
                    if (Length(one, slots[one]) + Length(other, slots[other]) - 1e-6
                        <= Length(one, slots[other]) + Length(other, slots[one])) continue;
                    (slots[one], slots[other], isShorter) = (slots[other], slots[one], true);
                }
        }
        return crowd.Select((one, place) => (one.Index, isRight ? LabelSide.Right : LabelSide.Left, at, free[slots[place]], true));

        static bool IsWrong(bool isRight, double at, double x) => isRight ? x > at - ToColumn / 2 : x < at + ToColumn / 2;

        double Length(int one, int slot) => double.Hypot(at - Middle(crowd[one].Dot).X, free[slot] - Middle(crowd[one].Dot).Y);

        // From around the crowd upwards, or where that is not enough from the bottom.
        List<double> Free(bool isRight, double at)
        {
            var around = crowd.Average(one => Middle(one.Dot).Y) + crowd.Count * InColumn / 2;
            var near = FreeFrom(Math.Clamp(around, 0, Height - InColumn / 2), isRight, at);
            return near.Count == crowd.Count ? near : FreeFrom(Height - InColumn / 2, isRight, at);
        }

        List<double> FreeFrom(double down, bool isRight, double at)
        {
            var found = new List<double>();
            for (; found.Count < crowd.Count && down >= InColumn / 2; down -= 2)
            {
                var (left, right) = isRight ? (at, at + widest) : (at - widest, at);
                Box slot = new(left, down - InColumn / 2, right, down + InColumn / 2);
                if (taken.Any(other => slot.Overlap(other) > 0)) continue;
                found.Add(down);
                down -= InColumn - 2;
            }
            return found;
        }
    }

    private static string TextOf(Mark mark) => mark.Text!.ToString()!;

    private static (double X, double Y) Middle(Box box) => ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);

    private static bool IsNear(Box one, Box other) => Math.Abs(one.Left - other.Left) < 6 * Dot && Math.Abs(one.Top - other.Top) < 2 * Dot;

    private static bool IsPlaced(Mark mark) => mark is { X: not null, Y: not null };

    /// <summary>Where along a diagonal (0 to 1), and whether above it, a label covers least; near the upper end when all is
    /// clear.</summary>
    public static (double Share, bool Above) AlongDiagonal(
        Figure figure, string text, double from, double to, Scale x, Scale y, IEnumerable<SeriesLabel> labels)
    {
        var taken = Taken([.. figure.Marks], x, y);
        taken.AddRange(labels.Where(label => label.Y is not null)
            .Select(label => OffLine(new("", label.X, label.Y), figure.Series[label.Index], label.AtRight, x, y)));
        return Enumerable.Range(0, 19).Select(step => 0.92 - 0.04 * step)
            .SelectMany(share => new[] { (Share: share, Above: true), (Share: share, Above: false) })
            .MinBy(place =>
            {
                var at = from + place.Share * (to - from);
                var point = new Mark("", at, at);
                var beside = Beside(Around(point, x, y), text, place.Above ? LabelSide.Left : LabelSide.Right);
                var box = place.Above ? Shifted(beside, -Labels.LineHeight / 2.0) : Shifted(beside, Labels.LineHeight / 2.0);
                return Covered(box, taken);
            });
    }

    /// <summary>
    /// Where on its line each name covers least of all lines and of the other names: at its left above it, or at its right
    /// below it. The line that has least room is named first.
    /// </summary>
    public static IReadOnlyList<(double X, double Y, bool AtRight)> AlongLines(Figure figure, IReadOnlyList<Series> named, Scale x, Scale y)
    {
        const int Steps = 48;
        var taken = figure.Series.SelectMany(line => Walk(line.Marks, x, Steps)).Select(point => Around(point, x, y)).ToList();
        if (figure.Rules.Any(rule => rule.Kind == RuleKind.Diagonal))
            taken.AddRange(Walk([new("", x.Start, x.Start), new("", x.End, x.End)], x, Steps).Select(point => Around(point, x, y)));
        var found = new (double X, double Y, bool AtRight)[named.Count];
        var open = Enumerable.Range(0, named.Count).ToList();
        while (open.Count > 0)
        {
            var (best, _) = open.Select(Best).MaxBy(candidate => candidate.Covered);
            taken.Add(best.Box);
            found[best.Index] = (best.Point.X!.Value, best.Point.Y!.Value, best.AtRight);
            open.Remove(best.Index);
        }
        return found;

        ((int Index, Mark Point, bool AtRight, Box Box) Place, double Covered) Best(int index) => Walk(named[index].Marks, x, Steps)
            .SelectMany(point => new[] { (Point: point, AtRight: true), (Point: point, AtRight: false) })
            .Select(place => (index, place.Point, place.AtRight, Box: OffLine(place.Point, named[index], place.AtRight, x, y)))
            .Select(place => (place, Covered(place.Box, taken)))
            .MinBy(candidate => candidate.Item2);
    }

    /// <summary>Points of a line at even steps along x, from its right end.</summary>
    private static List<Mark> Walk(IReadOnlyList<Mark> line, Scale x, int steps)
    {
        List<Mark> walked = [];
        foreach (var (from, to) in line.Zip(line.Skip(1)).Reverse())
        {
            if (from is not { X: { } x1, Y: { } y1 } || to is not { X: { } x2, Y: { } y2 }) continue;
            var count = Math.Max(1, (int)Math.Round(Math.Abs(x.Share(x2) - x.Share(x1)) * steps));
            for (var step = 0; step < count; step++)
                walked.Add(new("", x2 + (x1 - x2) * step / count, y2 + (y1 - y2) * step / count));
        }
        return walked.Count > 0 ? walked : [.. line.Where(mark => mark is { X: not null, Y: not null }).Take(1)];
    }

    private static Box OffLine(Mark point, Series series, bool atRight, Scale x, Scale y)
    {
        var beside = Beside(Around(point, x, y), "━ " + series.Name, atRight ? LabelSide.Left : LabelSide.Right);
        return Shifted(beside, (atRight ? -Labels.LineHeight : Labels.LineHeight) / 2.0);
    }

    /// <summary>What dots and their names cover.</summary>
    private static List<Box> Taken(IReadOnlyList<Mark> marks, Scale x, Scale y) =>
    [
        .. marks.Where(IsPlaced).Select(mark => Around(mark, x, y)),
        .. marks.Zip(Names(marks, x, y)).Where(named => named.First.Text is not null && IsPlaced(named.First))
            .Select(named => Beside(Around(new("", named.Second.X, named.Second.Y), x, y), named.First.Text!.ToString()!,
                named.Second.Side)),
    ];

    /// <summary>The area that a label shares with others, and four times what it loses outside the plot.</summary>
    private static double Covered(Box label, List<Box> taken) =>
        taken.Sum(label.Overlap) + 4 * (label.Area - label.Overlap(new(0, 0, Width, Height)));

    private static Box Shifted(Box box, double down) => box with { Top = box.Top + down, Bottom = box.Bottom + down };

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

/// <summary>Where a dot's name stands.</summary>
/// <param name="Side">On which side of the place.</param>
/// <param name="X">The place along x: the dot's own, unless the name stands away from it.</param>
/// <param name="Y">The place along y.</param>
/// <param name="IsAway">Whether a line joins the name to its dot.</param>
internal readonly record struct LabelPlace(LabelSide Side, double X, double Y, bool IsAway);

/// <summary>On which side of its dot a name stands.</summary>
internal enum LabelSide
{
    Right,
    Left,
    Above,
    Below,
}
