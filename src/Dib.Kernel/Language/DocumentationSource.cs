using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Dib.Kernel.Language;

/// <summary>Gives the compiler's symbols the documentation of the XML files that come with their libraries.</summary>
internal sealed class DocumentationSource(DocumentationIndex index) : DocumentationProvider
{
    private static readonly DocumentationIndex Framework = new(FrameworkFiles);

    /// <summary>The file beside a library.</summary>
    public static DocumentationSource Beside(string library) => new(new DocumentationIndex(() => [Path.ChangeExtension(library, ".xml")]));

    /// <summary>
    /// The file beside an assembly that cells have without a reference, or where there is none, those of the framework's
    /// reference pack: they are divided otherwise than the assemblies that run.
    /// </summary>
    public static DocumentationSource OfFramework(string assembly) =>
        File.Exists(Path.ChangeExtension(assembly, ".xml")) ? Beside(assembly) : new DocumentationSource(Framework);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => index.GetHashCode();

    /// <inheritdoc/>
    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture,
        CancellationToken cancellationToken = default) =>
        index.Find(documentationMemberID) ?? "";

    // ROOT/shared/Microsoft.NETCore.App/VERSION/ runs; ROOT/packs/Microsoft.NETCore.App.Ref/VERSION/ref/netX.Y/ documents.
    private static IEnumerable<string> FrameworkFiles()
    {
        var running = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = new DirectoryInfo(Path.Combine(running, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!packs.Exists)
            return [];
        var framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
        var nearest = packs.GetDirectories()
            .Select(pack => Path.Combine(pack.FullName, "ref", framework))
            .Where(Directory.Exists)
            .Max(StringComparer.Ordinal);
        return nearest is null ? [] : Directory.GetFiles(nearest, "*.xml").Order(StringComparer.Ordinal);
    }
}

/// <summary>
/// Finds members in XML documentation files. Keeps where each stands and the texts that were asked for: the framework's are 30 MB.
/// A file that is missing or is not UTF-8 has no members.
/// </summary>
internal sealed class DocumentationIndex
{
    private readonly Lazy<Dictionary<ulong, Place>> _places;
    private readonly ConcurrentDictionary<string, string?> _found = new();

    /// <summary>Nothing is read before the first question.</summary>
    /// <param name="files">The files; the first that has a member counts.</param>
    public DocumentationIndex(Func<IEnumerable<string>> files) => _places = new(() => Read(files()));

    /// <summary>The XML element of a member, or null.</summary>
    /// <param name="id">Its documentation id, such as <c>T:System.String</c>.</param>
    public string? Find(string id) => _found.GetOrAdd(id, Read);

    private string? Read(string id) => Reading.OrNull(() =>
    {
        var key = Encoding.UTF8.GetBytes(id);
        if (!_places.Value.TryGetValue(Hash(key), out var place))
            return null;
        using var file = File.OpenHandle(place.File);
        var element = new byte[place.Length];
        // A file written anew since, or another member of the same hash, has something else there.
        return RandomAccess.Read(file, element, place.Offset) == element.Length
            && element.AsSpan().StartsWith(Start) && element.AsSpan(Start.Length).StartsWith(key) && element.AsSpan().EndsWith(End)
            ? Encoding.UTF8.GetString(element)
            : null;
    });

    private static ReadOnlySpan<byte> Start => "<member name=\""u8;

    private static ReadOnlySpan<byte> End => "</member>"u8;

    private static Dictionary<ulong, Place> Read(IEnumerable<string> files)
    {
        var places = new Dictionary<ulong, Place>();
        foreach (var file in files)
        {
            // Without documentation an editor still shows signatures.
            if (Reading.OrNull(() => File.ReadAllBytes(file)) is { } text)
                Read(file, text, places);
        }
        return places;
    }

    private static void Read(string file, ReadOnlySpan<byte> text, Dictionary<ulong, Place> places)
    {
        for (var start = 0; text[start..].IndexOf(Start) is >= 0 and var found;)
        {
            start += found;
            var rest = text[(start + Start.Length)..];
            var length = rest.IndexOf(End);
            var name = rest.IndexOf((byte)'"');
            if (length < 0 || name < 0)
                return;
            // An empty element has no end of its own.
            if (!rest[(name + 1)..].StartsWith("/>"u8))
                places.TryAdd(Hash(rest[..name]), new Place(file, start, Start.Length + length + End.Length));
            start += Start.Length + name;
        }
    }

    // FNV-1a.
    private static ulong Hash(ReadOnlySpan<byte> id)
    {
        var hash = 14695981039346656037;
        foreach (var value in id)
            hash = (hash ^ value) * 1099511628211;
        return hash;
    }

    private readonly record struct Place(string File, int Offset, int Length);
}
