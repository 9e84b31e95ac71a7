using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Dib.Kernel;

/// <summary>
/// Finds what the libraries of a notebook reach for outside, by reading their code: from a method that a cell calls along every
/// call to the framework. A method that is called on an object counts as called where its type is created, whatever it is
/// called by. What a library does by reflection is not followed.
/// </summary>
/// <param name="ofState">True to find what they change beside the objects that they are given, instead of what they reach for.</param>
internal sealed class LibraryEffects(bool ofState = false)
{
    private readonly Dictionary<string, LibraryCopy> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LibraryCode?> _code = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Member, Effect?> _known = [];

    /// <summary>Makes libraries known; their code is read when a cell calls them.</summary>
    public void Add(IEnumerable<LibraryCopy> libraries)
    {
        foreach (var library in libraries)
            _libraries.TryAdd(library.Name, library);
    }

    /// <summary>What a library's member reaches for; null where that is nothing, or it is of no library.</summary>
    public Effect? Of(ISymbol symbol)
    {
        if (symbol.ContainingType is not { } type || !_libraries.ContainsKey(type.ContainingAssembly.Name)
            || symbol is not (IMethodSymbol or IPropertySymbol or IFieldSymbol))
            return null;
        var name = NameOf(type.OriginalDefinition);
        var (member, parameters) = symbol switch
        {
            IMethodSymbol method => (method.MetadataName, (method.ReducedFrom ?? method).Parameters.Length),
            IPropertySymbol property => ($"get_{symbol.MetadataName}", property.Parameters.Length),
            _ => (Member.TypeStart, 0),
        };
        try
        {
            return Find(new(type.ContainingAssembly.Name, name, member, parameters));
        }
        catch (BadImageFormatException)
        {
            return new Effect(Outside.Unseen, "what cannot be read", 0);
        }
    }

    private static string NameOf(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{NameOf(outer.OriginalDefinition)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private Effect? Find(Member start)
    {
        if (_known.TryGetValue(start, out var known))
            return known;
        var seen = new HashSet<Member> { start };
        var waiting = new Queue<Member>([start]);
        while (waiting.TryDequeue(out var member))
        {
            if (CodeOf(member.Assembly) is not { } code)
                continue;
            foreach (var (called, effect) in code.CallsOf(member))
            {
                if ((effect ?? _known.GetValueOrDefault(called)) is { } found)
                    return _known[start] = found;
                if (!_known.ContainsKey(called) && seen.Add(called))
                    waiting.Enqueue(called);
            }
        }
        // Nothing that was seen on the way reaches for anything.
        foreach (var member in seen)
            _known[member] = null;
        return null;
    }

    private LibraryCode? CodeOf(string assembly)
    {
        if (_code.TryGetValue(assembly, out var code))
            return code;
        return _code[assembly] = _libraries.TryGetValue(assembly, out var library) ? LibraryCode.Open(library, ofState) : null;
    }

    /// <summary>A member of a library: one of its methods, or all of a name that take as many parameters.</summary>
    internal readonly record struct Member(string Assembly, string Type, string Name, int Parameters, int Row = 0)
    {
        /// <summary>True where it is called as a type begins: once, and whoever comes first finds the same.</summary>
        public bool IsStarting { get; init; }

        /// <summary>What runs when a type is used for the first time.</summary>
        public const string TypeStart = ".cctor";

        /// <summary>What runs when an object is created.</summary>
        public const string Creation = ".ctor";
    }
}

/// <summary>The code of one library.</summary>
internal sealed class LibraryCode
{
    private const string Announced = "DataFiles";

    private static readonly OperandType[] OneByte = new OperandType[256];
    private static readonly OperandType[] TwoBytes = new OperandType[256];

    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly string _name;
    private readonly bool _ofState;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = [];

    static LibraryCode()
    {
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is OpCode code)
                (code.Size == 1 ? OneByte : TwoBytes)[code.Value & 0xFF] = code.OperandType;
        }
    }

