using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Dib.Kernel;

/// <summary>
/// Lets a cell be stopped that does not look at its token. The compiler weaves the looking in: at each turn of a loop, at the
/// beginning of each function, and by calling, of a method that a cell calls, the overload that takes a token where there is one.
/// Source, lines and meaning of the cell stay as they are.
/// </summary>
/// <remarks>
/// The compiler would also put its token in the place of those that a cell passes itself, and a time limit of the cell's own would
/// be lost. So these are marked by a call that changes nothing, and what the compiler put behind the mark is taken out again.
/// It leaves out what stands in no function: there, loops and lambdas call an empty function that is added to the cell.
/// </remarks>
internal static class Stopping
{
    private const string FieldName = "ModuleCancellationToken";
    private const string Looking = "__LookWhetherToStop";
    private const string Token = "global::System.Threading.CancellationToken";

    private static CancellationToken _last;

    /// <summary>To be called once in a process: work that cells left running, on threads of its own, may be stopped and end nothing
    /// but itself.</summary>
    public static void OutliveThreads() => System.Runtime.ExceptionServices.ExceptionHandling.SetUnhandledExceptionHandler(
        error => error is OperationCanceledException stopped && stopped.CancellationToken == _last && _last.IsCancellationRequested);

    /// <summary>Has the code of a cell look at a token.</summary>
    /// <param name="field">See <see cref="FieldOf"/>.</param>
    /// <param name="stop">The token.</param>
    public static void Set(FieldInfo field, CancellationToken stop)
    {
        if (stop.CanBeCanceled)
            _last = stop;
        field.SetValue(null, stop);
    }

    /// <summary>Whether cells are compiled so that they can be stopped: a client that ends the process instead need not pay for it.
    /// </summary>
    public static bool IsWoven { get; set; } = true;

    /// <summary>What the compiler is told.</summary>
    public static readonly ImmutableArray<InstrumentationKind> Kinds = [InstrumentationKind.ModuleCancellation];

