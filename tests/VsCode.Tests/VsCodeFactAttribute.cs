using System.Runtime.InteropServices;

namespace VsCode.Tests;

/// <summary>A test in a real VS Code; where there is none for the machine it is skipped, and says so.</summary>
public sealed class VsCodeFactAttribute : FactAttribute
{
    public VsCodeFactAttribute()
    {
        if (!CanRun) Skip = $"The VS Code that these tests drive is pinned for Linux on x64; this machine is {RuntimeInformation.RuntimeIdentifier}.";
    }

    public static bool CanRun => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;
}
