using System.Runtime.InteropServices;
using Dib.Analysis;
using Dib.Documents;
using Microsoft.DotNet.Interactive.Formatting;
using Tables;
using Commands = Microsoft.DotNet.Interactive.Commands;

namespace Dib.Kernel;

/// <content>What directives do.</content>
internal sealed partial class Session
{
    private readonly Packages _packages = new();
    private readonly Stack<string> _importing = new();

    private async Task CarryOutAsync(DirectivePart part, Directive directive, string label, string folder)
    {
        try
        {
            switch (directive)
            {
                case AssemblyReference { Path: var path }:
                    AddAssembly(path, folder);
                    break;
                case PackageSource { Source: var source }:
                    _packages.AddSource(source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder));
                    break;
                case PackageReference package:
                    await AddAsync(await _packages.RestoreAsync(package, _cancellation).ConfigureAwait(false), folder).ConfigureAwait(false);
                    break;
                case ImportFile { Path: var path }:
                    await ImportAsync(Existing(path, folder, "the path is relative to the importing file")).ConfigureAwait(false);
                    break;
                case LoadScript { Path: var path }:
                    await ImportAsync(Existing(path, folder, "the path is relative to the notebook's folder")).ConfigureAwait(false);
                    break;
                case SetValue { Name: var name, Value: var text, MimeType: var mimeType }:
                    await SubmitAsync(VariableCode.Declare(name, text, mimeType), label).ConfigureAwait(false);
                    break;
                case ShareValue share:
                    await SubmitAsync(Share(share), label).ConfigureAwait(false);
                    break;
                case KeepValue keep:
                    var kept = new FormattedValue(keep.MimeType ?? "text/plain", await ReadAsync(keep, folder).ConfigureAwait(false));
                    await SendAsync(new Commands.SendValue(keep.Name, null, kept, Kinds.Value), label, part.Line).ConfigureAwait(false);
                    if (keep.MimeType is not null)
                        Show(kept.MimeType, kept.Value);
                    break;
                case ListVariables { WithValues: false }:
                    ShowTable(_csharp.Variables.Select(variable => new { variable.Name }));
                    break;
                case ListVariables:
                    ShowTable(_csharp.Variables.Select(variable => new { variable.Name, Type = variable.TypeName, Value = PlainText.Shortened(variable.Value) }));
                    break;
                case ListDirectives:
                    ShowTable(KnownDirectives.All.Select(known => new Dictionary<string, object?> { ["Directive"] = known.Usage, ["What it does"] = known.Description }));
                    break;
                case ShowAbout:
                    Show("text/plain", About());
                    break;
                case DependsOn { Paths: var paths }:
                    foreach (var path in paths)
                        _dependencies.AddDeclared(Existing(path, folder, "the path is relative to the notebook's folder"));
                    break;
                default:
                    throw new InvalidOperationException($"No code carries out {directive.GetType().Name}.");
            }
        }
        catch (CellException error) when (error.InnerException is CompilationException cause && directive is SetValue or ShareValue)
        {
            throw new CellException($"{label}, line {part.Line}: {part.Definition.Name}: {cause.Diagnostics.First(diagnostic => diagnostic.IsError).Message}", line: part.Line, cause: cause);
        }
        catch (CellException error)
        {
            // Without the compiler's places: they are those of the imported file.
            throw new CellException($"{label}, line {part.Line}: {part.Definition.Name}: {error.Message}", error.Details, part.Line, cause: error);
        }
        catch (Exception error) when (error is not OperationCanceledException || !_cancellation.IsCancellationRequested)
        {
            throw new CellException($"{label}, line {part.Line}: {part.Definition.Name}: {error.Message}", line: part.Line, cause: error);
        }
    }

    private async Task ImportAsync(string path)
    {
        var name = Path.GetFileName(path);
        if (_importing.Contains(path))
            throw new InvalidOperationException($"{name} imports itself ({string.Join(" → ", _importing.Reverse().Append(path).Select(Path.GetFileName))}).");

        _dependencies.AddImport(path);
        _importing.Push(path);
        try
        {
            var isScript = Path.GetExtension(path).ToLowerInvariant() is ".cs" or ".csx";
            foreach (var (index, cell) in ReadImport(path, name).Index())
                await RunCellAsync(cell, isScript ? name : $"{name}, cell {index + 1}", Path.GetDirectoryName(path)!).ConfigureAwait(false);
        }
        finally
        {
            _importing.Pop();
        }
    }

    /// <summary>The cells of a notebook or script.</summary>
    public static IReadOnlyList<Cell> ReadImport(string path, string name)
    {
        var text = Utf8Text.Decode(File.ReadAllBytes(path), name);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".dib" => DibReader.Read(text, name).Cells,
            ".ipynb" => IpynbReader.Read(text, name).Cells,
            ".cs" or ".csx" => [new Cell(Kinds.CSharp, text.ReplaceLineEndings("\n"))],
            var other => throw new InvalidOperationException($"{name}: found '{other}'; a .dib, .ipynb, .cs or .csx file was expected."),
        };
    }

    private static string About() =>
        $"dib {typeof(Session).Assembly.GetName().Version?.ToString(3)}, C# notebooks in a process of their own\n{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}";

    private string Share(ShareValue share) => share.From switch
    {
        Kinds.Value when _core.Values.TryGetValue(share.Name, out var value) => VariableCode.Declare(share.As, value.Value, share.MimeType ?? value.MimeType),
        Kinds.Value => throw new InvalidOperationException($"no value '{share.Name}' is kept here; known are: {(_core.Values.Count == 0 ? "none" : string.Join(", ", _core.Values.Keys.Order(StringComparer.Ordinal)))}."),
        Kinds.CSharp when _csharp.Variables.All(variable => variable.Name != share.Name) => throw new InvalidOperationException($"there is no variable '{share.Name}'; #!who lists those that there are."),
        Kinds.CSharp => share.As == share.Name ? "" : $"var @{share.As} = @{share.Name};",
        _ => throw new InvalidOperationException($"this engine runs C#; there is no '{share.From}' kernel to share from."),
    };

    private async Task<string> ReadAsync(KeepValue keep, string folder)
    {
        if (keep.FromFile is { } file)
        {
            var path = Existing(file, folder, "the path is relative to the notebook's folder");
            _dependencies.AddRead(path);
            return Utf8Text.Decode(File.ReadAllBytes(path), file);
        }
        if (keep.FromUrl is not { } address)
            return keep.Content ?? "";
        using var client = new HttpClient();
        return await client.GetStringAsync(address, _cancellation).ConfigureAwait(false);
    }

    /// <summary>The full path of a file that a directive names.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static string Existing(string path, string folder, string hint)
    {
        var full = Path.GetFullPath(path, folder);
        return File.Exists(full) ? full : throw new FileNotFoundException($"{path} was not found ({hint}).");
    }
}
