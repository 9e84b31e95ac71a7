using System.Runtime.InteropServices;

namespace Dib.Kernel;

/// <summary>
/// Sees which variables of earlier cells a cell has changed, whatever code did it: looks through all objects that the variables
/// lead to, private fields included, and compares them with what they were. Gives up where there is too much to look at, or something
/// whose state is not in its fields.
/// </summary>
/// <remarks>
/// What is computed once and kept (<see cref="Lazy{T}"/>, sequences that begin anew each time) is no change. Static fields
/// are not looked at: reading one may run code.
/// </remarks>
internal sealed class StateObserver
{
    // Looked at beside each cell that runs: more would be felt.
    private const int MostObjects = 50_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<Type, FieldInfo[]> Fields = [];

    private static readonly Type[] Opaque =
    [
        typeof(string), typeof(MemberInfo), typeof(Assembly), typeof(Module), typeof(System.Globalization.CultureInfo), typeof(Encoding),
        typeof(System.Text.RegularExpressions.Regex), typeof(TimeZoneInfo), typeof(Uri), typeof(StringComparer), typeof(Version),
        typeof(System.Globalization.CompareInfo), typeof(JsonSerializerOptions),
        typeof(Microsoft.DotNet.Interactive.Formatting.DisplayedValue),
    ];

    private static readonly Type[] Unseen =
    [
        typeof(Thread), typeof(Timer), typeof(Stream), typeof(WaitHandle), typeof(SafeHandle), typeof(CancellationTokenSource),
        typeof(WeakReference), typeof(System.ComponentModel.Component), typeof(System.Runtime.ConstrainedExecution.CriticalFinalizerObject),
    ];

    private Dictionary<object, (int Id, ulong Print)> _known = new(ReferenceEqualityComparer.Instance);
    private Dictionary<object, (int Id, ulong Print)> _now = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, ulong[]> _variables = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(object Submission, string Name)> _assigned = [];
    private readonly HashSet<object> _changed = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _waiting = new();
    private int _ids;

    /// <summary>False once something cannot be seen.</summary>
    private bool IsPossible { get; set; } = true;

