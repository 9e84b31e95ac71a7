using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VsCode.Tests.Driving;

/// <summary>What a window asked for elsewhere than on this machine, and the errors that it wrote to the browser's console.</summary>
internal sealed partial class Traffic
{
    private readonly List<string> _elsewhere = [];
    private readonly List<string> _errors = [];

    public Traffic(IBrowserContext context)
    {
        // What a webview loads has an address elsewhere, but its service worker answers.
        context.Response += (_, response) => Note(response.Url, response.FromServiceWorker);
        context.RequestFailed += (_, request) => Note(request.Url, request.Failure == "net::ERR_ABORTED");
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && !OfTheServer().IsMatch(message.Text + message.Location)) Add(_errors, message.Text);
        };
        context.WebError += (_, error) => Add(_errors, error.Error);
    }

    public IReadOnlyList<string> Elsewhere => Copy(_elsewhere);

    public IReadOnlyList<string> Errors => Copy(_errors);

    public void Forget()
    {
        lock (_elsewhere) _elsewhere.Clear();
        lock (_errors) _errors.Clear();
    }

    private void Note(string address, bool stayed)
    {
        if (!stayed && AnotherMachine().IsMatch(address)) Add(_elsewhere, address);
    }

    private static void Add(List<string> list, string text)
    {
        lock (list) list.Add(text);
    }

    private static string[] Copy(List<string> list)
    {
        lock (list) return [.. list];
    }

    [GeneratedRegex(@"^(http|ws)s?://(?!127\.0\.0\.1[:/])")]
    private static partial Regex AnotherMachine();

    /// <summary>
    /// code-server comes without VS Code's licence check and accounts, and here without native modules for logs. VS Code marks
    /// other places of the word at the cursor, and may look for the cell where that was after its notebook was closed; likewise
    /// for an output that stayed open beside it.
    /// </summary>
    [GeneratedRegex("/vsda/|Could not locate the bindings file|native-watchdog|authentication provider|"
        + "Unable to resolve text model content for resource vscode-notebook-cell(-output)?:")]
    private static partial Regex OfTheServer();
}
