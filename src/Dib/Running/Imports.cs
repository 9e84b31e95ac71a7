using Dib.Analysis;
using Dib.Documents;

namespace Dib.Running;

/// <summary>The files that a notebook's <c>#!import</c> directives name.</summary>
internal static class Imports
{
    /// <summary>Absolute paths, in order. A cell whose directives are wrong has none; running it says why.</summary>
    public static IEnumerable<string> Of(NotebookFile file) =>
        file.Notebook.Cells
            .Where(cell => Kinds.NeedsKernel(cell.Kind))
            .SelectMany(cell => Parts(cell))
            .OfType<DirectivePart>()
            .Where(part => part.Definition.Name == "#!import" && !part.Inputs.Any())
            .Select(part => part.Bind(_ => ""))
            .OfType<ImportFile>()
            .Select(import => Path.GetFullPath(import.Path, file.Folder));

    private static IReadOnlyList<CellPart> Parts(Cell cell)
    {
        try
        {
            return CellScript.Parse(cell.Source, cell.Kind).Parts;
        }
        catch (DirectiveException)
        {
            return [];
        }
    }
}
