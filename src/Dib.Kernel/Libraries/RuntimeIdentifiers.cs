using System.Runtime.InteropServices;

namespace Dib.Kernel;

/// <summary>The platforms whose files run in this process, the nearest first: <c>linux-x64</c>, <c>linux</c>, <c>unix-x64</c>, <c>unix</c>, <c>any</c>.</summary>
internal static class RuntimeIdentifiers
{
    public static List<string> Compatible { get; } = [.. Find(RuntimeInformation.RuntimeIdentifier)];

    private static IEnumerable<string> Find(string own)
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] families = OperatingSystem.IsWindows() ? ["win"]
            : OperatingSystem.IsMacOS() ? ["osx", "unix"]
            : own.Contains("musl", StringComparison.Ordinal) ? ["linux-musl", "linux", "unix"]
            : ["linux", "unix"];
        return families.SelectMany(family => new[] { $"{family}-{architecture}", family }).Prepend(own).Append("any").Distinct();
    }
}
