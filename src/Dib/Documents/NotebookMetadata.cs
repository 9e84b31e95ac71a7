namespace Dib.Documents;

/// <summary>The <c>#!meta</c> section of a notebook: its JSON, kept as written, and the kernels that it names.</summary>
/// <param name="Json">The section's JSON object on one line.</param>
/// <param name="DefaultKernelName"><c>kernelInfo.defaultKernelName</c>, or null.</param>
/// <param name="Kernels">The entries of <c>kernelInfo.items</c>.</param>
public sealed record NotebookMetadata(string Json, string? DefaultKernelName, IReadOnlyList<NamedKernel> Kernels);

/// <summary>A kernel that a notebook's metadata names.</summary>
/// <param name="Name">Its name, as cell headers use it.</param>
/// <param name="LanguageName">The language that its cells are written in, or null.</param>
/// <param name="Aliases">Other names that cell headers may use.</param>
public sealed record NamedKernel(string Name, string? LanguageName, IReadOnlyList<string> Aliases);
