using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Dib.Kernel;

/// <summary>What a call may change.</summary>
internal enum Reach
{
    /// <summary>It only reads, or shows.</summary>
    Nothing,

    /// <summary>The object that it is called on.</summary>
    Receiver,

    /// <summary>The objects that it is given.</summary>
    Arguments,

    /// <summary>More than the objects that it is given: what any cell may notice.</summary>
    Outside,

    /// <summary>Whatever it gets hold of.</summary>
    Unknown,
}

/// <summary>What members of the framework change, and which of its types cannot be changed.</summary>
internal static partial class FrameworkFlow
{
    private static readonly HashSet<string> Immutable =
    [
        "System.Guid", "System.DateTimeOffset", "System.TimeSpan", "System.DateOnly", "System.TimeOnly", "System.Version", "System.Uri",
        "System.Type", "System.Range", "System.Index", "System.Half", "System.Int128", "System.UInt128", "System.Numerics.BigInteger",
        "System.Numerics.Complex", "System.Text.Rune", "System.Text.RegularExpressions.Regex", "System.TimeZoneInfo",
        "System.StringComparer", "System.Text.Json.JsonElement", "System.Text.RegularExpressions.Match", "System.Text.CompositeFormat",
    ];

    private static readonly HashSet<string> Sequences =
    [
        "System.Collections.Generic.IEnumerable<T>", "System.Linq.IOrderedEnumerable<TElement>", "System.Linq.IGrouping<TKey, TElement>",
        "System.Linq.ILookup<TKey, TElement>", "System.Lazy<T>", "System.Collections.IEnumerable",
    ];

    /// <summary>True for a type whose values, and all that they lead to, are the same for ever.</summary>
    public static bool IsImmutable(ITypeSymbol type) => IsImmutable(type, depth: 0);

    /// <summary>True for a type whose values may be computed only when they are asked for.</summary>
    public static bool IsDeferred(ITypeSymbol type) => Sequences.Contains(type.OriginalDefinition.ToDisplayString());

    /// <summary>True for a member after which code goes on later, perhaps beside cells that follow.</summary>
    public static bool IsLater(IMethodSymbol method) => method is { Name: "Delay" or "Yield", ContainingType.Name: "Task" };

    /// <summary>True for a member that gives a collection of its own.</summary>
    public static bool IsNew(ISymbol? member) => member is { Name: "ToList" or "ToArray" or "ToDictionary" or "ToHashSet" or "ToLookup" }
        && member.ContainingType.ToDisplayString() == "System.Linq.Enumerable";

