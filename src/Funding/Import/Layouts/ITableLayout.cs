using Funding.Import.Reading;

namespace Funding.Import.Layouts;

/// <summary>A way in which pages lay out a table. Finding is all it does: nothing is decided or rejected here.</summary>
internal interface ITableLayout
{
    /// <summary>The tables of this layout in a page, in their order; empty where there is none.</summary>
    IEnumerable<FoundTable> Find(IReadOnlyList<LineKind> lines);
}
