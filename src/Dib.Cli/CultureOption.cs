using System.Globalization;

namespace Dib.Cli;

/// <summary><c>--culture NAME</c>: whose numbers a page shows. The invariant culture where it is not given, on every machine.</summary>
internal static class CultureOption
{
    public const string Name = "--culture";

    public static Option<string> Create() => new(Name)
    {
        Description = "Whose decimal and group signs numbers are written with, such as sv-SE or en-GB (default: a point, and thin spaces)",
        DefaultValueFactory = _ => "",
        Validators = { RunArguments.Refuse(name => Find(name) is null, Unknown) },
    };

    /// <summary>The culture of a name, or null where there is none.</summary>
    public static CultureInfo? Find(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static string Unknown(string name)
    {
        var cause = Find("sv-SE") is null ? " It knows none: ICU is missing, or DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set." : "";
        return $"{Name}: found '{name}', expected the name of a culture that this machine knows, such as sv-SE, en or en-GB.{cause}";
    }
}
