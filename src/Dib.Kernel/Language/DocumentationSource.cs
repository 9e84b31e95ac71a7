using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Dib.Kernel.Language;

/// <summary>Gives the compiler's symbols the documentation of the XML files that come with their libraries.</summary>
internal sealed class DocumentationSource : DocumentationProvider
{
    private static readonly DocumentationIndex Framework = new(FrameworkFiles);

    private readonly DocumentationIndex _index;

    private DocumentationSource(DocumentationIndex index) => _index = index;

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
    public override int GetHashCode() => _index.GetHashCode();

    /// <inheritdoc/>
    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        _index.Find(documentationMemberID) ?? "";

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
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
        return nearest is null ? [] : Directory.GetFiles(nearest, "*.xml").Order(StringComparer.Ordinal);
    }
}
