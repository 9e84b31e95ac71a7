using System.Text.Json.Nodes;
using Dib.Html;

namespace Dib.Running;

/// <summary>What a run showed, as a Jupyter notebook holds it.</summary>
internal static partial class JupyterRun
{
    /// <summary>The outputs of each cell (nbformat 4.5).</summary>
    public static IReadOnlyList<JupyterOutputs> Outputs(NotebookRun run)
    {
        var count = 0;
        return [.. run.Cells.Select(cell => new JupyterOutputs(
            cell.Status is CellStatus.Succeeded or CellStatus.Failed ? ++count : null, [.. Outputs(cell).Select(Json)]))];
    }

    // What a page makes of the source itself, a Jupyter front end can only show as an output.
    private static IEnumerable<Output> Outputs(CellRun cell) => cell.Cell.Kind switch
    {
        _ when cell.Cell.Source.Length == 0 => cell.Outputs,
        Kinds.Html => [Shown("text/html", cell.Cell.Source)],
        Kinds.JavaScript => [Shown("text/html", $"<script>\n{cell.Cell.Source}\n</script>")],
        Kinds.Mermaid => [Shown("text/vnd.mermaid", cell.Cell.Source)],
        _ => cell.Outputs,
    };

    private static DisplayOutput Shown(string mimeType, string value) => new([new FormattedValue(mimeType, value)]);

    private static JsonObject Json(Output output) => output switch
    {
        StreamOutput stream => new()
        {
            ["name"] = stream.IsError ? "stderr" : "stdout",
            ["output_type"] = "stream",
            ["text"] = IpynbWriter.Lines(stream.Text),
        },
        DisplayOutput display => new()
        {
            ["data"] = Bundle(display),
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        },
        ErrorOutput error => new()
        {
            ["ename"] = "Error",
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. Trace(error).Select(line => (JsonNode)line)]),
        },
        _ => throw new ArgumentException($"No output of Jupyter is a {output.GetType().Name}."),
    };

    private static string[] Trace(ErrorOutput error) => $"{error.Message}\n{error.Details}".TrimEnd('\n').Split('\n');

    private static JsonObject Bundle(DisplayOutput display)
    {
        var bundle = new JsonObject();
        foreach (var value in display.Values.Where(value => !value.SuppressDisplay))
            bundle.TryAdd(RichestFormat.TypeOf(value), Value(value));
        // Most places that show a file draw no chart of plotly.js: they have its data.
        if (!bundle.ContainsKey(RichestFormat.Html)
            && RichestFormat.Find(display, RichestFormat.Plotly) is { } figure
            && ChartFigure.Read(figure.Value) is { Table: { } table } chart)
            bundle[RichestFormat.Html] = IpynbWriter.Lines(ChartTableWriter.Write(table, chart.Title, CultureInfo.InvariantCulture));
        return bundle;
    }

    // Values of JSON are JSON, others lists of lines.
    private static JsonNode? Value(FormattedValue value) => IsJson().IsMatch(RichestFormat.TypeOf(value))
        ? Reading.OrNull(() => JsonText.Node(value.Value)) ?? value.Value
        : IpynbWriter.Lines(value.Value);

    [GeneratedRegex(@"^application/(.*\+)?json$")]
    private static partial Regex IsJson();
}
