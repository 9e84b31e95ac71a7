using System.Diagnostics;

namespace Funding.Data;

/// <summary>
/// Announces every data file that the library reads, so that a host can tell what its results depend on without knowing
/// this library. The contract names nothing of it: a <see cref="DiagnosticListener"/> called <c>DataFiles</c> writes the
/// event <c>Read</c> with a payload that has a public string property <c>Path</c>, the absolute path. A file that was looked
/// for and not found is announced too: its appearance would change the result.
/// </summary>
public static class DataFileEvents
{
    /// <summary>The name of the listener.</summary>
    public const string ListenerName = "DataFiles";

    /// <summary>The name of the event.</summary>
    public const string EventName = "Read";

    private static readonly DiagnosticListener Listener = new(ListenerName);

    internal static void Announce(string path)
    {
        if (Listener.IsEnabled(EventName)) Listener.Write(EventName, new DataFileRead(path));
    }
}

/// <summary>The payload of the event that announces a read file.</summary>
/// <param name="Path">The absolute path.</param>
public sealed record DataFileRead(string Path);
