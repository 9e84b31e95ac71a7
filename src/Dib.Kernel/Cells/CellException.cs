using System.Diagnostics;
using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>A cell failed, told as its reader needs it.</summary>
/// <param name="message">Names the cell and, where known, the line.</param>
/// <param name="details">A stack trace or the compiler's list, or null.</param>
/// <param name="line">The 1-based line of the submission, or null where none is to blame.</param>
/// <param name="diagnostics">What the compiler said, where it is the compiler that refused the cell.</param>
/// <param name="cause">What was thrown, or null.</param>
internal sealed class CellException(string message, string? details = null, int? line = null,
    IReadOnlyList<ProtocolDiagnostic>? diagnostics = null, Exception? cause = null)
    : Exception(Shortened.Line(message), cause)
{
    public string? Details { get; } = details is null ? null : Shortened.Lines(details);

    public int? Line { get; } = line;

    public IReadOnlyList<ProtocolDiagnostic> Diagnostics { get; } = diagnostics ?? [];

    /// <summary>A cell that does not compile.</summary>
    public static CellException For(CompilationException error, string label)
    {
        var errors = error.Diagnostics.Where(CompilationException.IsError).ToList();
        var (first, line) = (errors[0], errors[0].LinePositionSpan.Start.Line + 1);
        var more = errors.Count == 1 ? "" : errors.Count == 2 ? " (and 1 more error)" : $" (and {errors.Count - 1} more errors)";
        return new CellException(
            $"{label}, line {line}: {first.Code}: {first.Message}{more}",
            errors.Count > 1 ? error.Message : null, line, error.Diagnostics, error);
    }

    /// <summary>A cell that threw.</summary>
    public static CellException For(Exception error, string label, Func<Assembly, string?> labelOf)
    {
        var place = StackTraces.Place(error, label, labelOf);
        var where = place is var (cell, line) ? $"{cell}, line {line}" : label;
        return new CellException($"{where}: {StackTraces.Title(error)}", StackTraces.Describe(error, labelOf),
            place is { } known && known.Cell == label ? known.Line : null, cause: error);
    }
}

/// <summary>The cell does not compile; nothing of it has run.</summary>
internal sealed class CompilationException(IReadOnlyList<ProtocolDiagnostic> diagnostics)
    : Exception(string.Join("\n", diagnostics.Where(IsError)))
{
    public IReadOnlyList<ProtocolDiagnostic> Diagnostics { get; } = diagnostics;

    public static bool IsError(ProtocolDiagnostic diagnostic) => diagnostic.Severity == "error";
}

/// <summary>Stack traces as the author of a notebook needs them: cells and lines, libraries, no plumbing.</summary>
internal static class StackTraces
{
    private static readonly string[] Showing = ["Dib.Kernel.Formatting", "Tables", "Microsoft.DotNet.Interactive.Formatting"];

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

    /// <summary>An exception's type and message; those of its cause where it only says that a call by reflection failed, or that
    /// a type could not begin without a native library.</summary>
    public static string Title(Exception error) => error switch
    {
        TypeInitializationException when error.GetBaseException() is DllNotFoundException cause => Title(cause),
        // Its message lists every place that was looked in.
        DllNotFoundException => $"{nameof(DllNotFoundException)}: {error.Message.Split(". ")[0]}. Likely cause: no package that is "
            + $"referenced brings it for {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}; another one may, often "
            + "called NAME.NativeAssets.Linux or the like.",
        _ => Patience.Describe(error),
    };

    /// <summary>The innermost place in a cell that an exception passed through. Where a value failed while it was shown, that is the
    /// place that shows it, not one of an earlier cell that declares it.</summary>
    /// <returns>The cell's label and the 1-based line within it, or null where it passed through none.</returns>
    public static (string Cell, int Line)? Place(Exception error, string label, Func<Assembly, string?> cellOf)
    {
        var place = default((string Cell, int)?);
        foreach (var frame in Frames(error))
        {
            if (frame.GetMethod() is not { } method)
                continue;
            if (method.DeclaringType?.Namespace is { } space && Showing.Contains(space))
                place = place?.Cell == label ? place : null;
            else if (place is null && cellOf(method.Module.Assembly) is { } cell && frame.GetFileLineNumber() > 0)
                place = (cell, frame.GetFileLineNumber());
        }
        return place ?? (error.InnerException is { } cause ? Place(cause, label, cellOf) : null);
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
            text.Append(
                $"  at {type.FullName}.{method.Name}{(frame.GetFileName() is { } file ? $" in {Path.GetFileName(file)}{line}" : "")}\n");
    }

    private static bool IsPlumbing(Type type) =>
        type.Assembly == typeof(StackTraces).Assembly
        || type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" or "System.Threading.Tasks";
}

/// <summary>Texts of failures, as much of them as anyone reads.</summary>
internal static class Shortened
{
    private const int MostLines = 40;
    private const int LinesOfEnd = 15;
    private const int MostCharacters = 2_000;

    /// <summary>The first and the last lines, and how many lie between them.</summary>
    public static string Lines(string text)
    {
        var lines = text.Split('\n');
        var left = lines.Length - MostLines;
        if (left > 1)
            lines = [.. lines[..^(LinesOfEnd + left)], $"  … {left} more lines …", .. lines[^LinesOfEnd..]];
        return string.Join('\n', lines.Select(Line));
    }

    /// <summary>The beginning, and how much there is.</summary>
    public static string Line(string text) => text.Length <= MostCharacters ? text
        : string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{text.AsSpan(0, MostCharacters - (char.IsHighSurrogate(text[MostCharacters - 1]) ? 1 : 0))}… ({text.Length} characters)");
}