    /// <summary>What a member of the framework changes.</summary>
    public static Reach Of(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        var (type, name) = (method.ContainingType, method.AssociatedSymbol?.Name ?? method.Name);
        var space = type.ContainingNamespace.ToDisplayString();
        if (type.Name == "DisplayedValue" && name == "Update")
            return Reach.Receiver;
        if (space.StartsWith("Microsoft.", StringComparison.Ordinal))
            return space.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) && Showing().IsMatch(name)
                ? Reach.Nothing : Reach.Outside;
        var isKnown = space switch
        {
            "System" => type.Name is not ("AppDomain" or "AppContext" or "GC" or "Activator")
                && (type.Name != "Environment" || method.MethodKind == MethodKind.PropertyGet)
                && (type.Name != "Console" || Printing().IsMatch(name)),
            "System.IO" => type.Name is "Path" or "MemoryStream" or "BinaryReader" or "BinaryWriter"
                || type.Name.StartsWith("String", StringComparison.Ordinal) || type.Name.StartsWith("Text", StringComparison.Ordinal),
            "System.Threading.Tasks" => type.Name is "Task" or "ValueTask" && name is not ("Run" or "ContinueWith" or "Start" or "Factory"),
            "System.Threading" => type.Name is "Interlocked" or "Volatile" or "CancellationToken",
            "System.Linq" or "System.Numerics" or "System.Globalization" or "System.Text" or "System.Text.Json"
                or "System.Text.RegularExpressions" or "System.Xml.Linq" or "System.Text.Json.Nodes" => true,
            "System.Runtime.CompilerServices" => !type.Name.EndsWith("Awaiter", StringComparison.Ordinal) || name == "GetResult",
            _ => space.StartsWith("System.Collections", StringComparison.Ordinal),
        };
        if (!isKnown || (method is { MethodKind: MethodKind.PropertySet, IsStatic: true }))
            return Reach.Outside;
        if (method.MethodKind is MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.UserDefinedOperator or MethodKind.Conversion
            || type.Name is "Enumerable" or "Console" || IsImmutable(type))
            return Reach.Nothing;
        if (method.IsStatic)
            return type.Name is "Interlocked" or "Volatile" ? Reach.Nothing
                : Changing().IsMatch(name) && !type.Name.StartsWith("Immutable", StringComparison.Ordinal)
                    ? Reach.Arguments : Reach.Nothing;
        if (name == "CopyTo")
            return Reach.Arguments;
        return type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Delegate
            || (type.Name != "Random" && Reading().IsMatch(name) && !name.Contains("Add", StringComparison.Ordinal)
                && !name.Contains("Consuming", StringComparison.Ordinal)) ? Reach.Nothing : Reach.Receiver;
    }

    /// <summary>True for a member, by its name in metadata, that changes what all code of a process shares.</summary>
    public static bool ChangesState(string space, string type, string member) => (space, type) switch
    {
        ("System", "Console") => member.StartsWith("Set", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal),
        ("System", "Environment") => member is "SetEnvironmentVariable" or "set_CurrentDirectory" or "set_ExitCode" or "Exit",
        ("System", "AppContext") => member.StartsWith("Set", StringComparison.Ordinal),
        ("System", "AppDomain") => member.StartsWith("add_", StringComparison.Ordinal)
            || member.StartsWith("Set", StringComparison.Ordinal),
        ("System.Globalization", "CultureInfo") => member.StartsWith("set_", StringComparison.Ordinal),
        ("System.IO", "Directory") => member == "SetCurrentDirectory",
        ("System.Threading", "Thread" or "Timer" or "ThreadPool") => member is ".ctor" or "QueueUserWorkItem" or "UnsafeQueueUserWorkItem"
            || member.StartsWith("Set", StringComparison.Ordinal),
        ("System.Runtime.CompilerServices", "ConditionalWeakTable`2") => member != "TryGetValue",
        ("Microsoft.DotNet.Interactive.Formatting", "Formatter") => member.StartsWith("Set", StringComparison.Ordinal)
            || member.StartsWith("set_", StringComparison.Ordinal) || member.StartsWith("Register", StringComparison.Ordinal)
            || member is "ResetToDefault" or "ClearComputedState",
        _ => false,
    };

    private static bool IsImmutable(ITypeSymbol type, int depth)
    {
        const int Deepest = 8;
        if (depth > Deepest || type is not INamedTypeSymbol named)
            return false;
        if (type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime
            || type.TypeKind == TypeKind.Enum)
            return true;
        var name = named.OriginalDefinition.ToDisplayString();
        if (Immutable.Contains(name))
            return true;
        var space = type.ContainingNamespace?.ToDisplayString();
        if (named.IsTupleType || type.SpecialType == SpecialType.System_Nullable_T || name == "System.Nullable<T>"
            || name == "System.Collections.Generic.KeyValuePair<TKey, TValue>"
            || (space is "System.Collections.Immutable" or "System.Collections.Frozen" && type.ContainingType is null))
            return named.TypeArguments.All(argument => IsImmutable(argument, depth + 1));
        if (named.IsAnonymousType)
            return named.GetMembers().OfType<IPropertySymbol>().All(property => IsImmutable(property.Type, depth + 1));
        // Of cells: all its fields are seen.
        return type.DeclaringSyntaxReferences.Length > 0 && (type.IsSealed || type.IsValueType)
            && (type.BaseType is null or { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }
                || IsImmutable(type.BaseType, depth + 1))
            && type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic)
                .All(field => (field.IsReadOnly || field.AssociatedSymbol is IPropertySymbol { SetMethod: null or { IsInitOnly: true } })
                    && IsImmutable(field.Type, depth + 1));
    }

    [GeneratedRegex("^(display|Display|DisplayAs|DisplayTable|HTML|CSS|ToDisplayString|ExploreWith)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Showing();

    [GeneratedRegex("^(Write|WriteLine|Out|Error|ReadLine|ReadKey|Read)$", RegexOptions.CultureInvariant)]
    private static partial Regex Printing();

    [GeneratedRegex("^(Sort|Reverse|Fill|Clear|Copy|Resize|ConstrainedCopy|Add|AddRange|Insert|Remove|Try(Add|Remove|Update)|Set|Replace"
        + "|BlockCopy|CopyTo|TryCopyTo)", RegexOptions.CultureInvariant)]
    private static partial Regex Changing();

    [GeneratedRegex("^(Get|To|Is|Has|TryGet|TryPeek|TryFormat|Contains|Index|LastIndex|Find|Exists|All|Any|Equals|Compare|As|ConvertAll"
        + "|ForEach|TrueForAll|BinarySearch|Peek|Slice|Count|Element|Attribute|Descendant|Ancestor|Overlaps|SetEquals|Clone"
        + "|Deconstruct|Invoke|Range|Nodes|Deep|Ensure)", RegexOptions.CultureInvariant)]
    private static partial Regex Reading();
}
