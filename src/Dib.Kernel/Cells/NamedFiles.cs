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

    /// <summary>What is to stand around the paths of a cell, for them to go by way of the engine.</summary>
    public static IEnumerable<(TextSpan At, string Before, string After)> Around(IEnumerable<TextSpan> paths) =>
        paths.Select(path => (path, Call + "(", ")"));
}

/// <summary>Puts something around expressions of a cell's code; its lines stay as they are.</summary>
internal static class Weaving
{
    /// <summary>The code with what is to stand around its expressions, of which one may lie within another.</summary>
    public static string In(string code, IEnumerable<(TextSpan At, string Before, string After)> around)
    {
        var insertions = around
            .SelectMany(one => ((int At, int Order, int Length, string Text)[])
                [(one.At.Start, 1, -one.At.Length, one.Before), (one.At.End, 0, one.At.Length, one.After)])
            .OrderBy(insertion => insertion.At).ThenBy(insertion => insertion.Order).ThenBy(insertion => insertion.Length);
        var woven = new StringBuilder();
        var last = 0;
        foreach (var (at, _, _, text) in insertions)
        {
            woven.Append(code, last, at - last).Append(text);
            last = at;
        }
        return woven.Append(code, last, code.Length - last).ToString();
    }
}
