namespace Dib.Kernel;

/// <summary>What members of the framework reach for outside of the program; the kinds are those of <see cref="Effect"/>.</summary>
internal static class Outside
{
    public const string Files = "files";
    public const string Unseen = "unseen";
    public const string World = "world";
    public const string Clock = "clock";
    public const string Chance = "chance";

    private const string Constructor = ".ctor";

    private static readonly HashSet<string> InMemory =
    [
        "BinaryReader", "BinaryWriter", "BufferedStream", "MemoryStream", "Stream", "StreamReader", "StreamWriter", "StringReader",
        "StringWriter", "TextReader", "TextWriter", "UnmanagedMemoryAccessor", "UnmanagedMemoryStream", "FileStream",
        "EnumerationOptions", "FileStreamOptions",
    ];

    /// <summary>The kind of a member; null for one that only computes.</summary>
    /// <param name="space">The namespace of its type.</param>
    /// <param name="type">The name of its type in metadata.</param>
    /// <param name="member">Its name; that of a property without <c>get_</c>, <c>.ctor</c> for a constructor.</param>
    /// <param name="parameters">How many parameters it has.</param>
    /// <param name="isGeneric">True for a generic method.</param>
    /// <param name="takesText">True where the first parameter is a string.</param>
    public static string? KindOf(string space, string type, string member, int parameters, bool isGeneric, bool takesText) => space switch
    {
        "System" => OfSystem(type, member, parameters, isGeneric),
        "System.IO" => OfFiles(type, member, takesText),
        "System.IO.Compression" => type.StartsWith("ZipFile", StringComparison.Ordinal) ? Files : null,
        "System.IO.MemoryMappedFiles" or "System.IO.Enumeration" or "System.IO.IsolatedStorage" => Files,
        "System.IO.Pipes" or "Microsoft.Win32" => World,
        "System.Net" when type == "WebUtility" => null,
        _ when space == "System.Net" || space.StartsWith("System.Net.", StringComparison.Ordinal) => World,
        "System.Diagnostics" => type switch { "Stopwatch" => Clock, "Process" or "PerformanceCounter" => World, _ => null },
        "System.Security.Cryptography" => type == "RandomNumberGenerator" ? Chance : null,
        "System.Runtime.InteropServices" => type is "RuntimeInformation" or "NativeLibrary" or "Marshal" ? World : null,
        "System.Runtime.CompilerServices" => (type, member) is ("RuntimeHelpers", "GetHashCode") ? Chance : null,
        "System.Runtime.Loader" => Unseen,
        "System.Reflection" => OfReflection(type, member),
        "System.Linq.Expressions" => member == "Compile" ? Unseen : null,
        "System.Linq" => (type, member) is ("Enumerable", "Shuffle") or ("ParallelEnumerable", "AsParallel") ? Chance : null,
        "System.Threading" => (type, member) is ("Thread", "ManagedThreadId") ? Chance : null,
        "System.Threading.Tasks" => (type, member) is ("Task", "WhenAny") ? Chance : null,
        "System.Globalization" => (type, member) is ("RegionInfo", "CurrentRegion") or ("CultureInfo", "InstalledUICulture") ? World : null,
        _ => member == "GetHashCode" ? Chance : null,
    };

    // The time zone is no such thing: a record of a run holds for one only.
    private static string? OfSystem(string type, string member, int parameters, bool isGeneric) => (type, member) switch
    {
        ("HashCode", _) or (_, "GetHashCode") or ("Guid", "NewGuid" or "CreateVersion7") or ("Random", "Shared") => Chance,
        ("Random", Constructor) => parameters == 0 ? Chance : null,
        ("DateTime", "Now" or "UtcNow" or "Today") or ("DateTimeOffset", "Now" or "UtcNow") or ("TimeProvider", "System")
            or ("Environment", "TickCount" or "TickCount64") => Clock,
        ("Environment", "NewLine" or "Exit" or "FailFast" or "SetEnvironmentVariable") => null,
        ("Environment" or "AppContext" or "AppDomain" or "GC", _) => World,
        ("Type", "InvokeMember") or ("Delegate", "DynamicInvoke" or "CreateDelegate") => Unseen,
        ("Activator", _) => isGeneric ? null : Unseen,
        _ => null,
    };

    private static string? OfFiles(string type, string member, bool takesText) => type switch
    {
        "Path" => member switch
        {
            "GetRandomFileName" or "GetTempFileName" => Chance,
            "GetTempPath" => World,
            // Where the notebook lies is no part of it.
            "Exists" or "GetFullPath" => Files,
            _ => null,
        },
        "StreamReader" or "StreamWriter" => member == Constructor && takesText ? Files : null,
        "FileStream" => member == Constructor ? Files : null,
        _ => InMemory.Contains(type) || type.EndsWith("Exception", StringComparison.Ordinal) ? null : Files,
    };

    private static string? OfReflection(string type, string member) => type switch
    {
        "MethodBase" or "MethodInfo" or "ConstructorInfo" => member is "Invoke" or "CreateDelegate" ? Unseen : null,
        "MethodInvoker" or "ConstructorInvoker" => Unseen,
        "PropertyInfo" or "FieldInfo" => member is "GetValue" or "GetConstantValue" ? Unseen : null,
        "Assembly" => member.Contains("Load", StringComparison.Ordinal)
            || member is "CreateInstance" or "Location" or "CodeBase" or "GetFile" or "GetFiles" ? Unseen : null,
        _ => null,
    };
}
