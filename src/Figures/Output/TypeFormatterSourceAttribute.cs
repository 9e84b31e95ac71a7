namespace Figures;

/// <summary>
/// Tells a notebook where the formatters of a type are. Notebooks find this attribute by its simple name and read
/// it by reflection, so that a library can format itself in any of them and refer to none.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The forms to show when nobody asks for one, best first; all of them are sent.</summary>
    public string[] PreferredMimeTypes { get; init; } = [];
}
