using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Dib.Kernel;

/// <summary>
/// Lets the engine see which files a cell reads, whoever reads them: where a cell's code gives a path to a method, the path goes
/// by way of the engine, which notes it. Nothing else of the code changes, and its lines stay as they are.
/// </summary>
internal static class NamedFiles
{
    private const string Slot = "dib.named-file";

    // What stands in the compiled cell: a call that needs no type of ours.
    private const string Call =
        $"((global::System.Func<string,string>)global::System.AppContext.GetData(\"{Slot}\")!)";

    /// <summary>To be called once in a process: has every path noted that a cell names.</summary>
    public static void Listen(Action<string> note) => AppContext.SetData(Slot, (Func<string, string>)(path =>
    {
        if (!string.IsNullOrEmpty(path))
            note(path);
        return path;
    }));

    /// <summary>The code with its paths led by way of the engine.</summary>
    /// <param name="code">The cell's code.</param>
    /// <param name="paths">Where paths are given; an expression may lie within another.</param>
    public static string Lead(string code, IEnumerable<TextSpan> paths)
    {
        var insertions = paths
            .SelectMany(path => ((int At, int Order, int Length, string Text)[])
                [(path.Start, 1, -path.Length, Call + "("), (path.End, 0, path.Length, ")")])
            .OrderBy(insertion => insertion.At).ThenBy(insertion => insertion.Order).ThenBy(insertion => insertion.Length);
        var led = new StringBuilder();
        var last = 0;
        foreach (var (at, _, _, text) in insertions)
        {
            led.Append(code, last, at - last).Append(text);
            last = at;
        }
        return led.Append(code, last, code.Length - last).ToString();
    }
}
