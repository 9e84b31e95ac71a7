using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel;

/// <summary>
/// Finds what a cell's own code calls of files, network, clock and chance, by the symbols that its names are bound to. What
/// a library does within is not seen: a library says which files it reads (see the engine's documentation on data files).
/// </summary>
internal static class EffectFinder
{
    private static readonly HashSet<string> ClockMembers =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.Environment.TickCount", "System.Environment.TickCount64", "System.TimeProvider.System", "System.TimeZoneInfo.Local",
    ];

    private static readonly HashSet<string> ChanceMembers =
        ["System.Random.Shared", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.IO.Path.GetRandomFileName", "System.IO.Path.GetTempFileName"];

    private static readonly HashSet<string> FileTypes =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.FileStream", "System.IO.DriveInfo",
        "System.IO.Compression.ZipFile", "System.IO.FileSystemWatcher", "System.IO.MemoryMappedFiles.MemoryMappedFile",
    ];

    private static readonly HashSet<string> WorldTypes = ["System.Diagnostics.Process", "System.Diagnostics.PerformanceCounter"];

    private static readonly HashSet<string> WorldMembers =
    [
        "System.Environment.GetEnvironmentVariable", "System.Environment.GetEnvironmentVariables", "System.Environment.MachineName", "System.Environment.UserName",
        "System.Environment.CurrentDirectory", "System.Environment.ProcessId", "System.Environment.WorkingSet",
    ];

    public static IReadOnlyList<Effect> In(SemanticModel model)
    {
        var effects = new List<Effect>();
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax))
                continue;
            if (model.GetSymbolInfo(node).Symbol is { } symbol && KindOf(symbol) is { } kind)
                effects.Add(new Effect(kind, NameOf(symbol), node.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
        }
        return [.. effects.DistinctBy(effect => (effect.Kind, effect.Member))];
    }

    private static EffectKind? KindOf(ISymbol symbol)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol) || symbol.ContainingType is not { } type)
            return null;
        var typeName = type.ToDisplayString();
        var member = $"{typeName}.{symbol.Name}";
        if (ClockMembers.Contains(member) || typeName == "System.Diagnostics.Stopwatch")
            return EffectKind.Clock;
        if (ChanceMembers.Contains(member) || IsUnseeded(symbol, typeName))
            return EffectKind.Chance;
        if (FileTypes.Contains(typeName) || OpensFile(symbol, typeName))
            return EffectKind.Files;
        var space = type.ContainingNamespace.ToDisplayString();
        var isNetwork = (space == "System.Net" || space.StartsWith("System.Net.", StringComparison.Ordinal)) && typeName != "System.Net.WebUtility";
        return isNetwork || WorldTypes.Contains(typeName) || WorldMembers.Contains(member) ? EffectKind.World : null;
    }

    private static bool IsUnseeded(ISymbol symbol, string typeName) =>
        typeName == "System.Security.Cryptography.RandomNumberGenerator"
        || (typeName == "System.Random" && symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 });

    private static bool OpensFile(ISymbol symbol, string typeName) =>
        typeName is "System.IO.StreamReader" or "System.IO.StreamWriter"
        && symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] };

    private static string NameOf(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {symbol.ContainingType.Name}" : $"{symbol.ContainingType.Name}.{symbol.Name}";
}
