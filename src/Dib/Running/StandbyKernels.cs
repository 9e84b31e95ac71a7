namespace Dib.Running;

/// <summary>Keeps kernels ready, started and warmed up, so that a rerun does not wait for them.</summary>
/// <param name="launcher">How to start one.</param>
/// <param name="workingDirectory">The folder that they are started in; for other folders one is started when wanted.</param>
/// <param name="count">How many to keep.</param>
public sealed class StandbyKernels(KernelLauncher launcher, string workingDirectory, int count) : IKernelSource, IAsyncDisposable
{
    private readonly KernelLauncher _warm = launcher with { Arguments = [.. launcher.Arguments, "--warm-cells"] };
    private readonly Queue<KernelProcess> _ready = [];
    private readonly Lock _gate = new();
    private bool _disposed;

    /// <inheritdoc/>
    public KernelProcess Take(string folder)
    {
        lock (_gate)
        {
            while (folder == workingDirectory && _ready.TryDequeue(out var kernel))
            {
                if (!kernel.HasEnded)
                    return kernel;
            }
        }
        return launcher.Take(folder);
    }

    /// <summary>Starts kernels until there are enough. To be called when nothing else wants the processor.</summary>
    public void Refill()
    {
        lock (_gate)
        {
            while (!_disposed && _ready.Count < count)
                _ready.Enqueue(_warm.Take(workingDirectory));
        }
    }

    /// <summary>Ends the kernels that nobody took.</summary>
    public async ValueTask DisposeAsync()
    {
        List<KernelProcess> left;
        lock (_gate)
        {
            _disposed = true;
            left = [.. _ready];
            _ready.Clear();
        }
        foreach (var kernel in left)
            await kernel.DisposeAsync().ConfigureAwait(false);
    }
}
