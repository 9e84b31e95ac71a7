using System.Reflection;
using Tables;

namespace Dib.Kernel;

/// <summary>A variable of a session.</summary>
internal sealed record Variable(string Name, Type Type, object? Value)
{
    public string TypeName => ReadableName.OfType(Type);

    /// <summary>The variables that one cell declared.</summary>
    public static IEnumerable<Variable> Of(object submission) =>
        submission.GetType()
            .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(field => char.IsLetter(field.Name[0]) || field.Name[0] == '_')
            .Where(field => field.IsPublic)
            .Select(field => new Variable(field.Name, field.FieldType, field.GetValue(submission)));
}
