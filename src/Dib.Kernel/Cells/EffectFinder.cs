using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Dib.Kernel;

/// <summary>Something outside the notebook that a cell's own code calls, so that equal inputs may give other outputs.</summary>
/// <param name="Kind">
/// What it reaches for: <c>files</c> and folders, whose paths are seen while it runs and which a notebook may declare to read with
/// <c>#!depends</c>; what is <c>unseen</c>, as files read by a method that is passed on, or anything called by reflection; the
/// <c>world</c> of network, other processes, native code and environment; the <c>clock</c>; <c>chance</c>, as random numbers
/// without a seed, new identifiers and hash codes, which differ from process to process.
/// </param>
/// <param name="Member">The member called, for messages: <c>DateTime.Now</c>.</param>
/// <param name="Line">The 1-based line of the cell.</param>
internal sealed record Effect(string Kind, string Member, int Line);

/// <summary>What a cell's own code calls, and where it names files.</summary>
/// <param name="Effects">What equal inputs may give other outputs by.</param>
/// <param name="Paths">The expressions that say which files are read; see <see cref="NamedFiles"/>.</param>
internal sealed record EffectsFound(IReadOnlyList<Effect> Effects, IReadOnlyList<TextSpan> Paths);

/// <summary>
/// Finds what a cell's own code calls of files, network, clock and chance, by the symbols that its names are bound to. A method
/// of any library reads a file where one of its parameters is called as paths are. What else a library does is looked for in its
/// own code (<see cref="LibraryEffects"/>), unless it announces all that it reads (see the engine's documentation on data files).
/// </summary>
internal static partial class EffectFinder
{
    public static EffectsFound In(SemanticModel model, LibraryEffects? libraries = null)
    {
        var effects = new List<Effect>();
        var paths = new List<TextSpan>();
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (node is InvocationExpressionSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax
                && model.GetSymbolInfo(node).CandidateReason == CandidateReason.LateBound)
                Add(Outside.Unseen, "a member of a dynamic value", node);
            if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax) || model.GetSymbolInfo(node).Symbol is not { } symbol)
                continue;
            var call = CallOf(node);
            var named = call is null ? [] : PathsIn(call, symbol, model).ToList();
            paths.AddRange(named.Where(_ => !Writes(symbol)));
            if (KindOf(symbol, node, model) is not { } kind)
            {
                if (named.Count > 0)
                    Add(Outside.Files, NameOf(symbol), node);
                // Without a call of it here, nobody sees for which files it is called elsewhere.
                else if (call is null && symbol is IMethodSymbol method && TakesPath(method) && !IsNameOnly(node))
                    Add(Outside.Unseen, NameOf(symbol), node);
                else if (!Announces(symbol.ContainingAssembly) && libraries?.Of(symbol) is { } within)
                    Add(within.Kind, $"{NameOf(symbol)}, which calls {within.Member},", node);
                continue;
            }
            var isPassedOn = kind == Outside.Files && call is null && symbol is IMethodSymbol { Parameters.Length: > 0 };
            if (!IsNameOnly(node))
                Add(isPassedOn ? Outside.Unseen : kind, NameOf(symbol), node);
        }
        return new EffectsFound([.. effects.DistinctBy(effect => (effect.Kind, effect.Member))], [.. paths.Distinct()]);

        void Add(string kind, string member, SyntaxNode node) =>
            effects.Add(new Effect(kind, member, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
    }

    /// <summary>The call or creation whose method a node names; null where it only names one.</summary>
    private static SyntaxNode? CallOf(SyntaxNode node)
    {
        if (node is BaseObjectCreationExpressionSyntax)
            return node;
        var callee = node.Parent is MemberAccessExpressionSyntax member && member.Name == node ? member
            : node.Parent is MemberBindingExpressionSyntax binding ? binding : node;
        return callee.Parent is InvocationExpressionSyntax call && call.Expression == callee ? call : null;
    }

    private static bool IsNameOnly(SyntaxNode node) =>
        node.Ancestors().OfType<InvocationExpressionSyntax>()
            .Any(call => call.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" });

    private static IEnumerable<TextSpan> PathsIn(SyntaxNode call, ISymbol symbol, SemanticModel model)
    {
        if (symbol is not IMethodSymbol method || !TakesPath(method))
            yield break;
        var arguments = call is InvocationExpressionSyntax invocation ? invocation.ArgumentList
            : (call as BaseObjectCreationExpressionSyntax)?.ArgumentList;
        foreach (var (index, argument) in (arguments?.Arguments ?? []).Index())
        {
            var parameter = argument.NameColon is { Name.Identifier.Text: var name }
                ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name) : method.Parameters.ElementAtOrDefault(index);
            if (parameter is not null && IsPath(parameter)
                && model.GetTypeInfo(argument.Expression).Type?.SpecialType == SpecialType.System_String)
                yield return argument.Expression.Span;
        }
    }

    private static bool TakesPath(IMethodSymbol method) =>
        method.Parameters.Any(IsPath) && method.DeclaringSyntaxReferences.Length == 0 && !IsPure(method.ContainingType)
        && !Announces(method.ContainingAssembly);

    private static bool IsPath(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String && PathName().IsMatch(parameter.Name);

    /// <summary>Types whose methods take paths or addresses, and only compute with them.</summary>
    private static bool IsPure(INamedTypeSymbol? type) => type?.ToDisplayString() is null or "System.IO.Path" or "System.Uri"
        or "System.UriBuilder" or "System.IO.MemoryStream" or "System.Xml.XmlConvert";

    /// <summary>A library that announces every file that it reads, as its metadata say.</summary>
    private static bool Announces(IAssemblySymbol? assembly) => assembly?.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "AssemblyMetadataAttribute"
            && attribute.ConstructorArguments is [{ Value: "DataFiles" }, { Value: "announced" }])
        ?? false;

    /// <summary>True for what only writes: that a file is then another one is no reason to run again.</summary>
    private static bool Writes(ISymbol symbol) =>
        symbol.ContainingType?.Name == "StreamWriter" || WritingName().IsMatch(symbol.Name);

    private static string? KindOf(ISymbol symbol, SyntaxNode node, SemanticModel model)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol) || symbol.ContainingType is not { } type)
            return null;
        if (symbol is IMethodSymbol { IsExtern: true } native && native.DeclaringSyntaxReferences.Length > 0)
            return Outside.World;
        if (type.TypeKind == TypeKind.Enum || symbol.DeclaringSyntaxReferences.Length > 0 || IsException(type))
            return null;
        if (symbol is IMethodSymbol { Name: "GetHashCode" } && IsSameEverywhere(node, model))
            return null;
        var method = symbol as IMethodSymbol;
        var name = method is { MethodKind: MethodKind.Constructor } ? ".ctor" : symbol.Name;
        return Outside.KindOf(type.ContainingNamespace.ToDisplayString(), type.OriginalDefinition.MetadataName, name,
            method?.Parameters.Length ?? 0, method is { IsGenericMethod: true },
            method?.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..]);
    }

    /// <summary>
    /// Hash codes that are the same in every process: of plain numbers. And those that a type makes of its own: they only find
    /// things again, and leave no trace in their order.
    /// </summary>
    private static bool IsSameEverywhere(SyntaxNode node, SemanticModel model)
    {
        if (node.Ancestors().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.Text == "GetHashCode"))
            return true;
        return node.Parent is MemberAccessExpressionSyntax access && model.GetTypeInfo(access.Expression).Type is
        {
            SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_UInt64,
        };
    }

    private static bool IsException(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() == "System.Exception")
                return true;
        }
        return false;
    }

    private static string NameOf(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {symbol.ContainingType.Name}"
            : $"{symbol.ContainingType.Name}.{symbol.Name}";

    [GeneratedRegex("(path|file|filename|uri|url|directory|directoryname|folder|dir|connectionstring|hostname|endpoint)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PathName();

    [GeneratedRegex("^(Write|Append|Create|Delete|Save|Set|Encrypt|Decrypt)", RegexOptions.CultureInvariant)]
    private static partial Regex WritingName();
}
