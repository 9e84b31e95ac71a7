using System.Diagnostics;

namespace Dib.Running;

/// <summary>Where kernels come from: started when wanted, or kept ready.</summary>
public interface IKernelSource
{
    /// <summary>A kernel that has run nothing yet. The caller disposes it.</summary>
    /// <param name="workingDirectory">The notebook's folder: what paths in its cells are relative to.</param>
    KernelProcess Take(string workingDirectory);
}

/// <summary>How to start a kernel process.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record KernelLauncher(string FileName, IReadOnlyList<string> Arguments) : IKernelSource
{
    /// <summary>Which build of the kernel <see cref="ForThisProgram"/> starts, without loading it; empty where there is none.</summary>
    internal static string BuildOfThisProgram { get; } =
        Path.Combine(AppContext.BaseDirectory, "Dib.Kernel.dll") is var kernel && File.Exists(kernel)
            ? ContentHash.OfFile(kernel) ?? "" : "";

    /// <summary>The running <c>dib</c> program itself, as <c>dib kernel</c>.</summary>
    /// <param name="useCache">False to compile every cell, and to keep none.</param>
    /// <param name="culture">Whose numbers the cells show; the invariant culture where null.</param>
    /// <param name="isInterruptible">True where a cell is to be stopped without ending its kernel.</param>
    public static KernelLauncher ForThisProgram(bool useCache = true, CultureInfo? culture = null, bool isInterruptible = false)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of the running program is not known.");
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        List<string> arguments = ["kernel"];
        // Who renders ends a kernel to stop a cell, and its loops need not pay.
        if (!isInterruptible)
            arguments.Add("--no-interrupt");
        if (!useCache)
            arguments.Add("--no-cache");
        if (culture is { Name.Length: > 0 })
            arguments.AddRange(["--culture", culture.Name]);
        return isHost ? new KernelLauncher(program, [Path.GetFullPath(Environment.GetCommandLineArgs()[0]), .. arguments])
            : new KernelLauncher(program, arguments);
    }

    /// <summary>How many bytes of memory a kernel's values may take; null for all there are.</summary>
    public long? MemoryLimit { get; init; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The program or the folder is not there.</exception>
    public KernelProcess Take(string workingDirectory)
    {
        var start = new ProcessStartInfo(FileName, Arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = new System.Text.UTF8Encoding(false),
        };
        if (MemoryLimit is { } limit)
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("X", CultureInfo.InvariantCulture);
        try
        {
            return new KernelProcess(Process.Start(start) ?? throw new IOException($"The kernel did not start: {FileName}"));
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new IOException($"The kernel did not start ({FileName} in {workingDirectory}): {error.Message}", error);
        }
    }
}

/// <summary>Keeps kernels ready, so that a run does not wait for them.</summary>
/// <param name="launcher">How to start one.</param>
/// <param name="workingDirectory">The folder that they are started in; for other folders one is started when wanted.</param>
/// <param name="count">How many to keep.</param>
/// <param name="warm">True to have the compiler ready in them too: it takes long, and cells that are compiled already do not need it.
/// </param>
public sealed class StandbyKernels(KernelLauncher launcher, string workingDirectory, int count, bool warm)
    : IKernelSource, IAsyncDisposable
{
    private readonly KernelLauncher _waiting = warm ? launcher with { Arguments = [.. launcher.Arguments, "--warm-cells"] } : launcher;
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
                _ready.Enqueue(_waiting.Take(workingDirectory));
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
