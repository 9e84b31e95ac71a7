namespace Dib.Protocol;

/// <summary>What a kernel is and can do.</summary>
/// <param name="LocalName">The name that cells use.</param>
/// <param name="Aliases">Other names that cells may use.</param>
/// <param name="LanguageName">The language of its cells.</param>
/// <param name="DisplayName">The name to show.</param>
/// <param name="Uri">Its address within the process.</param>
/// <param name="IsProxy">True where it stands for a kernel elsewhere.</param>
/// <param name="IsComposite">True where it only passes commands on to others.</param>
/// <param name="Description">One sentence about it, or null.</param>
/// <param name="SupportedKernelCommands">The commands that it takes.</param>
public sealed record KernelInfo(
    string LocalName,
    IReadOnlyList<string> Aliases,
    string LanguageName,
    string DisplayName,
    string Uri,
    bool IsProxy,
    bool IsComposite,
    string? Description,
    IReadOnlyList<SupportedCommand> SupportedKernelCommands);

/// <summary>A command that a kernel takes.</summary>
/// <param name="Name">The <c>commandType</c>.</param>
public sealed record SupportedCommand(string Name);
