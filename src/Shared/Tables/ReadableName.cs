using System.ComponentModel;
using System.Reflection;
using System.Text;

namespace Tables;

/// <summary>Names of members and types as a reader wants them.</summary>
internal static class ReadableName
{
    /// <summary><c>PerInhabitant</c> and <c>Per_inhabitant</c> read “Per inhabitant”;
    /// a <see cref="DisplayNameAttribute"/> is taken as it is.</summary>
    public static string OfMember(MemberInfo member) =>
        member.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? Split(member.Name);

    /// <summary>As the code has it; a <see cref="DisplayNameAttribute"/> is taken as it is.</summary>
    public static string AsWritten(MemberInfo member) => member.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? member.Name;

    /// <summary>A type as C# writes it, without namespaces; a type without a name is “item”.</summary>
    public static string OfType(Type type)
    {
        if (type.Name.StartsWith('<'))
            return "item";
        if (type.IsArray)
            return OfType(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return Keyword(type);
        var arguments = string.Join(", ", type.GetGenericArguments().Select(OfType));
        var name = type.Name.Split('`')[0];
        if (type.GetGenericTypeDefinition() == typeof(Nullable<>))
            return arguments + "?";
        return name.StartsWith("ValueTuple", StringComparison.Ordinal) ? $"({arguments})" : $"{name}<{arguments}>";
    }

    internal static string Split(string name)
    {
        if (name.Contains('_'))
            return name.Replace('_', ' ').Trim();
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            var endsAcronym = i > 0 && i + 1 < name.Length && char.IsUpper(name[i])
                && char.IsUpper(name[i - 1]) && char.IsLower(name[i + 1]);
            if (startsWord || endsAcronym)
                text.Append(' ');
            var staysUpper = i == 0 || (i + 1 < name.Length && char.IsUpper(name[i + 1]))
                || (i + 1 == name.Length && char.IsUpper(name[i - 1])) || (!startsWord && !endsAcronym);
            text.Append(staysUpper ? name[i] : char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static string Keyword(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => type.Name,
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.Char => "char",
        TypeCode.Decimal => "decimal",
        TypeCode.Double => "double",
        TypeCode.Int16 => "short",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Single => "float",
        TypeCode.String => "string",
        _ when type == typeof(object) => "object",
        _ => type.Name,
    };
}

/// <summary>The public state of an object: its readable properties and its fields, in the order of their declaration,
/// bases first.</summary>
internal static class ReadableMembers
{
    public static IEnumerable<MemberInfo> Of(Type type)
    {
        var chain = new Stack<Type>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
            chain.Push(current);
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return chain
            .SelectMany(declaring => declaring.GetProperties(Declared).Where(IsShown).Cast<MemberInfo>()
                .Concat(declaring.GetFields(Declared)))
            // What the compiler makes for its own use has no name that code could write.
            .Where(member => member.Name[0] != '<')
            .GroupBy(member => member.Name)
            .Select(overrides => overrides.Last());
    }

    /// <summary>A property's value, or the message of what it threw: showing an object must not fail for one property.</summary>
    public static object? Read(MemberInfo member, object item)
    {
        if (member is FieldInfo field)
            return field.GetValue(item);
        _ = Patience.TryCall(member, () => ((PropertyInfo)member).GetValue(item), out var value);
        return value;
    }

    private static bool IsShown(PropertyInfo property) =>
        property is { GetMethod.IsPublic: true, PropertyType: { IsByRef: false, IsByRefLike: false, IsPointer: false } }
        && property.GetIndexParameters().Length == 0;
}