    /// <summary>The field of a compiled cell that holds the token; null where none of its code looks at it.</summary>
    public static FieldInfo? FieldOf(Assembly cell) => !IsWoven ? null : CellLoader.TypesOf(cell)
        .FirstOrDefault(type => type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
        ?.GetField(FieldName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

    /// <summary>What marks expressions as tokens of the cell's own.</summary>
    public static IEnumerable<(TextSpan At, string Before, string After)> Around(IEnumerable<TextSpan> tokens) =>
        tokens.Select(token => (token, $"global::System.Collections.Generic.KeyValuePair.Create<{Token},int>(", ",0).Key"));

    /// <summary>The expressions by which a cell passes tokens of its own.</summary>
    public static IReadOnlyList<TextSpan> TokensIn(SemanticModel model) =>
        [.. model.SyntaxTree.GetRoot().DescendantNodes().Select(node => Passed(node, model)).OfType<ExpressionSyntax>()
            .Where(passed => IsToken(model.GetTypeInfo(passed).ConvertedType)).Select(passed => passed.Span).Distinct()];

    /// <summary>Where loops and lambdas that stand in no function are to look, and async functions.</summary>
    public static IReadOnlyList<(TextSpan At, string Before, string After)> Looks(SemanticModel model)
    {
        var root = model.SyntaxTree.GetCompilationUnitRoot();
        var looks = root.Members.Where(member => member is GlobalStatementSyntax or FieldDeclarationSyntax)
            .SelectMany(member => member.DescendantNodes(node => !IsTree(node, model)))
            .Select(node => Look(node, model)).OfType<(TextSpan, string, string)>()
            .Concat(root.DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(method => method.Body is not null && method.Modifiers.Any(SyntaxKind.AsyncKeyword))
                .Select(method => AtBeginning(method.Body!))).ToList();
        if (looks.Count > 0)
            looks.Add((new(root.Members[0].SpanStart, 0), $"static void {Looking}() {{ }} ", ""));
        return looks;
    }

    /// <summary>
    /// Gives the calls of a compiled cell the marked tokens back, and takes the looking out where nobody would catch what it throws:
    /// at each beginning and going on of an async function.
    /// </summary>
    /// <returns>False where that cannot be done.</returns>
    public static bool Mend(byte[] cell)
    {
        using var image = new PEReader([.. cell]);
        var metadata = image.GetMetadataReader();
        var field = metadata.FieldDefinitions.FirstOrDefault(field =>
            metadata.GetString(metadata.GetFieldDefinition(field).Name) == FieldName);
        return field.IsNil || metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress > 0).All(method => Mend(cell, method, MetadataTokens.GetToken(field), image));
    }

    private static bool Mend(byte[] cell, MethodDefinition method, int field, PEReader image)
    {
        var metadata = image.GetMetadataReader();
        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        var start = OffsetOf(image, method.RelativeVirtualAddress);
        var code = LibraryCode.Instructions(body.GetILReader());
        var isAsync = IsAsync(metadata.GetTypeDefinition(method.GetDeclaringType()), metadata);
        for (var i = 0; i + 1 < code.Count; i++)
        {
            if (isAsync && code[i].Code == OpCodes.Ldsflda.Value && code[i].Token == field
                && !body.ExceptionRegions.Any(region => region.TryOffset <= code[i].Offset))
                Remove(i, i + 1);
            if (code[i + 1].Code != OpCodes.Pop.Value || !IsMark(code[i], metadata))
                continue;
            if (code[i + 2].Code != OpCodes.Ldsfld.Value || code[i + 2].Token != field)
                return false;
            Remove(i + 1, i + 2);
        }
        return true;

        // No operation has the code 0.
        void Remove(int first, int last) =>
            cell.AsSpan((start + code[first].Offset)..(start + (last + 1 < code.Count ? code[last + 1].Offset : body.GetILBytes()!.Length)))
                .Clear();
    }

    private static bool IsAsync(TypeDefinition type, MetadataReader metadata) => type.GetInterfaceImplementations()
        .Select(implementation => metadata.GetInterfaceImplementation(implementation).Interface)
        .Any(type => type.Kind == HandleKind.TypeReference
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "IAsyncStateMachine");

    private static (TextSpan At, string Before, string After)? Look(SyntaxNode node, SemanticModel model) => node switch
    {
        WhileStatementSyntax { Statement: var body } => InBlock(body),
        DoStatementSyntax { Statement: var body } => InBlock(body),
        ForStatementSyntax { Statement: var body } => InBlock(body),
        CommonForEachStatementSyntax { Statement: var body } => InBlock(body),
        GotoStatementSyntax => InBlock((StatementSyntax)node),
        LocalFunctionStatementSyntax { Body: { } block } => AtBeginning(block),
        AnonymousFunctionExpressionSyntax function when IsTree(function, model) => null,
        AnonymousFunctionExpressionSyntax { Block: { } block } => AtBeginning(block),
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } value and not (RefExpressionSyntax or ThrowExpressionSyntax) }
            when model.GetSymbolInfo(node).Symbol is IMethodSymbol function =>
            (value.Span, $"{{ {Looking}(); {(ReturnsValue(function) ? "return " : "")}", "; }"),
        _ => null,
    };

    private static (TextSpan At, string Before, string After) InBlock(StatementSyntax body) => (body.Span, $"{{ {Looking}(); ", " }");

    private static (TextSpan At, string Before, string After) AtBeginning(BlockSyntax block) =>
        (new(block.OpenBraceToken.Span.End, 0), $" {Looking}();", "");

    private static bool ReturnsValue(IMethodSymbol function) => !function.ReturnsVoid
        && (!function.IsAsync || function.ReturnType is INamedTypeSymbol { TypeArguments.Length: > 0 });

    /// <summary>True for a lambda that is data, not code.</summary>
    private static bool IsTree(SyntaxNode node, SemanticModel model) => node is AnonymousFunctionExpressionSyntax
        && model.GetTypeInfo(node).ConvertedType is { Name: "Expression", ContainingNamespace.Name: "Expressions" };

    private static ExpressionSyntax? Passed(SyntaxNode node, SemanticModel model) => node switch
    {
        ArgumentSyntax { RefKindKeyword.RawKind: 0 } argument when !IsNameOnly(argument) => argument.Expression,
        ExpressionElementSyntax element => element.Expression,
        ExpressionSyntax { Parent: InitializerExpressionSyntax } element and not AssignmentExpressionSyntax => element,
        // Of a method that extends tokens.
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access
            when model.GetSymbolInfo(access).Symbol is IMethodSymbol { IsExtensionMethod: true } => access.Expression,
        _ => null,
    };

    private static bool IsNameOnly(ArgumentSyntax argument) =>
        argument.Parent?.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } };

    private static bool IsToken(ITypeSymbol? type) => type is
    {
        Name: "CancellationToken",
        ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    private static bool IsMark((int Offset, int Code, int Token) instruction, MetadataReader metadata)
    {
        if (instruction.Code != OpCodes.Call.Value
            || MetadataTokens.EntityHandle(instruction.Token) is not { Kind: HandleKind.MemberReference } handle)
            return false;
        var called = metadata.GetMemberReference((MemberReferenceHandle)handle);
        if (metadata.GetString(called.Name) != "get_Key" || called.Parent.Kind != HandleKind.TypeSpecification)
            return false;
        var type = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)called.Parent).Signature);
        _ = (type.ReadSignatureTypeCode(), type.ReadByte(), type.ReadTypeHandle(), type.ReadCompressedInteger(), type.ReadByte());
        return type.ReadTypeHandle() is { Kind: HandleKind.TypeReference } key && type.ReadSignatureTypeCode() == SignatureTypeCode.Int32
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)key).Name) == "CancellationToken";
    }

    /// <summary>Where the code of a method begins in the file, behind its header.</summary>
    private static int OffsetOf(PEReader image, int address)
    {
        var section = image.PEHeaders.SectionHeaders[image.PEHeaders.GetContainingSectionIndex(address)];
        var offset = address - section.VirtualAddress + section.PointerToRawData;
        const int KindOfHeader = 3, Tiny = 2, FatLength = 12;
        return (image.GetEntireImage().GetReader(offset, 1).ReadByte() & KindOfHeader) == Tiny ? offset + 1 : offset + FatLength;
    }
}
