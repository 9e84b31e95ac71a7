namespace Dib.Protocol;

/// <summary>
/// What a command's outcome depends on beside its code; sent before the event that ends it. An addition of this engine:
/// clients that do not know it pass over it.
/// </summary>
/// <param name="Files">Files that were read, with their content's hash at that moment.</param>
/// <param name="Effects">What the cells' own code calls that may give other results for equal inputs.</param>
/// <param name="DeclaresFiles">True where a <c>#!depends</c> says which files the cells read by themselves.</param>
public sealed record DependenciesProduced(IReadOnlyList<FileDependency> Files, IReadOnlyList<EffectFound> Effects, bool DeclaresFiles) : KernelEvent;

/// <summary>A file that a notebook's outcome depends on.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Role"><c>import</c>, <c>library</c> or <c>data</c>.</param>
/// <param name="Hash">The SHA-256 of its content in hexadecimal; null where it was looked for and not there.</param>
public sealed record FileDependency(string Path, string Role, string? Hash);

/// <summary>A call that may give other results for equal inputs.</summary>
/// <param name="Kind"><c>files</c>, <c>world</c>, <c>clock</c> or <c>chance</c>.</param>
/// <param name="Member">The member called.</param>
/// <param name="Place">The cell and line.</param>
public sealed record EffectFound(string Kind, string Member, string Place);
