using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dib.Kernel;

/// <content>How the code of a cell, or of one of its functions, is walked through.</content>
internal sealed partial class FlowFinder
{
    /// <summary>A walk through the code of a cell, or of one of its functions.</summary>
    private sealed class Walk(FlowFinder finder, SemanticModel model, SyntaxNode root, Effects found, IMethodSymbol? function)
    {
        private readonly HashSet<ISymbol> _following = new(SymbolEqualityComparer.Default);

        public void Run()
        {
            try
            {
                // What a function does counts where it is called.
                foreach (var node in root.DescendantNodes(node => node == root
                    || node is not (MemberDeclarationSyntax and not GlobalStatementSyntax and not FieldDeclarationSyntax)
                        and not LocalFunctionStatementSyntax))
                    Look(node);
            }
            catch (InsufficientExecutionStackException)
            {
                found.All = true;
                found.Outside ??= "code that is nested too deeply to be followed";
            }
        }

        private void Look(SyntaxNode node)
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }:
                    break;
                case AssignmentExpressionSyntax assignment:
                    Assign(assignment.Left);
                    break;
                case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression
                    or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression:
                    Assign(prefix.Operand);
                    break;
                case PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression
                    or SyntaxKind.PostDecrementExpression:
                    Assign(postfix.Operand);
                    break;
                case ArgumentSyntax argument when argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword:
                    Assign(argument.Expression);
                    break;
                case RefExpressionSyntax reference:
                    Assign(reference.Expression);
                    break;
                case InvocationExpressionSyntax invocation:
                    if (invocation.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" })
                        break;
                    var called = model.GetSymbolInfo(invocation).Symbol as IMethodSymbol;
                    if (called is not null && FrameworkFlow.IsLater(called) && !IsAwaitedByCell(invocation))
                        found.Outside ??= NameOf(called);
                    Call(called, ReceiverOf(invocation, called), Arguments(invocation.ArgumentList));
                    break;
                case BaseObjectCreationExpressionSyntax creation:
                    Call(model.GetSymbolInfo(creation).Symbol as IMethodSymbol, null, Arguments(creation.ArgumentList));
                    break;
                case ElementAccessExpressionSyntax element
                    when model.GetSymbolInfo(element).Symbol is IPropertySymbol { GetMethod: { } get }:
                    Call(get, element.Expression, Arguments(element.ArgumentList));
                    break;
                case SimpleNameSyntax name:
                    Read(name);
                    break;
                case BinaryExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax
                    when model.GetSymbolInfo(node).Symbol is IMethodSymbol { MethodKind: not MethodKind.BuiltinOperator } used:
                    Call(used, null, [.. node.ChildNodes().OfType<ExpressionSyntax>()]);
                    break;
                case ForEachStatementSyntax each:
                    Enumerate(each.Expression);
                    break;
                case InterpolationSyntax { Expression: var shown }:
                    Show(shown);
                    break;
            }
        }

        /// <summary>True where the cell itself waits; a function goes on after it, also where nobody waits for that.</summary>
        private static bool IsAwaitedByCell(InvocationExpressionSyntax call) => call.Parent is AwaitExpressionSyntax && !call.Ancestors()
            .Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);

        private static List<ExpressionSyntax> Arguments(BaseArgumentListSyntax? list) =>
            [.. (list?.Arguments ?? []).Select(argument => argument.Expression)];

        private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call, IMethodSymbol? method) => call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => ConditionalAccess.BoundTo(binding),
            var callee => method?.MethodKind == MethodKind.DelegateInvoke ? callee : null,
        };

        // A property, or a method that is passed on and may be called.
        private void Read(SimpleNameSyntax name)
        {
            var callee = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
            var receiver = (callee as MemberAccessExpressionSyntax)?.Expression;
            switch (model.GetSymbolInfo(name).Symbol)
            {
                case IMethodSymbol method when callee.Parent is not InvocationExpressionSyntax
                    && name.Parent is not MemberBindingExpressionSyntax
                    && !name.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.Expression.ToString() == "nameof"):
                    Call(method, receiver, []);
                    break;
                case IPropertySymbol { GetMethod: { } get } when !(callee.Parent is AssignmentExpressionSyntax assignment
                    && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Left == callee):
                    Call(get, receiver ?? (name.Parent is MemberBindingExpressionSyntax binding ? ConditionalAccess.BoundTo(binding) : null),
                        []);
                    break;
            }
        }

        private void Call(IMethodSymbol? method, ExpressionSyntax? receiver, List<ExpressionSyntax> arguments)
        {
            if (method is null)
            {
                // Of a value whose type is known only as it runs; or the cell does not compile.
                found.Outside ??= "a member of a dynamic value";
                found.All = true;
                return;
            }
            if (method.MethodKind == MethodKind.DelegateInvoke)
            {
                if (receiver is null || !IsOwnLambda(receiver))
                    Change(receiver, deep: true, isSure: false);
                return;
            }
            if (method.DeclaringSyntaxReferences.Length > 0 || OfScript(method) is not null)
            {
                CallOfCell(method, receiver, arguments);
                return;
            }
            if (receiver is not null)
                Enumerate(receiver);
            arguments.ForEach(Enumerate);
            var isOfFramework = Framework.AssemblyNames.Contains(method.ContainingAssembly?.Name ?? "");
            switch (isOfFramework ? FrameworkFlow.Of(method) : Reach.Unknown)
            {
                case Reach.Nothing:
                    break;
                case Reach.Receiver:
                    Change(receiver ?? arguments.FirstOrDefault(), deep: false, isSure: true);
                    break;
                case Reach.Arguments:
                    if (receiver is not null && method.ReducedFrom is not null)
                        ChangeMutable(receiver, deep: false, isSure: true);
                    arguments.ForEach(argument => ChangeMutable(argument, deep: false, isSure: true));
                    break;
                case Reach.Outside:
                    found.Outside ??= NameOf(method);
                    ChangeAll(receiver, arguments);
                    break;
                default:
                    if (!isOfFramework && finder._libraries.Of(method.AssociatedSymbol ?? method) is { } within)
                        found.Outside ??= $"{NameOf(method)}, which changes {within.Member}";
                    ChangeAll(receiver, arguments);
                    break;
            }
        }

        private static string NameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor
            ? $"new {method.ContainingType.Name}" : $"{method.ContainingType?.Name}.{(method.AssociatedSymbol ?? method).Name}";

        private void CallOfCell(IMethodSymbol method, ExpressionSyntax? receiver, List<ExpressionSyntax> arguments)
        {
            var inside = finder.EffectsOf(method);
            found.Outside ??= inside.Outside;
            found.All |= inside.All;
            foreach (var (symbol, isSure) in inside.Changed)
                ChangeVariable(symbol, deep: false, isSure);
            if (inside.This || (inside.Arguments && method.ReducedFrom is not null))
                Change(receiver, deep: true, isSure: true);
            if (inside.This && receiver is null && function is not null)
                found.This = true;
            if (inside.Arguments)
                arguments.ForEach(argument => ChangeMutable(argument, deep: true, isSure: true));
        }

        private void ChangeAll(ExpressionSyntax? receiver, List<ExpressionSyntax> arguments)
        {
            if (receiver is not null)
                ChangeMutable(receiver, deep: true, isSure: false);
            arguments.ForEach(argument => ChangeMutable(argument, deep: true, isSure: false));
        }

        private void ChangeMutable(ExpressionSyntax value, bool deep, bool isSure)
        {
            if (model.GetTypeInfo(value).Type is not { } type || !FrameworkFlow.IsImmutable(type))
                Change(value, deep, isSure);
        }

        /// <summary>A sequence that an earlier cell has described runs that cell's lambdas now.</summary>
        private void Enumerate(ExpressionSyntax sequence)
        {
            if (model.GetSymbolInfo(sequence).Symbol is not IFieldSymbol { DeclaringSyntaxReferences: [var reference, ..] } variable
                || !FrameworkFlow.IsDeferred(variable.Type) || !finder.IsEarlier(variable))
                return;
            var declared = reference.GetSyntax();
            var inside = new Effects();
            new Walk(finder, finder.OwnerOf(declared)!.GetSemanticModel(declared.SyntaxTree), declared, inside, null).Run();
            var isAssigned = Before(finder._cell).SelectMany(cell => cell.SyntaxTrees[0].GetRoot().DescendantNodes())
                .Any(node => node is AssignmentExpressionSyntax { Left: SimpleNameSyntax name }
                    && name.Identifier.ValueText == variable.Name);
            if (isAssigned || inside.Changed.Count > 0 || inside.All || inside.Outside is not null)
                ChangeVariable(variable, deep: true, isSure: false);
            found.Outside ??= inside.Outside;
        }

        /// <summary>A text is made of a value.</summary>
        private void Show(ExpressionSyntax value)
        {
            for (var type = model.GetTypeInfo(value).Type; type is { DeclaringSyntaxReferences.Length: > 0 }; type = type.BaseType)
            {
                if (type.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(own => own.Parameters.IsEmpty
                    && own.DeclaringSyntaxReferences.Length > 0) is { } text)
                    CallOfCell(text, value, []);
            }
        }

        /// <summary>True for a delegate whose code stands in this cell, and counts there.</summary>
        private bool IsOwnLambda(ExpressionSyntax value) => value switch
        {
            AnonymousFunctionExpressionSyntax => true,
            ParenthesizedExpressionSyntax inner => IsOwnLambda(inner.Expression),
            _ => model.GetSymbolInfo(value).Symbol is { } symbol and (ILocalSymbol or IFieldSymbol) && !finder.IsEarlier(symbol)
                && SourcesOf(symbol) is { Count: > 0 } sources && sources.All(source => source is AnonymousFunctionExpressionSyntax),
        };

        private void Assign(ExpressionSyntax target)
        {
            switch (target)
            {
                case TupleExpressionSyntax tuple:
                    foreach (var part in tuple.Arguments)
                        Assign(part.Expression);
                    break;
                case DeclarationExpressionSyntax:
                    break;
                case ParenthesizedExpressionSyntax { Expression: var inner }:
                    Assign(inner);
                    break;
                case ElementAccessExpressionSyntax element:
                    Change(element.Expression, deep: false, isSure: true);
                    break;
                default:
                    var symbol = model.GetSymbolInfo(target).Symbol;
                    if (symbol is IPropertySymbol { SetMethod: { DeclaringSyntaxReferences.Length: > 0 } set })
                        CallOfCell(set, (target as MemberAccessExpressionSyntax)?.Expression, []);
                    if (symbol is ILocalSymbol { RefKind: RefKind.None } or IDiscardSymbol or IParameterSymbol { RefKind: RefKind.None })
                        break;
                    if (symbol is IFieldSymbol && Named(symbol) is not null)
                        found.Changed[symbol] = true;
                    else if (symbol is { IsStatic: true })
                        found.Outside ??= $"{symbol.ContainingType?.Name}.{symbol.Name}";
                    else if (target is MemberAccessExpressionSyntax access)
                        Change(access.Expression, deep: false, isSure: true);
                    else
                        Change(target, deep: false, isSure: true);
                    break;
            }
        }

        /// <summary>The object that an expression gives is changed; deep: it, or whatever it leads to.</summary>
        private void Change(ExpressionSyntax? value, bool deep, bool isSure)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            switch (value)
            {
                case null or LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax or InterpolatedStringExpressionSyntax
                    or TypeOfExpressionSyntax or DefaultExpressionSyntax or PredefinedTypeSyntax:
                    break;
                case ParenthesizedExpressionSyntax { Expression: var inner }:
                    Change(inner, deep, isSure);
                    break;
                case CastExpressionSyntax { Expression: var inner }:
                    Change(inner, deep, isSure);
                    break;
                case PostfixUnaryExpressionSyntax { Operand: var inner }:
                    Change(inner, deep, isSure);
                    break;
                case ThisExpressionSyntax or BaseExpressionSyntax:
                    found.This = true;
                    break;
                case ElementAccessExpressionSyntax { Expression: var inner }:
                    Change(inner, deep: true, isSure);
                    break;
                case ConditionalAccessExpressionSyntax { Expression: var inner }:
                    Change(inner, deep: true, isSure);
                    break;
                case ConditionalExpressionSyntax choice:
                    Change(choice.WhenTrue, deep, isSure);
                    Change(choice.WhenFalse, deep, isSure);
                    break;
                case BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression):
                    Change(choice.Left, deep, isSure);
                    Change(choice.Right, deep, isSure);
                    break;
                case BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
                    or CollectionExpressionSyntax or AnonymousObjectCreationExpressionSyntax or TupleExpressionSyntax:
                    if (deep)
                        ChangeWithin(value, isSure);
                    break;
                case InvocationExpressionSyntax call when !deep && FrameworkFlow.IsNew(model.GetSymbolInfo(call).Symbol):
                    break;
                case InvocationExpressionSyntax call:
                    // What it gives may be, or lead to, what it was given.
                    if (model.GetSymbolInfo(call).Symbol is IMethodSymbol method && (method.DeclaringSyntaxReferences.Length > 0
                        || method.MethodKind == MethodKind.DelegateInvoke))
                        found.All = true;
                    ChangeWithin(value, isSure: false);
                    break;
                case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                    Change(ConditionalAccess.BoundTo(value), deep: true, isSure);
                    break;
                case MemberAccessExpressionSyntax access when model.GetSymbolInfo(access).Symbol is { IsStatic: false } member
                    && member is IFieldSymbol or IPropertySymbol && member.ContainingType is not { IsScriptClass: true }:
                    Change(access.Expression, deep: true, isSure);
                    break;
                case MemberAccessExpressionSyntax or SimpleNameSyntax:
                    ChangeNamed(model.GetSymbolInfo(value).Symbol, value, deep, isSure);
                    break;
                default:
                    found.All = true;
                    break;
            }
        }

        private void ChangeWithin(ExpressionSyntax value, bool isSure)
        {
            foreach (var part in value.ChildNodes().SelectMany(Parts))
                ChangeMutable(part, deep: true, isSure);
        }

        private static IEnumerable<ExpressionSyntax> Parts(SyntaxNode node) => node switch
        {
            MemberAccessExpressionSyntax { Expression: var receiver, Parent: InvocationExpressionSyntax } => [receiver],
            TypeSyntax and not SimpleNameSyntax => [],
            AssignmentExpressionSyntax { Right: var given } => [given],
            ExpressionSyntax and not InitializerExpressionSyntax and var one => [one],
            _ => node.ChildNodes().SelectMany(Parts),
        };

        private void ChangeNamed(ISymbol? symbol, ExpressionSyntax value, bool deep, bool isSure)
        {
            switch (symbol)
            {
                case INamespaceOrTypeSymbol or IMethodSymbol or null:
                    break;
                case ILocalSymbol or IFieldSymbol when symbol is ILocalSymbol || symbol.ContainingType.IsScriptClass:
                    ChangeVariable(symbol, deep, isSure);
                    break;
                case IParameterSymbol parameter when function is not null
                    && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, function):
                    found.Arguments = true;
                    break;
                case { IsStatic: true }:
                    found.Outside ??= $"{symbol.ContainingType?.Name}.{symbol.Name}";
                    break;
                case IFieldSymbol or IPropertySymbol when value is SimpleNameSyntax:
                    found.This = true;
                    break;
                default:
                    found.All = true;
                    break;
            }
        }

        private void ChangeVariable(ISymbol symbol, bool deep, bool isSure)
        {
            if (symbol is IFieldSymbol && (finder.IsEarlier(symbol) || function is not null))
                found.Changed[symbol] = isSure || found.Changed.GetValueOrDefault(symbol);
            if (finder.IsEarlier(symbol) || !_following.Add(symbol))
                return;
            // The cell's own: what it may be of what was there before.
            var sources = SourcesOf(symbol);
            if (deep || sources is null)
                found.All = true;
            else
                sources.ForEach(source => Change(source, deep: false, isSure));
            _following.Remove(symbol);
        }

        /// <summary>What a variable of this code may have been given; null where that is not seen.</summary>
        private List<ExpressionSyntax>? SourcesOf(ISymbol symbol)
        {
            if (symbol.DeclaringSyntaxReferences is not [var declared] || declared.GetSyntax() is not VariableDeclaratorSyntax declarator)
                return null;
            List<ExpressionSyntax> sources = declarator.Initializer is { Value: var initial } ? [initial] : [];
            sources.AddRange(declared.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(assignment => assignment.Left is SimpleNameSyntax name && name.Identifier.ValueText == symbol.Name)
                .Select(assignment => assignment.Right));
            return sources;
        }
    }
}
