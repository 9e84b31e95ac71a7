using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>The call that a place in the code is within: what may be called there, and which argument is being written.</summary>
/// <param name="Candidates">All overloads that can be called, the fewest parameters first.</param>
/// <param name="Chosen">The overload that the compiler chose, or the first that the arguments so far can belong to.</param>
/// <param name="Argument">The position of the argument being written.</param>
/// <param name="Written">The names of the parameters that named arguments give, in order; null for one without a name.</param>
internal sealed record Invocation(IReadOnlyList<ISymbol> Candidates, int Chosen, int Argument, IReadOnlyList<string?> Written)
{
    /// <summary>The parameter that the argument belongs to, or null where an overload has none for it.</summary>
    public IParameterSymbol? ParameterOf(ISymbol candidate)
    {
        var parameters = ParametersOf(candidate);
        if (Written.ElementAtOrDefault(Argument) is { } name)
            return parameters.FirstOrDefault(parameter => parameter.Name == name);
        return parameters.ElementAtOrDefault(Argument) ?? (parameters.LastOrDefault() is { IsParams: true } rest ? rest : null);
    }

    /// <summary>The parameters of something that can be called.</summary>
    public static IReadOnlyList<IParameterSymbol> ParametersOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    /// <summary>What can be called, with the parameter that is being written.</summary>
    public SignatureHelpProduced Help(Compilation compilation)
    {
        var active = ParameterOf(Candidates[Chosen]) is { } parameter
            ? ParametersOf(Candidates[Chosen]).ToList().IndexOf(parameter) : Argument;
        return new SignatureHelpProduced([.. Candidates.Select(candidate => Describe(candidate, compilation))], Chosen, active);
    }

    private static SignatureInformation Describe(ISymbol symbol, Compilation compilation)
    {
        var documentation = SymbolDocumentation.Of(symbol, compilation);
        var parameters = ParametersOf(symbol)
            .Select(parameter => new ParameterInformation(SymbolText.Signature(parameter),
                FormattedValue.Markdown(documentation?.Parameter(parameter.Name) ?? "")));
        return new SignatureInformation(SymbolText.Signature(symbol),
            FormattedValue.Markdown(documentation?.Summary ?? ""), [.. parameters]);
    }

    /// <summary>The innermost call around a place, or null.</summary>
    public static Invocation? At(CodePosition place)
    {
        for (var node = place.Left.Parent; node is not null; node = node.Parent)
        {
            if (node is BaseArgumentListSyntax or AttributeArgumentListSyntax && IsWithin(node, place.Offset))
                return Read(node, place);
            // The arguments of a call around a lambda's block are not what is written in it.
            if (node is StatementSyntax or MemberDeclarationSyntax)
                return null;
        }
        return null;
    }

    private static bool IsWithin(SyntaxNode list, int offset)
    {
        var (open, close) = (list.GetFirstToken(), list.GetLastToken(includeZeroWidth: true));
        return offset >= open.Span.End && (close.IsMissing || offset <= close.SpanStart);
    }

    private static Invocation? Read(SyntaxNode list, CodePosition place)
    {
        var candidates = Find(list.Parent!, place).Distinct(SymbolEqualityComparer.Default)
            .OrderBy(candidate => ParametersOf(candidate!).Count).ToList();
        if (candidates.Count == 0)
            return null;
        var (written, types, argument) = Arguments(list, place);
        var bound = place.Model.GetSymbolInfo(list.Parent!, place.Cancellation).Symbol;
        var chosen = bound is null ? -1 : candidates.FindIndex(candidate =>
            SymbolEqualityComparer.Default.Equals(candidate!.OriginalDefinition, bound.OriginalDefinition));
        if (chosen < 0 || ParametersOf(candidates[chosen]!).Count <= argument)
            chosen = Math.Max(0, candidates.FindIndex(candidate => Fits(candidate!, types, argument, place)));
        return new Invocation(candidates!, chosen, argument, written);
    }

    private static IEnumerable<ISymbol> Find(SyntaxNode call, CodePosition place)
    {
        var model = place.Model;
        switch (call)
        {
            case InvocationExpressionSyntax { Expression: var called }:
                var group = model.GetMemberGroup(called, place.Cancellation);
                if (group.Length > 0)
                    return group.Where(member => model.IsAccessible(place.Offset, member));
                return model.GetTypeInfo(called, place.Cancellation).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
                    ? [invoke] : [];
            case BaseObjectCreationExpressionSyntax creation:
                var type = creation is ObjectCreationExpressionSyntax { Type: var name }
                    ? model.GetSymbolInfo(name, place.Cancellation).Symbol as INamedTypeSymbol
                        ?? model.GetTypeInfo(name, place.Cancellation).Type
                    : model.GetTypeInfo(creation, place.Cancellation).ConvertedType;
                return type is INamedTypeSymbol created
                    ? created.InstanceConstructors.Where(constructor => model.IsAccessible(place.Offset, constructor)) : [];
            case ElementAccessExpressionSyntax { Expression: var indexed }:
                return model.GetIndexerGroup(indexed, place.Cancellation).Where(indexer => model.IsAccessible(place.Offset, indexer));
            case ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or AttributeSyntax:
                return model.GetMemberGroup(call, place.Cancellation);
            default:
                return [];
        }
    }

    private static (IReadOnlyList<string?> Written, IReadOnlyList<ITypeSymbol?> Types, int Argument) Arguments(SyntaxNode list,
        CodePosition place)
    {
        var (names, types) = (new List<string?>(), new List<ITypeSymbol?>());
        var commas = list.ChildTokens().Count(token => token.IsKind(SyntaxKind.CommaToken) && token.Span.End <= place.Offset);
        foreach (var argument in list.ChildNodes())
        {
            var (name, expression) = argument switch
            {
                ArgumentSyntax written => (written.NameColon, written.Expression),
                AttributeArgumentSyntax written => (written.NameColon, written.Expression),
                _ => (null, null),
            };
            names.Add(name?.Name.Identifier.ValueText);
            // A lambda has no type before the overload is chosen.
            types.Add(expression is null or AnonymousFunctionExpressionSyntax ? null
                : place.Model.GetTypeInfo(expression, place.Cancellation).Type);
        }
        return (names, types, commas);
    }

    private static bool Fits(ISymbol candidate, IReadOnlyList<ITypeSymbol?> types, int argument, CodePosition place)
    {
        var parameters = ParametersOf(candidate);
        return (argument < parameters.Count || argument == 0 || parameters.LastOrDefault() is { IsParams: true })
            && parameters.Take(argument).Zip(types).All(given =>
                given.Second is not { TypeKind: not TypeKind.Error } type
                || given.First is not { IsParams: false, Type: { TypeKind: not TypeKind.TypeParameter } wanted }
                || place.Compilation.ClassifyConversion(type, wanted).IsImplicit);
    }
}
