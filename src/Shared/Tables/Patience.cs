using System.Reflection;

namespace Tables;

/// <summary>
/// Calls the code of values that are shown, such as their <c>ToString</c>. What it throws is shown in its place, and within
/// <see cref="With"/> so is that it does not end.
/// </summary>
internal sealed class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    [ThreadStatic]
    private static Patience? _own;

    private readonly HashSet<object> _givenUp;
    private volatile object? _waitingFor;
    private long _since;

    private Patience(HashSet<object> givenUp) => _givenUp = givenUp;

    /// <summary>
    /// Does what calls such code, on a thread of its own: where a call does not end, the thread is left behind, and all is done
    /// again without it.
    /// </summary>
    public static T With<T>(Func<T> work)
    {
        if (_own is not null)
            return work();
        HashSet<object> givenUp = [];
        while (true)
        {
            var patience = new Patience([.. givenUp]);
            var working = Task.Factory.StartNew(
                () =>
                {
                    _own = patience;
                    return work();
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            object? overdue = null;
            while (overdue is null && Task.WaitAny([working], Look) < 0)
                overdue = patience.Overdue();
            if (overdue is null)
                return working.GetAwaiter().GetResult();
            givenUp.Add(overdue);
        }
    }

    /// <summary>What a call gives, or why it gives nothing.</summary>
    /// <param name="what">The type or the member whose code is called.</param>
    /// <param name="call">Calls it.</param>
    /// <param name="result">What it gave, or a text that says what it threw or that it did not end.</param>
    /// <returns>False where that is such a text.</returns>
    public static bool TryCall(MemberInfo what, Func<object?> call, out object? result)
    {
        if (_own is { } own && own._givenUp.Contains(what))
        {
            result = $"{nameof(TimeoutException)}: no {(what is Type ? "text" : "value")} within {Longest.TotalSeconds:0} seconds";
            return false;
        }
        var outer = _own?.Begin(what);
        try
        {
            result = call();
            return true;
        }
        catch (Exception error)
        {
            result = Describe(error);
            return false;
        }
        finally
        {
            _own?.Begin(outer);
        }
    }

    /// <summary>An exception as it stands in the place of what could not be shown.</summary>
    public static string Describe(Exception error) =>
        error is TargetInvocationException { InnerException: { } cause } ? Describe(cause) : $"{error.GetType().Name}: {error.Message}";

    private object? Begin(object? what)
    {
        var outer = _waitingFor;
        Volatile.Write(ref _since, Environment.TickCount64);
        _waitingFor = what;
        return outer;
    }

    private object? Overdue() =>
        _waitingFor is { } what && Environment.TickCount64 - Volatile.Read(ref _since) > Longest.TotalMilliseconds ? what : null;
}
