using System.Runtime.Loader;
using Microsoft.DotNet.Interactive.Formatting;

namespace Dib.Kernel.Formatting;

/// <summary>Charts of Plotly.NET, shown as what plotly.js draws.</summary>
internal static class PlotlyCharts
{
    private const string MimeType = "application/vnd.plotly.v1+json";
    private const string Library = "Plotly.NET";
    private const string Writer = "Dib.Kernel.Plotly";

    private static (Type Chart, Func<object, string> Write)? _known;

    /// <summary>To be told of each library that is loaded for cells.</summary>
    public static void Notice(Assembly library, AssemblyLoadContext cells)
    {
        if (library.GetName().Name != Library || library.GetType("Plotly.NET.GenericChart") is not { } chart)
            return;
        var write = new Lazy<Func<object, string>>(() => cells
            .LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{Writer}.dll"))
            .GetType($"{Writer}.ChartJson", throwOnError: true)!
            .GetMethod("Write")!
            .CreateDelegate<Func<object, string>>());
        _known = (chart, value => write.Value(value));
        Register();
    }

    /// <summary>To be called after an extension was loaded: what it registers for charts wants scripts from elsewhere.</summary>
    public static void Register()
    {
        if (_known is not var (chart, write))
            return;
        Formatter.Register(chart, (value, writer) => writer.Write(write(value)), MimeType);
        Formatter.SetPreferredMimeTypesFor(chart, MimeType);
    }
}
