namespace Figures;

/// <summary>The outline of an area: closed rings of straight lines.</summary>
/// <param name="Rings">The corners of each ring.</param>
internal sealed partial record Outline(IReadOnlyList<IReadOnlyList<(double X, double Y)>> Rings)
{
    /// <summary>Reads an SVG path of the commands M, L and Z, absolute or relative.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Outline Parse(string path, string name)
    {
        var rings = new List<List<(double X, double Y)>>();
        var (at, end) = ((X: 0.0, Y: 0.0), 0);
        path = path.Trim();
        foreach (Match part in Command().Matches(path))
        {
            var command = part.ValueSpan[0];
            if (command is 'M' or 'm') rings.Add([]);
            var numbers = part.Groups["number"].Captures.Select(number => double.Parse(number.ValueSpan, CultureInfo.InvariantCulture));
            var pairs = numbers.Chunk(2).ToList();
            if (part.Index != end || rings.Count == 0 || command is 'Z' or 'z' != (pairs.Count == 0) || pairs.Any(pair => pair.Length < 2))
                throw NoOutline(path, name);
            foreach (var pair in pairs)
                rings[^1].Add(at = char.IsLower(command) ? (at.X + pair[0], at.Y + pair[1]) : (pair[0], pair[1]));
            if (pairs.Count == 0) at = rings[^1][0];
            end = part.Index + part.Length;
        }
        return rings.Count > 0 && end == path.Length ? new(rings) : throw NoOutline(path, name);
    }

    /// <summary>The path that it is in a drawing of another size: steps from corner to corner in whole numbers.</summary>
    public string Path(double scale, double left, double top)
    {
        var path = new StringBuilder();
        foreach (var ring in Rings)
        {
            var corners = ring.Select(corner => (X: left + corner.X * scale, Y: top + corner.Y * scale))
                .Select(corner => (X: Math.Round(corner.X), Y: Math.Round(corner.Y))).ToList();
            path.Append($"M{Step(corners[0].X)} {Step(corners[0].Y)}l");
            path.AppendJoin(' ', corners.Zip(corners.Skip(1), (from, to) => (X: to.X - from.X, Y: to.Y - from.Y))
                .Where(step => step != default).Select(step => $"{Step(step.X)} {Step(step.Y)}")).Append('z');
        }
        return path.Replace(" -", "-").ToString();
    }

    /// <summary>The path of the lines that hatch it in a drawing of another size, a distance apart along either axis.</summary>
    public string Hatching(double scale, double left, double top, double distance)
    {
        // Along a line x + y stays the same, so that each edge crosses it at one x at most; between two crossings it lies inside.
        var edges = Rings.SelectMany(ring => ring.Zip(ring.Skip(1).Append(ring[0])))
            .Select(edge => (A: (X: left + edge.First.X * scale, Sum: left + top + (edge.First.X + edge.First.Y) * scale),
                B: (X: left + edge.Second.X * scale, Sum: left + top + (edge.Second.X + edge.Second.Y) * scale))).ToList();
        var path = new StringBuilder();
        for (var sum = edges.Min(edge => edge.A.Sum) + distance / 2; sum < edges.Max(edge => edge.A.Sum); sum += distance)
        {
            var crossings = edges.Where(edge => edge.A.Sum < sum != edge.B.Sum < sum)
                .Select(edge => edge.A.X + (edge.B.X - edge.A.X) * (sum - edge.A.Sum) / (edge.B.Sum - edge.A.Sum)).Order();
            foreach (var inside in crossings.Chunk(2))
                path.Append($"M{Step(inside[0])} {Step(sum - inside[0])}L{Step(inside[1])} {Step(sum - inside[1])}");
        }
        return path.ToString();
    }

    private static string Step(double length) => ((int)Math.Round(length)).ToString(CultureInfo.InvariantCulture);

    private static ArgumentException NoOutline(string path, string name) => new($"The outline of \"{name}\" is no SVG path of straight "
        + $"lines (M, L and Z with pairs of numbers): \"{(path.Length > 40 ? path[..40] + "…" : path)}\".");

    [GeneratedRegex(@"[MmLlZz](?:[\s,]*(?<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))*[\s,]*", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
