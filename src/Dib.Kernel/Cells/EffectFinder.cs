using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel;

/// <summary>Something outside the notebook that a cell's own code calls, so that equal inputs may give other outputs.</summary>
/// <param name="Kind">
/// What it reaches for: <c>files</c> and folders, which a notebook may declare to read with <c>#!depends</c>; the <c>world</c> of
/// network, other processes and environment; the <c>clock</c>; <c>chance</c>, as random numbers without a seed and new identifiers.
/// </param>
/// <param name="Member">The member called, for messages: <c>DateTime.Now</c>.</param>
/// <param name="Line">The 1-based line of the cell.</param>
internal sealed record Effect(string Kind, string Member, int Line);

/// <summary>
/// Finds what a cell's own code calls of files, network, clock and chance, by the symbols that its names are bound to. What
/// a library does within is not seen: a library says which files it reads (see the engine's documentation on data files).
/// </summary>
internal static class EffectFinder
{
    private const string Files = "files";
    private const string World = "world";
    private const string Clock = "clock";
    private const string Chance = "chance";

    public static IReadOnlyList<Effect> In(SemanticModel model)
    {
        var effects = new List<Effect>();
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax && model.GetSymbolInfo(node).Symbol is { } symbol
                && KindOf(symbol) is { } kind)
                effects.Add(new Effect(kind, NameOf(symbol), node.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
        }
        return [.. effects.DistinctBy(effect => (effect.Kind, effect.Member))];
    }

    private static string? KindOf(ISymbol symbol)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol) || symbol.ContainingType is not { } type)
            return null;
        var name = type.ToDisplayString();
        return name switch
        {
            "System.Diagnostics.Stopwatch" => Clock,
            "System.Security.Cryptography.RandomNumberGenerator" => Chance,
            "System.Random" when symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } => Chance,
            "System.IO.File" or "System.IO.FileInfo" or "System.IO.Directory" or "System.IO.DirectoryInfo"
                or "System.IO.FileStream" or "System.IO.DriveInfo" or "System.IO.Compression.ZipFile" or "System.IO.FileSystemWatcher"
                or "System.IO.MemoryMappedFiles.MemoryMappedFile" => Files,
            "System.IO.StreamReader" or "System.IO.StreamWriter"
                when symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } made
                    && made.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..] => Files,
            "System.Diagnostics.Process" or "System.Diagnostics.PerformanceCounter" => World,
            "System.Net.WebUtility" => null,
            _ when $"{type.ContainingNamespace.ToDisplayString()}.".StartsWith("System.Net.", StringComparison.Ordinal) => World,
            _ => KindOfMember($"{name}.{symbol.Name}"),
        };
    }

    private static string? KindOfMember(string name) => name switch
    {
        "System.DateTime.Now" or "System.DateTime.UtcNow" or "System.DateTime.Today" or "System.DateTimeOffset.Now"
            or "System.DateTimeOffset.UtcNow" or "System.Environment.TickCount" or "System.Environment.TickCount64"
            or "System.TimeProvider.System" or "System.TimeZoneInfo.Local" => Clock,
        "System.Random.Shared" or "System.Guid.NewGuid" or "System.Guid.CreateVersion7"
            or "System.IO.Path.GetRandomFileName" or "System.IO.Path.GetTempFileName" => Chance,
        "System.Environment.GetEnvironmentVariable" or "System.Environment.GetEnvironmentVariables" or "System.Environment.MachineName"
            or "System.Environment.UserName" or "System.Environment.CurrentDirectory" or "System.Environment.ProcessId"
            or "System.Environment.WorkingSet" => World,
        _ => null,
    };

    private static string NameOf(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {symbol.ContainingType.Name}"
            : $"{symbol.ContainingType.Name}.{symbol.Name}";
}
