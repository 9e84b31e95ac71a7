using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel.Language;

/// <summary>Finds what can be written at a place of a cell's C#, and puts the likeliest first.</summary>
/// <param name="place">The place.</param>
/// <param name="importable">What a <c>using</c> more would bring; null where none can be added.</param>
/// <param name="usings">Where that line goes.</param>
internal sealed class Completer(CodePosition place, ImportableNames? importable, Protocol.LinePosition usings)
{
    // Before as much is typed, too much fits for a list that is of use.
    private const int ShortestImported = 2;
    private const int MostImported = 40;
    private const int MostLookedAt = 5 * MostImported;

    private static readonly string[] Everywhere = ["Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "Deconstruct",
        "EqualityContract", "PrintMembers"];

    private static readonly ConditionalWeakTable<ISymbol, Description> Known = [];

    public CompletionsProduced Find()
    {
        var items = Candidates()
            .Where(candidate => candidate.Text.Length > 0)
            .Select(candidate => (Candidate: candidate, Quality: NameMatch.Quality(candidate.Text, place.Prefix)))
            .Where(match => match.Quality is not null)
            .GroupBy(match => (match.Candidate.Text, match.Candidate.Symbol is INamespaceOrTypeSymbol, match.Candidate.Import))
            .Select(group => (Best: group.MinBy(match => match.Candidate.Rank), Count: group.Count()))
            .OrderBy(item => item.Best.Quality).ThenBy(item => item.Best.Candidate.Rank)
            .ThenBy(item => Distance(item.Best.Candidate.Symbol)).ThenBy(item => item.Best.Candidate.Text, StringComparer.OrdinalIgnoreCase)
            .ToList();
        place.Cancellation.ThrowIfCancellationRequested();
        var digits = $"{items.Count}".Length;
        return new CompletionsProduced(place.WordSpan,
            [.. items.Select((item, index) => Item(item.Best.Candidate, item.Count, $"{index}".PadLeft(digits, '0')))]);
    }

    private CompletionItem Item(CompletionCandidate candidate, int overloads, string order)
    {
        place.Cancellation.ThrowIfCancellationRequested();
        var insert = candidate.Symbol is null || candidate.Text.Contains('.') ? candidate.Text : SymbolText.Escaped(candidate.Text);
        return new CompletionItem(candidate.Text, candidate.Kind, candidate.Text, order, insert, null,
            candidate.Symbol is { } symbol ? Describe(symbol, overloads) : null)
        {
            Import = candidate.Import,
            AdditionalEdits = candidate.Import is { } space ? [UsingFinder.Edit(space, usings)] : null,
        };
    }

    private string? Describe(ISymbol symbol, int overloads)
    {
        if (symbol is INamespaceSymbol)
            return null;
        // What libraries declare is the same at the next letter typed; a list of all that is in scope has hundreds of it.
        var (signature, summary) = symbol.IsDefinition && symbol.Locations.All(location => location.IsInMetadata)
            ? Known.GetValue(symbol, Describe)
            : Describe(symbol);
        var more = symbol is IMethodSymbol && overloads > 1 ? $" (+ {overloads - 1})" : "";
        return $"```csharp\n{signature}{more}\n```{(summary is null ? "" : $"\n\n{summary}")}";
    }