    /// <summary>Looks at all that the variables of some cells lead to.</summary>
    public void Look(IReadOnlyList<object> submissions)
    {
        if (!IsPossible)
            return;
        try
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            foreach (var submission in submissions)
                LookAtVariables(submission);
            while (_waiting.TryDequeue(out var next))
            {
                var (id, before) = _now[next];
                var print = PrintOf(next);
                if (before != 0 && before != print)
                    _changed.Add(next);
                _now[next] = (id, print);
                if (_now.Count > MostObjects || clock.Elapsed > MostTime)
                    throw new NotSupportedException("There are too many objects, or they are too large.");
            }
            (_known, _now) = (_now, _known);
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or TargetException)
        {
            IsPossible = false;
            _known.Clear();
        }
        _now.Clear();
        _waiting.Clear();
    }

    /// <summary>The variables of some cells that lead to what has changed since this was asked last; null where that is not seen.</summary>
    public IReadOnlyList<string>? Changed(IEnumerable<object> submissions)
    {
        if (!IsPossible)
            return null;
        try
        {
            var names = _changed.Count + _assigned.Count == 0 ? [] : submissions.SelectMany(submission =>
                FieldsOf(submission.GetType()).Where(field => _assigned.Contains((submission, field.Name))
                    || LeadsToChange(field.GetValue(submission))).Select(field => field.Name));
            return CellFlow.Sorted(names);
        }
        catch (NotSupportedException)
        {
            // Work that goes on has brought something in that is not seen.
            IsPossible = false;
            return null;
        }
        finally
        {
            _changed.Clear();
            _assigned.Clear();
        }
    }

    private void LookAtVariables(object submission)
    {
        _ = IdOf(submission);
        var fields = FieldsOf(submission.GetType());
        var now = Array.ConvertAll(fields, field => PrintOfPart(field.GetValue(submission)));
        if (_variables.TryGetValue(submission, out var before))
            _assigned.UnionWith(fields.Where((_, index) => before[index] != now[index]).Select(field => (submission, field.Name)));
        _variables[submission] = now;
    }

    private bool LeadsToChange(object? value)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Queue<object?>([value]);
        while (waiting.TryDequeue(out var next))
        {
            if (next is null || next.GetType().IsPrimitive || next is string || !seen.Add(next))
                continue;
            if (_changed.Contains(next))
                return true;
            foreach (var part in PartsOf(next))
                waiting.Enqueue(part);
        }
        return false;
    }

    private int IdOf(object value)
    {
        if (_now.TryGetValue(value, out var now))
            return now.Id;
        var known = _known.TryGetValue(value, out var before) ? before : (Id: ++_ids, Print: 0UL);
        _now[value] = known;
        _waiting.Enqueue(value);
        return known.Id;
    }

    /// <summary>What an object is: its type, the values of its fields, and which objects it leads to.</summary>
    private ulong PrintOf(object value)
    {
        var print = Mix(14695981039346656037, (ulong)value.GetType().TypeHandle.Value);
        if (value is Array array && array.GetType().GetElementType()!.IsPrimitive)
            return Mix(print, Bytes(array));
        var parts = PartsOf(value);
        // The rest leads somewhere and is not part of its state.
        if (IsKept(value))
        {
            foreach (var part in parts)
                _ = PrintOfPart(part);
            return print;
        }
        foreach (var part in parts)
            print = Mix(print, PrintOfPart(part));
        return print | 1;
    }

    private ulong PrintOfPart(object? part)
    {
        if (part is null)
            return 0;
        if (part is string text)
            return text.Aggregate(14695981039346656037UL, (print, letter) => (print ^ letter) * 1099511628211);
        var type = part.GetType();
        if (type.IsEnum)
            part = Convert.ChangeType(part, Enum.GetUnderlyingType(type), System.Globalization.CultureInfo.InvariantCulture);
        switch (part)
        {
            case bool one: return one ? 1UL : 2;
            case char one: return one;
            case sbyte one: return (ulong)one;
            case byte one: return one;
            case short one: return (ulong)one;
            case ushort one: return one;
            case int one: return (ulong)one;
            case uint one: return one;
            case long one: return (ulong)one;
            case ulong one: return one;
            case float one: return BitConverter.SingleToUInt32Bits(one);
            case double one: return BitConverter.DoubleToUInt64Bits(one);
            case nint or nuint or Pointer: throw new NotSupportedException("What a pointer leads to is not seen.");
        }
        if (!type.IsValueType)
            return (ulong)IdOf(part);
        var print = 14695981039346656037;
        foreach (var field in FieldsOf(type))
            print = Mix(print, PrintOfPart(field.GetValue(part)));
        return print;
    }

    private static ulong Mix(ulong print, ulong part) => System.Numerics.BitOperations.RotateLeft((print ^ part) * 0x9E3779B97F4A7C15, 27);

    private static ulong Bytes(Array array)
    {
        if (array.GetType().GetElementType() is var element && (element == typeof(nint) || element == typeof(nuint)))
            throw new NotSupportedException("What a pointer leads to is not seen.");
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));
        var print = (ulong)array.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            print = Mix(print, word);
        foreach (var one in bytes[(bytes.Length / 8 * 8)..])
            print = Mix(print, one);
        return print;
    }

    /// <summary>True for what leads to other objects only once it was asked.</summary>
    private static bool IsKept(object value) => value is Task
        || (value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Lazy<>));

    /// <summary>What an object's state is made of.</summary>
    private static IEnumerable<object?> PartsOf(object value)
    {
        var type = value.GetType();
        if (Array.Exists(Opaque, known => known.IsInstanceOfType(value)))
            return [];
        if (Array.Exists(Unseen, known => known.IsInstanceOfType(value))
            || type.Name is "ConditionalWeakTable`2" or "ThreadLocal`1" or "AsyncLocal`1" or "WeakReference`1")
            throw new NotSupportedException($"The state of a {type.Name} is not seen.");
        if (value is Task task)
        {
            return !task.IsCompletedSuccessfully ? throw new NotSupportedException("The task has not ended well.")
                : type.GetProperty("Result") is { } result ? [result.GetValue(task)] : [];
        }
        if (IsKept(value))
            return (bool)type.GetProperty("IsValueCreated")!.GetValue(value)! ? [type.GetProperty("Value")!.GetValue(value)] : [];
        if (value is Delegate called)
        {
            return [.. called.GetInvocationList()
                .SelectMany(one => new object?[] { one.Method.MetadataToken, one.Method.Module, one.Target })];
        }
        if (value is object?[] items)
            return items;
        return value is Array array ? array.Cast<object?>() : FieldsOf(type).Select(field => field.GetValue(value));
    }

    private static FieldInfo[] FieldsOf(Type type)
    {
        if (Fields.TryGetValue(type, out var known))
            return known;
        var fields = new List<FieldInfo>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType!)
        {
            fields.AddRange(current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        }
        fields.RemoveAll(field => field.FieldType.Name == "Submission" && CellKey.Declares(field.FieldType));
        // A sequence that is asked again begins anew, from what it was given.
        if (typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
        {
            if (type.Namespace == "System.Linq")
                fields.RemoveAll(field => field.Name is "_state" or "_threadId" or "_current" or "_enumerator");
            else if (type.Name.StartsWith('<') && type.Name.Contains(">d__", StringComparison.Ordinal))
                fields.RemoveAll(field => !field.Name.StartsWith("<>3__", StringComparison.Ordinal) && field.Name != "<>4__this");
        }
        else if (fields.Exists(field => field.FieldType.IsInterface
            && typeof(System.Collections.IEnumerator).IsAssignableFrom(field.FieldType)))
        {
            throw new NotSupportedException("How far a sequence has been read is not seen.");
        }
        return Fields[type] = [.. fields];
    }
}
