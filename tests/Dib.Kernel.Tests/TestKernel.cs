using Dib.Protocol;
using Dib.Running;

namespace Dib.Kernel.Tests;

/// <summary>A kernel process of the built program, in a folder of its own.</summary>
internal sealed class TestKernel : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KernelProcess _process;
    private int _cells;

    public TestKernel() => _process = BuiltProgram.Kernel.Take(_folder.Path);

    public string Folder => _folder.Path;

    public Dictionary<string, string> Inputs { get; } = [];

    public string Write(string name, string text) => _folder.Write(name, text);

    public async Task<CellResult> RunAsync(string code, string kind = "csharp", string? label = null)
    {
        var events = new List<KernelEvent>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var command = new SubmitCode(code, new Dictionary<string, string> { ["cell"] = label ?? $"cell {++_cells}" })
        {
            TargetKernelName = kind,
        };
        await _process.SendAsync(command, events.Add, request => Inputs[request.ParameterName], limit.Token);
        return new CellResult(events);
    }

    public async Task<KernelEvent> SendAsync(KernelCommand command, List<KernelEvent>? events = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        return await _process.SendAsync(command, @event => events?.Add(@event), null, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