    private Description Describe(ISymbol symbol) => new(
        symbol is ITypeSymbol ? symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) : SymbolText.Signature(symbol),
        SymbolDocumentation.Of(symbol, place.Compilation)?.Summary);

    private IEnumerable<CompletionCandidate> Candidates()
    {
        var before = place.Before;
        if (place.IsInText || DeclaresName())
            return [];
        if (before.Kind() is SyntaxKind.DotToken or SyntaxKind.ColonColonToken or SyntaxKind.MinusGreaterThanToken)
        {
            var members = MemberFinder.Find(place).ToList();
            return [.. Ranked(InUsing(before.Parent) ? members.OfType<INamespaceSymbol>() : members,
                place.ExpectedType(StartOfAccess(before).GetPreviousToken())), .. ImportedExtensions(members)];
        }
        if (before.Parent is InitializerExpressionSyntax initializer && before.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken
            && Initialized(initializer) is { } type)
            return InInitializer(initializer, type);
        if (before.Parent is UsingDirectiveSyntax directive && before != directive.SemicolonToken)
            return [.. Ranked(place.Model.LookupNamespacesAndTypes(place.Start)
                .Where(symbol => symbol is INamespaceSymbol || !InUsing(directive)), null), .. Keywords(["static", "var", "await"])];
        if (EndsExpression(before))
            return Keywords(KeywordFinder.AfterExpression(place));
        if (IsTypePlace(before))
        {
            var types = place.Model.LookupNamespacesAndTypes(place.Start);
            return [.. Ranked(types, Created(before)), .. Keywords(KeywordFinder.Types), .. ImportedTypes(types)];
        }
        return InScope(before);
    }

    private IEnumerable<CompletionCandidate> ImportedTypes(IEnumerable<ISymbol> inScope)
    {
        if (importable is null || place.Prefix.Length < ShortestImported)
            return [];
        // A second type of a name that is known already would make both unclear.
        var known = inScope.OfType<INamedTypeSymbol>().Select(type => type.MetadataName).ToHashSet();
        return Fitting(importable.Types.Where(type => !known.Contains(type.Type[(type.Namespace.Length + 1)..])))
            .Select(type => (Type: type, Symbol: place.Compilation.GetTypeByMetadataName(type.Type)))
            .Where(one => one.Symbol is not null && !IsHidden(one.Symbol))
            .Take(MostImported)
            .Select(one => new CompletionCandidate(NameOf(one.Symbol!), SymbolText.Kind(one.Symbol!), CompletionRank.Imported, one.Symbol,
                one.Type.Namespace));
    }

    private IEnumerable<CompletionCandidate> ImportedExtensions(IEnumerable<ISymbol> inScope)
    {
        if (importable is null || place.Prefix.Length < ShortestImported || MemberFinder.ReceiverOf(place) is not { } receiver)
            return [];
        var known = inScope.OfType<IMethodSymbol>().Where(method => method.ReducedFrom is not null)
            .Select(method => $"{method.Name} {method.ContainingType.ToDisplayString()}").ToHashSet();
        return Fitting(importable.Extensions.Where(method => !known.Contains($"{method.Name} {method.Type}")))
            .Select(method => (Name: method, Method: UsingFinder.MethodFor(method, receiver, place.Compilation)))
            .Where(one => one.Method is not null && !IsHidden(one.Method))
            .Take(MostImported)
            .Select(one => new CompletionCandidate(one.Name.Name, "ExtensionMethod", CompletionRank.Imported, one.Method,
                one.Name.Namespace));
    }

    private IEnumerable<ImportableName> Fitting(IEnumerable<ImportableName> names) => names
        .Select(name => (Name: name, Quality: NameMatch.Quality(name.Name, place.Prefix)))
        .Where(one => one.Quality < 3)
        .OrderBy(one => one.Quality).ThenBy(one => one.Name.Name.Length)
        .Take(MostLookedAt)
        .Select(one => one.Name);

    private IEnumerable<CompletionCandidate> InScope(SyntaxToken before)
    {
        var expected = place.ExpectedType(before);
        var inScope = place.Model.LookupSymbols(place.Start);
        var candidates = new List<CompletionCandidate>(Ranked(inScope.Where(IsDeclaredBefore), expected));
        candidates.AddRange(ImportedTypes(inScope));
        candidates.AddRange(Keywords(BeginsStatement(before) ? KeywordFinder.AtStatement(place) : KeywordFinder.AtExpression(place)));
        if (expected is { TypeKind: TypeKind.Enum })
        {
            var name = expected.ToMinimalDisplayString(place.Model, place.Start);
            candidates.AddRange(expected.GetMembers().OfType<IFieldSymbol>()
                .Select(member => new CompletionCandidate($"{name}.{member.Name}", "EnumMember", CompletionRank.Expected, member)));
        }
        if (expected is { SpecialType: SpecialType.System_Boolean })
            candidates.AddRange(new[] { "true", "false" }
                .Select(word => new CompletionCandidate(word, "Keyword", CompletionRank.Expected)));
        if (before.Parent is BaseArgumentListSyntax or AttributeArgumentListSyntax && Invocation.At(place) is { } call)
        {
            var written = call.Written.OfType<string>().ToHashSet();
            candidates.AddRange(call.Candidates.SelectMany(Invocation.ParametersOf).DistinctBy(parameter => parameter.Name)
                .Where(parameter => !written.Contains(parameter.Name))
                .Select(parameter => new CompletionCandidate($"{parameter.Name}:", "Parameter", CompletionRank.Named, parameter)));
        }
        return candidates;
    }

    private IEnumerable<CompletionCandidate> InInitializer(InitializerExpressionSyntax initializer, ITypeSymbol type)
    {
        var written = initializer.Expressions.OfType<AssignmentExpressionSyntax>()
            .Select(assignment => assignment.Left.ToString()).ToHashSet();
        var members = place.Model.LookupSymbols(place.Start, type)
            .Where(member => !member.IsStatic && !written.Contains(member.Name)
                && member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null, IsIndexer: false })
            .Select(member => new CompletionCandidate(member.Name, SymbolText.Kind(member), CompletionRank.Named, member));
        var isCollection = type.TypeKind == TypeKind.Array
            || type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);
        return isCollection ? members.Concat(InScope(place.Before)) : members;
    }

    private ITypeSymbol? Initialized(InitializerExpressionSyntax initializer) => initializer.Parent switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => place.Model.GetTypeInfo(type, place.Cancellation).Type,
        WithExpressionSyntax { Expression: var copied } => place.Model.GetTypeInfo(copied, place.Cancellation).Type,
        ImplicitObjectCreationExpressionSyntax creation => place.Model.GetTypeInfo(creation, place.Cancellation).ConvertedType,
        _ => null,
    };

    private IEnumerable<CompletionCandidate> Ranked(IEnumerable<ISymbol> symbols, ITypeSymbol? expected) => symbols
        .Where(symbol => symbol.CanBeReferencedByName && !IsHidden(symbol))
        .Select(symbol => new CompletionCandidate(NameOf(symbol), SymbolText.Kind(symbol), RankOf(symbol, expected), symbol));

    private CompletionRank RankOf(ISymbol symbol, ITypeSymbol? expected)
    {
        var type = symbol is INamedTypeSymbol named ? place.Before.IsKind(SyntaxKind.NewKeyword) ? named : null : SymbolText.TypeOf(symbol);
        if (expected is not null && !IsEverywhere(symbol)
            && type is { TypeKind: not (TypeKind.TypeParameter or TypeKind.Error), SpecialType: not SpecialType.System_Void }
            && (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, expected.OriginalDefinition)
                || place.Compilation.ClassifyConversion(type, expected).IsImplicit))
            return CompletionRank.Expected;
        return symbol is INamespaceOrTypeSymbol || IsEverywhere(symbol) ? CompletionRank.Far : CompletionRank.Near;
    }

    /// <summary>Among what is as likely: variables of the cell, those of cells before it, properties, functions, extensions, what a
    /// <c>using static</c> brings.</summary>
    private int Distance(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => 0,
        IFieldSymbol { ContainingType.IsScriptClass: true } => 1,
        null or INamespaceOrTypeSymbol => 3,
        _ when place.Before.Kind() is not (SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken)
            && symbol.ContainingType is { IsScriptClass: false } => 5,
        IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => 4,
        IMethodSymbol => 3,
        _ => 2,
    };

    private static bool InUsing(SyntaxNode? node) =>
        node?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: null } directive && directive.StaticKeyword.RawKind == 0;

    private static bool IsEverywhere(ISymbol symbol) => Everywhere.Contains(symbol.Name) && symbol is not IFieldSymbol;

    // `[Obsolete] class NameAttribute` is written `Name` in brackets.
    private string NameOf(ISymbol symbol) =>
        symbol is INamedTypeSymbol && place.Before.Parent is AttributeListSyntax
            && symbol.Name.EndsWith("Attribute", StringComparison.Ordinal) ? symbol.Name[..^"Attribute".Length] : symbol.Name;

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "EditorBrowsableAttribute" } && attribute.ConstructorArguments is [{ Value: 1 }]);

    private bool IsDeclaredBefore(ISymbol symbol)
    {
        if (symbol is not (ILocalSymbol or IFieldSymbol { ContainingType.IsScriptClass: true }))
            return true;
        var declared = symbol.DeclaringSyntaxReferences.FirstOrDefault();
        // Also not within its own first value.
        return declared is null || declared.SyntaxTree != place.Tree || declared.Span.End < place.Start
            || (declared.GetSyntax() is not VariableDeclaratorSyntax && declared.Span.Start < place.Start);
    }

    private ITypeSymbol? Created(SyntaxToken before) =>
        before.IsKind(SyntaxKind.NewKeyword) && before.Parent is ExpressionSyntax creation
            ? place.ExpectedType(creation.GetFirstToken().GetPreviousToken())
            : null;

    private static IEnumerable<CompletionCandidate> Keywords(IEnumerable<string> words) =>
        words.Select(word => new CompletionCandidate(word, "Keyword", CompletionRank.Keyword));

    private static SyntaxToken StartOfAccess(SyntaxToken dot)
    {
        var access = dot.Parent!;
        while (access.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax
            or ElementAccessExpressionSyntax)
            access = access.Parent;
        return access.GetFirstToken();
    }

    /// <summary>True where a new name is being invented, which no list can know.</summary>
    private bool DeclaresName()
    {
        if (place.Word.Parent is { } parent && place.Word.IsKind(SyntaxKind.IdentifierToken))
        {
            return parent switch
            {
                // `rows i`: the beginning of `rows is …` looks like a declaration.
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } =>
                    type.IsVar || place.Model.GetTypeInfo(type, place.Cancellation).Type is { TypeKind: not TypeKind.Error },
                ParameterSyntax { Type: not null } or SingleVariableDesignationSyntax or ForEachStatementSyntax or BaseTypeDeclarationSyntax
                    or MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or TypeParameterSyntax
                    or EnumMemberDeclarationSyntax or FromClauseSyntax or LetClauseSyntax => true,
                _ => false,
            };
        }
        return place.Before.Text is "var" && place.Before.Span.End < place.Start
            || place.Before.Kind() is SyntaxKind.ClassKeyword or SyntaxKind.RecordKeyword or SyntaxKind.StructKeyword
                or SyntaxKind.InterfaceKeyword or SyntaxKind.EnumKeyword or SyntaxKind.VoidKeyword;
    }

    private static bool EndsExpression(SyntaxToken before) => before.Kind() switch
    {
        SyntaxKind.IdentifierToken or SyntaxKind.NumericLiteralToken or SyntaxKind.StringLiteralToken
            or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.CloseBracketToken or SyntaxKind.TrueKeyword
            or SyntaxKind.FalseKeyword or SyntaxKind.NullKeyword or SyntaxKind.ThisKeyword => !IsQueryWord(before),
        SyntaxKind.CloseParenToken => before.Parent is not (IfStatementSyntax or WhileStatementSyntax or ForStatementSyntax
            or CommonForEachStatementSyntax or CastExpressionSyntax or LockStatementSyntax or UsingStatementSyntax),
        SyntaxKind.CloseBraceToken => before.Parent is InitializerExpressionSyntax or AnonymousObjectCreationExpressionSyntax,
        _ => SyntaxFacts.IsPredefinedType(before.Kind()),
    };

    private static bool IsQueryWord(SyntaxToken token) => token.Text is "await" or "where" or "select" or "orderby" or "by" or "in" or "on"
        or "not" or "and" or "or" or "async" && token.Parent is not VariableDeclaratorSyntax;

    private static bool IsTypePlace(SyntaxToken before) => before.Kind() switch
    {
        SyntaxKind.NewKeyword or SyntaxKind.AsKeyword => true,
        SyntaxKind.LessThanToken => before.Parent is TypeArgumentListSyntax,
        SyntaxKind.OpenParenToken => before.Parent is TypeOfExpressionSyntax
            or (ParameterListSyntax and { Parent: not ParenthesizedLambdaExpressionSyntax }) or DefaultExpressionSyntax,
        SyntaxKind.CommaToken => before.Parent is TypeArgumentListSyntax
            or (ParameterListSyntax and { Parent: not ParenthesizedLambdaExpressionSyntax }) or BaseListSyntax,
        SyntaxKind.ColonToken => before.Parent is BaseListSyntax,
        SyntaxKind.OpenBracketToken => before.Parent is AttributeListSyntax,
        _ => false,
    };

    private static bool BeginsStatement(SyntaxToken before) => before.Kind() switch
    {
        SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken or SyntaxKind.ElseKeyword
            or SyntaxKind.DoKeyword => true,
        SyntaxKind.OpenBraceToken =>
            before.Parent is not (InitializerExpressionSyntax or InterpolationSyntax or AnonymousObjectCreationExpressionSyntax),
        SyntaxKind.CloseParenToken => before.Parent is StatementSyntax,
        SyntaxKind.ColonToken => before.Parent is SwitchLabelSyntax,
        _ => false,
    };

    private sealed record Description(string Signature, string? Summary);
}

/// <summary>Something that could be written at a place.</summary>
/// <param name="Text">What is listed, compared and written.</param>
/// <param name="Kind">What it is, in the protocol's words.</param>
/// <param name="Rank">Its place in the list among others that fit what has been typed as well.</param>
/// <param name="Symbol">What it stands for, or null for keywords and the like.</param>
/// <param name="Import">The namespace that has to be imported first, or null.</param>
internal readonly record struct CompletionCandidate(string Text, string Kind, CompletionRank Rank, ISymbol? Symbol = null,
    string? Import = null);

/// <summary>What a reader probably means, the likeliest first.</summary>
internal enum CompletionRank
{
    /// <summary>What has the type that is wanted here.</summary>
    Expected,

    /// <summary>Names of parameters, and members to be initialized.</summary>
    Named,

    /// <summary>Variables, parameters and functions of the cell and of those before it; members.</summary>
    Near,

    /// <summary>Keywords.</summary>
    Keyword,

    /// <summary>Types and namespaces; members that everything has.</summary>
    Far,

    /// <summary>What has to be imported first.</summary>
    Imported,
}
