using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VsCode.Tests.Running;

/// <summary>A running code-server with the extension, which leaves nothing behind: neither processes nor files.</summary>
internal sealed partial class CodeServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly MarkedProcesses _processes;
    private readonly bool _asksForTrust;
    private readonly string? _dotnet;
    private readonly Dictionary<string, object> _settings = new()
    {
        ["workbench.startupEditor"] = "none",
        ["workbench.secondarySideBar.defaultVisibility"] = "hidden",
        ["chat.disableAIFeatures"] = true,
        ["telemetry.telemetryLevel"] = "off",
        ["git.enabled"] = false,
        // In a browser it is on; on a desk it is off.
        ["files.autoSave"] = "off",
        // Trust is not asked for but left out: an unknown folder is restricted.
        ["security.workspace.trust.startupPrompt"] = "never",
    };

    private Process? _process;

    private CodeServer(bool asksForTrust, string? dotnet)
    {
        (_asksForTrust, _dotnet) = (asksForTrust, dotnet);
        _processes = new(_folder.Path);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The processes of notebooks' kernels, by their command lines.</summary>
    public IReadOnlyList<string> Kernels =>
        [.. _processes.CommandLines().Where(line => KernelCommand().IsMatch(line))];

    /// <summary>Waits until the kernels of notebooks that were closed have ended.</summary>
    public async Task HasNoKernelAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (Kernels.Count > 0) await Task.Delay(100, limit.Token);
    }

    /// <param name="asksForTrust">Whether a folder is restricted until its user trusts it, as on a desk; else all are trusted.</param>
    /// <param name="dotnet">The folder of the .NET that it is to use; null for the machine's.</param>
    public static async Task<CodeServer> StartAsync(bool asksForTrust, string? dotnet = null)
    {
        var server = new CodeServer(asksForTrust, dotnet);
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Changes a setting of the user's, at once in all windows.</summary>
    public void Set(string setting, object value)
    {
        _settings[setting] = value;
        WriteSettings();
    }

    public void Dispose()
    {
        _processes.End();
        _process?.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        WriteSettings();
        File.WriteAllText(_folder.File("config.yaml"), "auth: none\n");

        using var install = Run("--install-extension", Repository.Path("artifacts", "vscode", "dib.vsix"));
        var (output, errors) = (install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        await install.WaitForExitAsync();
        if (install.ExitCode != 0)
            throw new InvalidOperationException($"The extension could not be installed:\n{await output}{await errors}");

        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        List<string> options = ["--auth", "none", "--bind-addr", $"127.0.0.1:{port}", "--disable-telemetry", "--disable-update-check"];
        if (!_asksForTrust) options.Add("--disable-workspace-trust");
        _process = Run([.. options]);
        // A pipe that nobody reads would stop it once it is full.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await AnswersAsync();
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(Address, "healthz"), limit.Token);
                if (response.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(100, limit.Token);
        }
    }

    private Process Run(params string[] options)
    {
        var start = new ProcessStartInfo(CodeServerInstallation.Node,
            [
                CodeServerInstallation.Entry,
                "--config",
                _folder.File("config.yaml"),
                "--user-data-dir",
                _folder.File("user"),
                "--extensions-dir",
                _folder.File("extensions"),
                .. options,
            ])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["EXTENSIONS_GALLERY"] = """{"serviceUrl":""}""" },
        };
        foreach (var kind in new[] { "CONFIG", "DATA", "STATE", "CACHE" })
            start.Environment[$"XDG_{kind}_HOME"] = _folder.File(kind.ToLowerInvariant());
        if (_dotnet is not null) start.Environment["DOTNET_ROOT"] = _dotnet;
        return Process.Start(start)!;
    }

    private void WriteSettings()
    {
        Directory.CreateDirectory(_folder.File("user", "User"));
        File.WriteAllText(_folder.File("user", "User", "settings.json"), JsonSerializer.Serialize(_settings));
    }

    /// <summary>The program, or .NET's host with the program's library.</summary>
    [GeneratedRegex(@"\bdib(\.dll)? kernel\b")]
    private static partial Regex KernelCommand();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