    private LibraryCode(PEReader image, string name, bool ofState)
    {
        (_image, _metadata, _name, _ofState) = (image, image.GetMetadataReader(), name, ofState);
        foreach (var handle in _metadata.TypeDefinitions)
            _types[NameOf(handle)] = handle;
    }

    /// <summary>The code of a library; null for one that announces what it reads.</summary>
    public static LibraryCode? Open(LibraryCopy library, bool ofState = false)
    {
        // Kept open for as long as the process lives.
        var image = library.File is { } file ? new PEReader(File.OpenRead(file)) : new PEReader(library.Bytes);
        var code = new LibraryCode(image, library.Name, ofState);
        return !ofState && code.IsAnnounced() ? null : code;
    }

    /// <summary>What a member's code calls and creates: another member, or what that reaches for.</summary>
    public IEnumerable<(LibraryEffects.Member Called, Effect? Effect)> CallsOf(LibraryEffects.Member member)
    {
        if (!_types.TryGetValue(member.Type, out var handle))
            yield break;
        var type = _metadata.GetTypeDefinition(handle);
        foreach (var row in type.GetMethods())
        {
            var method = _metadata.GetMethodDefinition(row);
            var name = _metadata.GetString(method.Name);
            var isMeant = member.Row != 0 ? MetadataTokens.GetRowNumber(row) == member.Row
                : name == member.Name && SignatureOf(method.Signature).Parameters == member.Parameters;
            // Whoever creates an object has it called by all that is virtual in it, and whoever uses a type starts it.
            if (isMeant || name == LibraryEffects.Member.TypeStart
                || (member.Name == LibraryEffects.Member.Creation && (method.Attributes & MethodAttributes.Virtual) != 0))
            {
                var isStarting = member.IsStarting || name == LibraryEffects.Member.TypeStart;
                foreach (var (called, effect) in CallsOf(method, isStarting))
                    yield return (called with { IsStarting = isStarting }, effect);
            }
        }
        // Which of its base type's constructors, its own code says.
        if (member.Name == LibraryEffects.Member.Creation && Resolve(type.BaseType) is (var assembly, { Length: > 0 } parent))
            yield return (new(assembly, parent, LibraryEffects.Member.Creation, -1) { IsStarting = member.IsStarting }, null);
    }

