using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>Takes what a running cell lets its client know. Called from any thread.</summary>
internal interface IEventSink
{
    /// <summary>Passes an event on; when this returns, the client can read it whatever happens to this process.</summary>
    void Publish(KernelEvent @event);

    /// <summary>Asks the client for a value.</summary>
    Task<string> RequestInputAsync(RequestInput request, CancellationToken cancellation);
}
