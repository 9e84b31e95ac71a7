using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Dib.Kernel.Language;

/// <summary>The public types of the framework and of a notebook's libraries, and the extension methods among their members: what a cell
/// could use after one more <c>using</c>.</summary>
internal sealed class ImportableNames
{
    private static readonly ConditionalWeakTable<LibraryCopy, NamesOfAssembly> Known = [];

    private static readonly Lazy<NamesOfAssembly> OfFramework = new(() => NamesOfAssembly.Of(Framework.Files.Select(File.ReadAllBytes)));

    private readonly IReadOnlyList<NamesOfAssembly> _all;

    /// <param name="libraries">The libraries; they come before the framework.</param>
    public ImportableNames(IEnumerable<LibraryCopy> libraries) =>
        _all = [.. libraries.Select(library => Known.GetValue(library, read => NamesOfAssembly.Of([[.. read.Bytes]]))), OfFramework.Value];

    /// <summary>All types.</summary>
    public IEnumerable<ImportableName> Types => _all.SelectMany(names => names.Types);

    /// <summary>All extension methods; of overloads one.</summary>
    public IEnumerable<ImportableName> Extensions => _all.SelectMany(names => names.Extensions);

    /// <summary>Has the framework's read.</summary>
    public static void WarmUp() => _ = OfFramework.Value;
}

/// <summary>A type or an extension method.</summary>
/// <param name="Name">Its name in code.</param>
/// <param name="Namespace">What has to be imported.</param>
/// <param name="Type">The type, or the method's, as metadata names it.</param>
internal sealed record ImportableName(string Name, string Namespace, string Type);

/// <summary>What assemblies offer.</summary>
internal sealed record NamesOfAssembly(IReadOnlyList<ImportableName> Types, IReadOnlyList<ImportableName> Extensions)
{
    /// <summary>Reads them, of each only the tables of its metadata.</summary>
    public static NamesOfAssembly Of(IEnumerable<byte[]> assemblies)
    {
        var (types, extensions) = (new List<ImportableName>(), new List<ImportableName>());
        foreach (var assembly in assemblies)
        {
            using var image = new PEReader(new MemoryStream(assembly));
            if (!image.HasMetadata)
                continue;
            var metadata = image.GetMetadataReader();
            foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
                Add(type, metadata, types, extensions);
        }
        return new NamesOfAssembly(types, extensions);
    }

    private static void Add(TypeDefinition type, MetadataReader metadata, List<ImportableName> types, List<ImportableName> extensions)
    {
        if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public || type.Namespace.IsNil)
            return;
        var (name, space) = (metadata.GetString(type.Name), metadata.GetString(type.Namespace));
        // What the framework's assemblies share among themselves.
        if (name.Contains('<') || space == "Internal" || space.StartsWith("Internal.", StringComparison.Ordinal))
            return;
        var full = $"{space}.{name}";
        types.Add(new ImportableName(name.Split('`')[0], space, full));
        const TypeAttributes isStatic = TypeAttributes.Abstract | TypeAttributes.Sealed;
        if ((type.Attributes & isStatic) == isStatic && HasExtensions(type.GetCustomAttributes(), metadata))
        {
            extensions.AddRange(type.GetMethods().Select(metadata.GetMethodDefinition)
                .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
                    && HasExtensions(method.GetCustomAttributes(), metadata))
                .Select(method => metadata.GetString(method.Name))
                .Distinct()
                .Select(method => new ImportableName(method, space, full)));
        }
    }

    private static bool HasExtensions(CustomAttributeHandleCollection attributes, MetadataReader metadata)
    {
        foreach (var attribute in attributes)
        {
            var name = NameOf(metadata.GetCustomAttribute(attribute).Constructor, metadata);
            if (!name.IsNil && metadata.StringComparer.Equals(name, nameof(ExtensionAttribute)))
                return true;
        }
        return false;
    }

    // The type that a constructor makes: of another assembly, or of this one.
    private static StringHandle NameOf(EntityHandle constructor, MetadataReader metadata)
    {
        if (constructor.Kind == HandleKind.MethodDefinition)
        {
            var own = metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType();
            return metadata.GetTypeDefinition(own).Name;
        }
        var type = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return type.Kind == HandleKind.TypeReference ? metadata.GetTypeReference((TypeReferenceHandle)type).Name : default;
    }
}