    private IEnumerable<(LibraryEffects.Member Called, Effect? Effect)> CallsOf(MethodDefinition method, bool isStarting)
    {
        if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0)
        {
            yield return (default, new Effect(Outside.World, "native code", 0));
            yield break;
        }
        if (method.RelativeVirtualAddress == 0)
            yield break;
        var instructions = Instructions(_image.GetMethodBody(method.RelativeVirtualAddress).GetILReader());
        if (_ofState && !isStarting && StateChangedBy(method, instructions) is { } state)
            yield return (default, state);
        foreach (var (_, _, token) in instructions)
        {
            if (token != 0 && Called(MetadataTokens.EntityHandle(token)) is { } call)
                yield return call;
        }
    }

    /// <summary>A static field that a method assigns, or whose collection it changes; or null.</summary>
    private Effect? StateChangedBy(MethodDefinition method, IReadOnlyList<(int Offset, int Code, int Token)> instructions)
    {
        var changesCollections = instructions.Any(one => one.Token != 0 && IsChangeOfCollection(MetadataTokens.EntityHandle(one.Token)));
        foreach (var (_, code, token) in instructions)
        {
            var isStored = code == OpCodes.Stsfld.Value;
            if ((!isStored && !(changesCollections && code == OpCodes.Ldsfld.Value))
                || MetadataTokens.EntityHandle(token) is not { Kind: HandleKind.FieldDefinition } handle)
                continue;
            var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
            var (name, type) = (_metadata.GetString(field.Name), NameOf(field.GetDeclaringType()));
            // What the compiler keeps by itself is the same whenever it is made.
            var isOfCompiler = (name.StartsWith('<') && !name.EndsWith(">k__BackingField", StringComparison.Ordinal))
                || type.Contains('<', StringComparison.Ordinal) || type.Contains('@', StringComparison.Ordinal);
            if (!isOfCompiler && (isStored || IsCollection(field)))
                return new Effect("state", $"{type.Split('.', '+')[^1]}.{name}", 0);
        }
        return null;
    }

    private bool IsCollection(FieldDefinition field)
    {
        var signature = _metadata.GetBlobReader(field.Signature);
        _ = signature.ReadSignatureHeader();
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && signature.ReadByte() != 0
            && Resolve(signature.ReadTypeHandle()).Type is var type && IsCollection(type);
    }

    // One that several threads may fill at once keeps what was computed, and gives what would be computed again.
    private static bool IsCollection(string type) => type.StartsWith("System.Collections.Generic.", StringComparison.Ordinal)
        && type["System.Collections.Generic.".Length..] is "List`1" or "Dictionary`2" or "HashSet`1" or "Queue`1" or "Stack`1"
            or "SortedDictionary`2" or "SortedList`2" or "SortedSet`1" or "LinkedList`1" or "PriorityQueue`2" or "OrderedDictionary`2"
            or "ICollection`1" or "IList`1" or "IDictionary`2" or "ISet`1";

    private bool IsChangeOfCollection(EntityHandle handle)
    {
        if (handle.Kind != HandleKind.MemberReference)
            return false;
        var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
        return member.GetKind() == MemberReferenceKind.Method && _metadata.GetString(member.Name) is "Add" or "AddRange" or "Insert"
                or "Remove" or "RemoveAt" or "RemoveAll" or "Clear" or "TryAdd" or "set_Item" or "Push" or "Pop" or "Enqueue" or "Dequeue"
                or "UnionWith" or "Sort" or "Reverse"
            && IsCollection(Resolve(member.Parent).Type ?? "");
    }

    /// <summary>The instructions of a method's code: where each begins, what it does, and to which member, or 0.</summary>
    public static IReadOnlyList<(int Offset, int Code, int Token)> Instructions(BlobReader code)
    {
        var instructions = new List<(int, int, int)>();
        while (code.RemainingBytes > 0)
        {
            var (start, token) = (code.Offset, 0);
            var first = (int)code.ReadByte();
            var second = first == 0xFE ? code.ReadByte() : (byte)0;
            switch (first == 0xFE ? TwoBytes[second] : OneByte[first])
            {
                case OperandType.InlineNone: break;
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok: token = code.ReadInt32(); break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: code.Offset++; break;
                case OperandType.InlineVar: code.Offset += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: code.Offset += 8; break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                default: code.Offset += 4; break;
            }
            instructions.Add((start, first, token));
        }
        return instructions;
    }

    private (LibraryEffects.Member Called, Effect? Effect)? Called(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return Called(_metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return (new(_name, NameOf(method.GetDeclaringType()), _metadata.GetString(method.Name), 0,
                    MetadataTokens.GetRowNumber(handle)), null);
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return (new(_name, NameOf(field.GetDeclaringType()), LibraryEffects.Member.TypeStart, 0), null);
            case HandleKind.MemberReference:
                var reference = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                if (Resolve(reference.Parent) is not (var assembly, { Length: > 0 } type))
                    return null;
                var name = _metadata.GetString(reference.Name);
                if (!Framework.AssemblyNames.Contains(assembly))
                {
                    return (reference.GetKind() == MemberReferenceKind.Field
                        ? new(assembly, type, LibraryEffects.Member.TypeStart, 0)
                        : new(assembly, type, name, SignatureOf(reference.Signature).Parameters), null);
                }
                return EffectOf(type, name, reference) is { } effect ? (default, effect) : null;
            default:
                return null;
        }
    }

    private Effect? EffectOf(string type, string name, MemberReference reference)
    {
        var end = type.LastIndexOf('.');
        var (space, simple) = end < 0 ? ("", type) : (type[..end], type[(end + 1)..]);
        var member = name.StartsWith("get_", StringComparison.Ordinal) ? name["get_".Length..] : name;
        if (_ofState)
            return FrameworkFlow.ChangesState(space, simple, name) ? new Effect("state", $"{simple}.{member}", 0) : null;
        var (parameters, takesText) = reference.GetKind() == MemberReferenceKind.Method ? SignatureOf(reference.Signature) : (0, false);
        var kind = (space, simple, member) switch
        {
            // What libraries ask all the time and no result shows: how many processors, how long something took.
            ("System", "Environment", not ("GetEnvironmentVariable" or "GetEnvironmentVariables" or "ExpandEnvironmentVariables"
                or "CurrentDirectory" or "MachineName" or "UserName" or "GetFolderPath" or "CommandLine")) => null,
            ("System", "AppContext", not "BaseDirectory") or ("System", "GC" or "AppDomain", _)
                or ("System.Diagnostics", "Stopwatch", _) or ("System.Runtime.InteropServices", not "NativeLibrary", _)
                or ("System.Threading", _, _) or ("System.Threading.Tasks", _, _) => null,
            _ => Outside.KindOf(space, simple, member, parameters, isGeneric: false, takesText),
        };
        // Hash codes find things again within a library; and reflection is not followed.
        if (kind is null or Outside.Unseen || member == "GetHashCode" || simple == "HashCode")
            return null;
        // Which files a library reads of its own accord, nobody sees.
        return new Effect(kind == Outside.Files ? Outside.Unseen : kind, name == ".ctor" ? $"new {simple}" : $"{simple}.{member}", 0);
    }

    private (int Parameters, bool TakesText) SignatureOf(BlobHandle signature)
    {
        var blob = _metadata.GetBlobReader(signature);
        var header = blob.ReadSignatureHeader();
        if (header.IsGeneric)
            blob.ReadCompressedInteger();
        var parameters = blob.ReadCompressedInteger();
        // A constructor returns nothing, which takes one byte; of other methods nobody asks.
        return (parameters, parameters > 0 && blob.ReadByte() == (byte)SignatureTypeCode.Void
            && blob.ReadByte() == (byte)SignatureTypeCode.String);
    }

    /// <summary>The assembly and the full name of a type; an empty name where it is none of its own, as an array.</summary>
    private (string Assembly, string Type) Resolve(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return (_name, NameOf((TypeDefinitionHandle)handle));
            case HandleKind.TypeReference:
                var reference = _metadata.GetTypeReference((TypeReferenceHandle)handle);
                var name = _metadata.GetString(reference.Name);
                if (reference.ResolutionScope.Kind == HandleKind.TypeReference)
                    return Resolve(reference.ResolutionScope) is var (assembly, outer) ? (assembly, $"{outer}+{name}") : default;
                var space = _metadata.GetString(reference.Namespace);
                var scope = reference.ResolutionScope.Kind == HandleKind.AssemblyReference
                    ? _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name) : _name;
                return (scope, space.Length == 0 ? name : $"{space}.{name}");
            case HandleKind.TypeSpecification:
                var blob = _metadata.GetBlobReader(_metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                    return ("", "");
                _ = blob.ReadByte();
                return Resolve(blob.ReadTypeHandle());
            default:
                return ("", "");
        }
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var name = _metadata.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer)
            return $"{NameOf(outer)}+{name}";
        var space = _metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    private bool IsAnnounced() => _metadata.GetAssemblyDefinition().GetCustomAttributes().Select(_metadata.GetCustomAttribute)
        .Any(attribute => _metadata.GetBlobReader(attribute.Value) is { Length: > 4 } value && HasKey(value));

    // The value of [AssemblyMetadata("DataFiles", "announced")]: two bytes that begin it, then the two texts.
    private static bool HasKey(BlobReader value)
    {
        if (value.ReadUInt16() != 1 || value.RemainingBytes <= Announced.Length || value.ReadByte() != Announced.Length)
            return false;
        return value.ReadUTF8(Announced.Length) == Announced;
    }
}
