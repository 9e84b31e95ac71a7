// Runs a notebook's cells in the original C# kernel and writes what they show as JSON: polyglot-host NOTEBOOK RESULT ANSWER
// The answer is given to every question that a cell asks.
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

var (notebook, result, answer) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]), args[2]);
Environment.CurrentDirectory = Path.GetDirectoryName(notebook)!;
AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Extensions.Register(loaded.LoadedAssembly);

using var root = new CompositeKernel();
root.Add(new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing(), ["c#", "cs"]);
root.Add(new HtmlKernel());
root.Add(new KeyValueStoreKernel().UseWho());
root.DefaultKernelName = "csharp";
root.UseImportMagicCommand();
root.RegisterCommandHandler<RequestInput>((request, context) =>
{
    context.Publish(new InputProduced(answer, request));
    return Task.CompletedTask;
});
root.RegisterCommandHandler<RequestInputs>((request, context) =>
{
    context.Publish(new InputsProduced(request.Inputs.ToDictionary(input => input.Name, _ => answer), request));
    return Task.CompletedTask;
});
root.SetDefaultTargetKernelNameForCommand(typeof(RequestInput), root.Name);
root.SetDefaultTargetKernelNameForCommand(typeof(RequestInputs), root.Name);

var kernels = new KernelInfoCollection
{
    new("csharp", languageName: "C#", aliases: ["c#", "cs"]),
    new("html", languageName: "HTML"),
    new("value"),
    new("markdown", languageName: "Markdown"),
};
kernels.DefaultKernelName = "csharp";
var cells = new List<Ran>();
var shown = new Dictionary<string, (List<IReadOnlyDictionary<string, string>> Cell, int Index)>();
foreach (var element in CodeSubmission.Parse(File.ReadAllText(notebook), kernels).Elements.Where(
    element => element.KernelName != "markdown"))
{
    var outputs = new List<IReadOnlyDictionary<string, string>>();
    using var events = root.KernelEvents.Subscribe(Take);
    var end = await root.SendAsync(new SubmitCode(element.Contents, element.KernelName));
    cells.Add(new Ran(element.Contents, end.Events.OfType<CommandFailed>().FirstOrDefault()?.Message, outputs));

    void Take(KernelEvent @event)
    {
        if (@event is not DisplayEvent display)
            return;
        var formats = display.FormattedValues.GroupBy(format => format.MimeType)
            .ToDictionary(format => format.Key, format => format.First().Value);
        if (display is DisplayedValueUpdated && shown.TryGetValue(display.ValueId ?? "", out var place))
        {
            place.Cell[place.Index] = formats;
            return;
        }
        if (display.ValueId is { } id)
            shown[id] = (outputs, outputs.Count);
        if (formats.Count > 0)
            outputs.Add(formats);
    }
}
File.WriteAllText(result, JsonSerializer.Serialize(cells));
// Cells may have started threads that never end.
Environment.Exit(0);

/// <summary>A cell that ran: why it failed, or null, and what it showed, each in its formats by their names.</summary>
internal sealed record Ran(string Source, string? Failure, IReadOnlyList<IReadOnlyDictionary<string, string>> Shown);

/// <summary>
/// What the extensions of the packages Plotly.NET and Microsoft.Data.Analysis do in the original engine once they are restored from
/// NuGet: a chart gives its figure, a frame a table of its rows.
/// </summary>
internal static class Extensions
{
    private const string Figure = "application/vnd.plotly.v1+json";

    public static void Register(Assembly loaded)
    {
        if (loaded.GetName().Name == "Plotly.NET" && loaded.GetType("Plotly.NET.GenericChart") is { } chart)
        {
            var write = chart.GetMethod("toFigureJson")!;
            Formatter.Register(chart, (value, writer) => writer.Write((string)write.Invoke(null, [value])!), Figure);
            Formatter.SetPreferredMimeTypesFor(chart, Figure);
        }
        if (loaded.GetName().Name == "Microsoft.Data.Analysis" && loaded.GetType("Microsoft.Data.Analysis.DataFrame") is { } frame)
            Formatter.Register(frame, (value, writer) => WriteFrame(value, writer), "text/html");
    }

    private static void WriteFrame(dynamic frame, TextWriter writer)
    {
        writer.Write("<table><tr>");
        foreach (var column in frame.Columns)
            writer.Write($"<th>{WebUtility.HtmlEncode((string)column.Name)}</th>");
        foreach (var row in frame.Rows)
        {
            writer.Write("</tr><tr>");
            foreach (object? value in row)
                writer.Write($"<td>{WebUtility.HtmlEncode(string.Create(CultureInfo.InvariantCulture, $"{value}"))}</td>");
        }
        writer.Write("</tr></table>");
    }
}
