namespace Dib.Analysis;

/// <summary>One thing that a directive takes.</summary>
/// <param name="Name">An option such as <c>--name</c>, or what an argument without an option is called.</param>
/// <param name="Placeholder">What an option's value is called, or null for an argument without an option.</param>
/// <param name="IsRequired">True where the directive means nothing without it.</param>
/// <param name="IsRepeated">True where any number of arguments may follow each other.</param>
/// <param name="IsQuoted">True where the argument must stand in quotes.</param>
public sealed record DirectiveParameter(string Name, string? Placeholder = null, bool IsRequired = true, bool IsRepeated = false, bool IsQuoted = false)
{
    /// <summary>True for an option with a value, false for an argument that stands alone.</summary>
    public bool IsOption => Placeholder is not null;

    /// <summary>How it is written, in brackets where it may be left out.</summary>
    public string Usage
    {
        get
        {
            var text = (IsOption ? $"{Name} {Placeholder}" : Name) + (IsRepeated ? " …" : "");
            return IsRequired ? text : $"[{text}]";
        }
    }
}
