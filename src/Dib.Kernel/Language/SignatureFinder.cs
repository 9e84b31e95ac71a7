using Dib.Protocol;
using Microsoft.CodeAnalysis;

namespace Dib.Kernel.Language;

/// <summary>Shows what can be called at a place, with the parameter that is being written.</summary>
internal static class SignatureFinder
{
    public static SignatureHelpProduced Find(CodePosition place)
    {
        if (place.IsInComment || Invocation.At(place) is not { } call)
            return new SignatureHelpProduced([], 0, 0);
        var chosen = call.Candidates[call.Chosen];
        var active = call.ParameterOf(chosen) is { } parameter ? Invocation.ParametersOf(chosen).ToList().IndexOf(parameter) : call.Argument;
        return new SignatureHelpProduced([.. call.Candidates.Select(candidate => Describe(candidate, place))], call.Chosen, active);
    }

    private static SignatureInformation Describe(ISymbol symbol, CodePosition place)
    {
        var documentation = SymbolDocumentation.Of(symbol, place.Compilation);
        return new SignatureInformation(
            SymbolText.Signature(symbol),
            FormattedValue.Markdown(documentation?.Summary ?? ""),
            [.. Invocation.ParametersOf(symbol).Select(parameter => new ParameterInformation(SymbolText.Parameter(parameter), FormattedValue.Markdown(documentation?.Parameter(parameter.Name) ?? "")))]);
    }
}
