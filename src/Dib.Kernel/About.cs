using System.Runtime.InteropServices;

namespace Dib.Kernel;

/// <summary>Which engine runs a notebook.</summary>
internal static class About
{
    public static string Text =>
        $"dib {typeof(About).Assembly.GetName().Version?.ToString(3)}, C# notebooks in a process of their own\n{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}";
}
