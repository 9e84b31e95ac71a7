using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Dib.Kernel;

/// <summary>Stack traces as the author of a notebook needs them: cells and lines, libraries, no plumbing.</summary>
internal static class StackTraces
{
    /// <summary>The text of an exception with its causes.</summary>
    /// <param name="error">What a cell threw.</param>
    /// <param name="cellOf">The label of the cell that an assembly was compiled from, or null for other assemblies.</param>
    public static string Describe(Exception error, Func<Assembly, string?> cellOf)
    {
        var text = new StringBuilder();
        for (var current = error; current is not null; current = current.InnerException)
        {
            text.Append(text.Length == 0 ? "" : "caused by ").Append(Title(current)).Append('\n');
            foreach (var frame in Frames(current))
                AppendFrame(text, frame, cellOf);
        }
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>An exception's type and message.</summary>
    public static string Title(Exception error) => $"{error.GetType().Name}: {error.Message}";

    /// <summary>The innermost place in a cell that an exception passed through.</summary>
    /// <returns>The cell's label and the 1-based line within it, or null where it passed through none.</returns>
    public static (string Cell, int Line)? Place(Exception error, Func<Assembly, string?> cellOf)
    {
        foreach (var frame in Frames(error))
        {
            if (frame.GetMethod()?.Module.Assembly is { } assembly && cellOf(assembly) is { } cell && frame.GetFileLineNumber() > 0)
                return (cell, frame.GetFileLineNumber());
        }
        return error.InnerException is { } cause ? Place(cause, cellOf) : null;
    }

    private static StackFrame[] Frames(Exception error) => new StackTrace(error, fNeedFileInfo: true).GetFrames();

    private static void AppendFrame(StringBuilder text, StackFrame frame, Func<Assembly, string?> cellOf)
    {
        if (frame.GetMethod() is not { DeclaringType: { } type } method || IsPlumbing(type))
            return;
        var line = frame.GetFileLineNumber() is > 0 and var number ? $", line {number}" : "";
        if (cellOf(method.Module.Assembly) is { } cell)
            text.Append($"  in {cell}{line}\n");
        else
            text.Append($"  at {type.FullName}.{method.Name}{(frame.GetFileName() is { } file ? $" in {Path.GetFileName(file)}{line}" : "")}\n");
    }

    private static bool IsPlumbing(Type type) =>
        type.Assembly == typeof(StackTraces).Assembly
        || type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" or "System.Threading.Tasks";
}
