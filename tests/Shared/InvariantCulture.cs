using System.Globalization;
using System.Runtime.CompilerServices;

/// <summary>What the libraries write follows the current culture, so that tests have one: the same on every machine.</summary>
internal static class InvariantCulture
{
    [ModuleInitializer]
    public static void Set() => CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
}
