using Microsoft.CodeAnalysis.CSharp;

namespace Dib.Kernel.Language;

/// <summary>What a session knows at one moment, for an editor: it can be read while the session goes on.</summary>
/// <param name="Last">The last cell run, with those before it; null where none was.</param>
/// <param name="Libraries">The libraries that these cells referenced.</param>
/// <param name="Added">Libraries that the next cell will reference.</param>
/// <param name="Folder">The notebook's folder.</param>
internal sealed record NotebookState(CSharpCompilation? Last, IReadOnlyList<LibraryCopy> Libraries, IReadOnlyList<LibraryCopy> Added, string Folder);
