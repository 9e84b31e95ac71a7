// Runs a notebook's cells in the original C# kernel and writes what they show as JSON: polyglot-host NOTEBOOK RESULT ANSWER
// The answer is given to every question that a cell asks.
using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

var (notebook, result, answer) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]), args[2]);
Environment.CurrentDirectory = Path.GetDirectoryName(notebook)!;
AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Charts.Register(loaded.LoadedAssembly);

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

var kernels = new KernelInfoCollection { new("csharp", languageName: "C#", aliases: ["c#", "cs"]), new("html", languageName: "HTML"), new("value"), new("markdown", languageName: "Markdown") };
kernels.DefaultKernelName = "csharp";
var cells = new List<Ran>();
var shown = new Dictionary<string, (List<IReadOnlyDictionary<string, string>> Cell, int Index)>();
foreach (var element in CodeSubmission.Parse(File.ReadAllText(notebook), kernels).Elements.Where(element => element.KernelName != "markdown"))
{
    var outputs = new List<IReadOnlyDictionary<string, string>>();
    using var events = root.KernelEvents.Subscribe(Take);
    var end = await root.SendAsync(new SubmitCode(element.Contents, element.KernelName));
    cells.Add(new Ran(element.Contents, end.Events.OfType<CommandFailed>().FirstOrDefault()?.Message, outputs));

    void Take(KernelEvent @event)
    {
        if (@event is not DisplayEvent display)
            return;
        var formats = display.FormattedValues.GroupBy(format => format.MimeType).ToDictionary(format => format.Key, format => format.First().Value);
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

/// <summary>What the package Plotly.NET.Interactive does for charts in the original engine, but that it gives the figure itself and no page around it.</summary>
internal static class Charts
{
    public static void Register(System.Reflection.Assembly loaded)
    {
        if (loaded.GetName().Name != "Plotly.NET" || loaded.GetType("Plotly.NET.GenericChart") is not { } chart)
            return;
        var write = chart.GetMethod("toFigureJson")!;
        const string Figure = "application/vnd.plotly.v1+json";
        Formatter.Register(chart, (value, writer) => writer.Write((string)write.Invoke(null, [value])!), Figure);
        Formatter.SetPreferredMimeTypesFor(chart, Figure);
    }
}
