using Microsoft.Playwright;
using Site.Tests.Browsing;
using VsCode.Tests.Running;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace VsCode.Tests.Driving;

/// <summary>VS Code with the extension, and a window in which one test at a time opens notebooks.</summary>
public sealed class SharedVsCode(IMessageSink messages) : IAsyncLifetime
{
    private TestWorkspace? _workspace;
    private CodeServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private VsCodeWindow? _window;

    internal TestWorkspace Workspace => _workspace!;

    internal CodeServer Server => _server!;

    internal VsCodeWindow Window => _window!;

    public async Task InitializeAsync()
    {
        if (!VsCodeFactAttribute.CanRun) return;
        CodeServerInstallation.Ensure(Say);
        _workspace = new TestWorkspace();
        _server = await CodeServer.StartAsync(asksForTrust: false);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright, Say);
        _window = await OpenWindowAsync(_server);
    }

    /// <summary>Opens one more window on the workspace, which remembers nothing of the first.</summary>
    internal Task<VsCodeWindow> OpenWindowAsync(CodeServer server) => VsCodeWindow.OpenAsync(_browser!, server.Address, Workspace.Root);

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _server?.Dispose();
        _workspace?.Dispose();
    }

    private void Say(string text) => messages.OnMessage(new DiagnosticMessage(text));
}
