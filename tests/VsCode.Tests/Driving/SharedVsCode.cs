using System.Runtime.InteropServices;
using Microsoft.Playwright;
using Site.Tests.Browsing;
using VsCode.Tests.Running;

namespace VsCode.Tests.Driving;

/// <summary>VS Code with the extension, and a window in which one test at a time opens notebooks.</summary>
public sealed class SharedVsCode : IAsyncLifetime
{
    private TestWorkspace? _workspace;
    private CodeServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private VsCodeWindow? _window;

    private static bool CanRun => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    internal TestWorkspace Workspace => _workspace!;

    internal CodeServer Server => _server!;

    internal VsCodeWindow Window => _window!;

    public async ValueTask InitializeAsync()
    {
        if (!CanRun) return;
        CodeServerInstallation.Ensure(Say);
        _workspace = new TestWorkspace();
        _server = await CodeServer.StartAsync(asksForTrust: false);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright, Say);
        _window = await OpenWindowAsync(_server);
    }

    /// <summary>This VS Code; where there is none for the machine, the test that asks is skipped and says so.</summary>
    internal SharedVsCode OrSkip()
    {
        Assert.SkipUnless(
            CanRun,
            $"The VS Code that these tests drive is pinned for Linux on x64; this machine is {RuntimeInformation.RuntimeIdentifier}.");
        return this;
    }

    /// <summary>Opens one more window on a folder, or the workspace, which remembers nothing of the first.</summary>
    internal Task<VsCodeWindow> OpenWindowAsync(CodeServer server, string? folder = null) =>
        VsCodeWindow.OpenAsync(_browser!, server.Address, folder ?? Workspace.Root);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _server?.Dispose();
        _workspace?.Dispose();
    }

    private void Say(string text) => TestContext.Current.SendDiagnosticMessage(text);
}
