namespace Dib.Documents;

/// <summary>A kernel that a notebook's metadata names.</summary>
/// <param name="Name">Its name, as cell headers use it.</param>
/// <param name="LanguageName">The language that its cells are written in, or null.</param>
/// <param name="Aliases">Other names that cell headers may use.</param>
public sealed record NamedKernel(string Name, string? LanguageName, IReadOnlyList<string> Aliases);
