using System.Globalization;

namespace Dib.Cli;

/// <summary>The arguments of <c>dib kernel</c>, read without the parser of the other commands:
/// a kernel starts for every notebook.</summary>
/// <param name="UseCache">False to compile every cell, and to keep none.</param>
/// <param name="WarmUp">True to have the compiler ready before the first cell comes.</param>
/// <param name="ForEditor">True to have it ready for an editor's questions too, after a cell that comes at once.</param>
/// <param name="Culture">Whose numbers its cells show.</param>
internal sealed record KernelArguments(bool UseCache, bool WarmUp, bool ForEditor, CultureInfo Culture)
{
    /// <summary>False where only the end of the process stops a cell.</summary>
    public bool IsInterruptible { get; init; } = true;

    /// <summary>The arguments, or null where one is not understood.</summary>
    public static KernelArguments? Read(string[] arguments)
    {
        var read = new KernelArguments(UseCache: true, WarmUp: false, ForEditor: false, CultureInfo.InvariantCulture);
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--no-cache": read = read with { UseCache = false }; break;
                case "--no-interrupt": read = read with { IsInterruptible = false }; break;
                case "--warm": read = read with { WarmUp = true, ForEditor = true }; break;
                case "--warm-cells": read = read with { WarmUp = true }; break;
                case CultureOption.Name when i + 1 < arguments.Length && CultureOption.Find(arguments[i + 1]) is { } culture:
                    read = read with { Culture = culture };
                    i++;
                    break;
                default: return null;
            }
        }
        return read;
    }
}
