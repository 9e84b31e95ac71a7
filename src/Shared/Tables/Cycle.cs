using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tables;

/// <summary>
/// Values that hold themselves, directly or by way of others, so that a text of all that they hold has no end: collections, and
/// what the compiler writes a <c>ToString</c> for, such as records.
/// </summary>
internal static class Cycle
{
    // What goes deeper than this is as good as endless to a reader, and to the stack.
    private const int Deepest = 200;
    private const int MostValues = 20_000;
    private const int MostItems = 100;

    private static readonly ConcurrentDictionary<Type, bool> Written = new();

    /// <summary>True for a value that holds itself, or another that does.</summary>
    public static bool In(object value)
    {
        var left = MostValues;
        return !PlainText.IsScalar(value.GetType()) && In(value, [], ref left);
    }

    private static bool In(object value, Stack<object> path, ref int left)
    {
        if (PlainText.IsScalar(value.GetType()) || --left < 0)
            return false;
        if (path.Count >= Deepest || (!value.GetType().IsValueType && path.Contains(value, ReferenceEqualityComparer.Instance)))
            return true;
        path.Push(value);
        foreach (var part in PartsOf(value))
        {
            if (part is not null && In(part, path, ref left))
                return true;
        }
        path.Pop();
        return false;
    }

    private static IEnumerable<object?> PartsOf(object value) => value switch
    {
        IDictionary dictionary => Items(dictionary.Values),
        ICollection collection => Items(collection),
        ITuple tuple => Enumerable.Range(0, tuple.Length).Select(index => tuple[index]),
        // A sequence may cost something to read: only one that can hold itself is looked into.
        IEnumerable sequence when value.GetType().GetInterfaces().Any(contract => contract.IsGenericType
            && contract.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            && contract.GetGenericArguments()[0].IsAssignableFrom(value.GetType())) => Items(sequence),
        _ when Written.GetOrAdd(value.GetType(), IsWrittenByCompiler) => ReadableMembers.Of(value.GetType())
            .Select(member => ReadableMembers.Read(member, value)),
        _ => [],
    };

    private static IEnumerable<object?> Items(IEnumerable sequence)
    {
        var items = new List<object?>();
        _ = Patience.TryCall(sequence.GetType(), () => { items.AddRange(sequence.Cast<object?>().Take(MostItems)); return null; }, out _);
        return items;
    }

    private static bool IsWrittenByCompiler(Type type) =>
        type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(System.Text.StringBuilder)]) is not null;
}
