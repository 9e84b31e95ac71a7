namespace Dib.Kernel.Tests;

/// <summary>One kernel for cells that do not get in each other's way.</summary>
public sealed class KernelFixture : IAsyncDisposable
{
    internal TestKernel Kernel { get; } = new();

    public ValueTask DisposeAsync() => Kernel.DisposeAsync();
}
