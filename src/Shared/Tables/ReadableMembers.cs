using System.Reflection;

namespace Tables;

/// <summary>The public state of an object: its readable properties and its fields, in the order of their declaration, bases first.</summary>
internal static class ReadableMembers
{
    public static IEnumerable<MemberInfo> Of(Type type)
    {
        var chain = new Stack<Type>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
            chain.Push(current);
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return chain
            .SelectMany(declaring => declaring.GetProperties(Declared).Where(IsShown).Cast<MemberInfo>().Concat(declaring.GetFields(Declared)))
            // What the compiler makes for its own use has no name that code could write.
            .Where(member => member.Name[0] != '<')
            .GroupBy(member => member.Name)
            .Select(overrides => overrides.Last());
    }

    /// <summary>A property's value, or the message of what it threw: showing an object must not fail for one property.</summary>
    public static object? Read(MemberInfo member, object item)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(item) : ((FieldInfo)member).GetValue(item);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } cause)
        {
            return $"{cause.GetType().Name}: {cause.Message}";
        }
    }

    private static bool IsShown(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true }
        && property.GetIndexParameters().Length == 0
        && !property.PropertyType.IsByRef
        && !property.PropertyType.IsByRefLike
        && !property.PropertyType.IsPointer;
}
