using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Dib.Kernel.Language;

/// <summary>What Roslyn's layout and colours of code need around a piece of it. Loaded when first asked for.</summary>
internal static class CodeWorkspace
{
    private static readonly Lazy<AdhocWorkspace> Shared = new(() =>
        new AdhocWorkspace(MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly])));

    /// <summary>The one workspace; holds nothing.</summary>
    public static Workspace Instance => Shared.Value;

    /// <summary>Code as a document in a folder, for which the <c>.editorconfig</c> files of that folder and those above count.</summary>
    /// <param name="code">C# script code.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">Settings that count where no file has others.</param>
    public static Document Of(string code, string folder, string settings)
    {
        var (project, document) = (ProjectId.CreateNewId(), default(DocumentId));
        document = DocumentId.CreateNewId(project);
        var solution = Instance.CurrentSolution
            .AddProject(ProjectInfo.Create(project, VersionStamp.Default, "cell", "cell", LanguageNames.CSharp,
                parseOptions: CellCompiler.Parsing))
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".editorconfig", SourceText.From(settings),
                filePath: Path.Combine(Path.GetPathRoot(folder)!, ".editorconfig"));
        // The nearest first: one that says it is the root hides those above.
        for (var at = Path.GetDirectoryName(Path.Combine(folder, "cell.cs")); at is not null; at = Path.GetDirectoryName(at))
        {
            var file = Path.Combine(at, ".editorconfig");
            if (at != Path.GetPathRoot(folder) && Reading.OrNull(() => File.Exists(file) ? File.ReadAllText(file) : null) is { } text)
                solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), file, SourceText.From(text), filePath: file);
        }
        return solution.AddDocument(DocumentInfo.Create(document, "cell.cs", sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(code), VersionStamp.Default)),
            filePath: Path.Combine(folder, "cell.cs"))).GetDocument(document)!;
    }
}
