namespace Dib.Kernel.Tests;

/// <summary>One kernel for cells that do not get in each other's way.</summary>
public sealed class KernelFixture : IAsyncLifetime
{
    internal TestKernel Kernel { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Kernel.DisposeAsync();
}
