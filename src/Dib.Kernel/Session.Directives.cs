using System.Runtime.InteropServices;
using Microsoft.DotNet.Interactive.Formatting;
using Commands = Microsoft.DotNet.Interactive.Commands;
using IKernelExtension = Microsoft.DotNet.Interactive.IKernelExtension;

namespace Dib.Kernel;

/// <content>What directives do, and what libraries and packages bring for notebooks.</content>
internal sealed partial class Session
{
    // What a path is relative to, for who finds no file there.
    public const string ToNotebook = "the path is relative to the notebook's folder";
    public const string ToImporting = "the path is relative to the importing file";

    private Packages _packages = new();
    private readonly Stack<string> _importing = new();
    private readonly HashSet<string> _extended = [];

    private async Task CarryOutAsync(DirectivePart part, Directive directive, string label, string folder)
    {
        try
        {
            await (directive switch
            {
                AssemblyReference { Path: var path } => Do(() => AddAssembly(path, folder)),
                PackageSource { Source: var source } => Do(() => AddSource(source, folder)),
                PackageReference package => AddAsync(package, folder),
                ImportFile { Path: var path } => ImportAsync(Existing(path, folder, ToImporting)),
                LoadScript { Path: var path } => ImportAsync(Existing(path, folder, ToNotebook)),
                SetValue set => DeclareAsync(set.Name, set.Value, VariableCode.TypeFor(set.MimeType, set.IsPassword), label),
                ShareValue share => ShareAsync(share, label),
                KeepValue keep => KeepAsync(keep, folder, label, part.Line),
                ListVariables { WithValues: false } => Do(() => ShowTable(_csharp.Variables.Select(variable => new { variable.Name }))),
                ListVariables => Do(() => ShowTable(_csharp.Variables.Select(
                    variable => new { variable.Name, Type = variable.TypeName, Value = PlainText.Shortened(variable.Value) }))),
                ListDirectives => Do(() => ShowTable(KnownDirectives.All.Select(
                    known => new Dictionary<string, object?> { ["Directive"] = known.Usage, ["What it does"] = known.Description }))),
                ShowAbout => Do(() =>
                {
                    _dependencies.AddEffects([new Effect(Outside.World, "#!about", part.Line)], label);
                    Show("text/plain", About());
                }),
                DependsOn { Paths: var paths } => Do(() => Depend(paths, folder)),
                _ => throw new InvalidOperationException($"No code carries out {directive.GetType().Name}."),
            }).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !_cancellation.IsCancellationRequested)
        {
            // Without the compiler's places: they are those of the imported file, or of code that a directive wrote.
            var written = directive is SetValue or ShareValue ? (error as CellException)?.InnerException as CompilationException : null;
            throw new CellException(
                $"{label}, line {part.Line}: {part.Definition.Name}: "
                    + $"{written?.Diagnostics.First(CompilationException.IsError).Message ?? error.Message}",
                written is null ? (error as CellException)?.Details : null,
                part.Line,
                cause: written ?? error);
        }
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private void AddSource(string source, string folder) =>
        _packages.Sources.Add(source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder));

    private void Depend(IEnumerable<string> paths, string folder)
    {
        foreach (var path in paths)
            _dependencies.AddDeclared(Directory.Exists(Path.GetFullPath(path, folder))
                ? Path.GetFullPath(path, folder) : Existing(path, folder, ToNotebook));
    }

    private async Task KeepAsync(KeepValue keep, string folder, string label, int line)
    {
        if (keep.FromUrl is not null)
            _dependencies.AddEffects([new Effect(Outside.World, "--from-url", line)], label);
        var kept = keep.FromVariable is { } variable ? Formatted(variable, keep.MimeType)
            : new FormattedValue(keep.MimeType ?? "text/plain", await ReadAsync(keep, folder).ConfigureAwait(false));
        await SendAsync(new Commands.SendValue(keep.Name, null, kept, Kinds.Value), label, line).ConfigureAwait(false);
        if (keep.MimeType is not null)
            Show(kept.MimeType, kept.Value);
    }

    private async Task ImportAsync(string path)
    {
        var name = Path.GetFileName(path);
        if (_importing.Contains(path))
            throw new InvalidOperationException($"{name} imports itself "
                + $"({string.Join(" → ", _importing.Reverse().Append(path).Select(Path.GetFileName))}).");

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
        $"dib {typeof(Session).Assembly.GetName().Version?.ToString(3)}, C# notebooks in a process of their own\n"
        + $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}";

    private Task ShareAsync(ShareValue share, string label) => share.From switch
    {
        Kinds.Value when _core.Values.TryGetValue(share.Name, out var value) =>
            DeclareAsync(share.As, value.Value, VariableCode.TypeFor(share.MimeType ?? value.MimeType), label),
        Kinds.Value => throw new InvalidOperationException($"no value '{share.Name}' is kept here; known are: "
            + $"{(_core.Values.Count == 0 ? "none" : string.Join(", ", _core.Values.Keys.Order(StringComparer.Ordinal)))}."),
        // A text, a number or a truth is the same in JSON.
        Kinds.CSharp when share.MimeType is { } format && !(format == "application/json" && Find(share.Name).Value is { } value
            && (value is string or bool || NumberText.IsNumber(value))) =>
            DeclareAsync(share.As, Formatted(share.Name, format).Value, VariableCode.TypeFor(format), label),
        Kinds.CSharp => SubmitAsync(share.As == Find(share.Name).Name ? "" : $"var @{share.As} = @{share.Name};", label),
        var kernel when _core.IsSwitch($"#!{kernel}") => TakeOverAsync(share, label),
        _ => throw new InvalidOperationException($"this engine runs C#; there is no '{share.From}' kernel to share from."),
    };

    /// <summary>Takes over a value of a kernel that a cell has added: itself, unless a format is asked for or the kernel gives a text
    /// only.</summary>
    private async Task TakeOverAsync(ShareValue share, string label)
    {
        var produced = await _core.ReadAsync(share.From, share.Name, share.MimeType, _cancellation).ConfigureAwait(false);
        if (share.MimeType is null && produced.Value is { } value)
            await DeclareAsync(share.As, value, value.GetType(), label).ConfigureAwait(false);
        else
            await DeclareAsync(share.As, produced.FormattedValue.Value, VariableCode.TypeFor(produced.FormattedValue.MimeType), label)
                .ConfigureAwait(false);
    }

    private Variable Find(string name) => _csharp.Variables.FirstOrDefault(variable => variable.Name == name)
        ?? throw new InvalidOperationException($"there is no variable '{name}'; #!who lists those that there are.");

    /// <summary>A variable in a format; without one a text is as it is, and all else JSON.</summary>
    private FormattedValue Formatted(string name, string? mimeType)
    {
        var value = Find(name).Value;
        mimeType ??= value is string ? "text/plain" : "application/json";
        return new FormattedValue(mimeType, value is string text && mimeType == "text/plain" ? text : Displays.Write(value, mimeType));
    }

    private async Task<string> ReadAsync(KeepValue keep, string folder)
    {
        if (keep.FromFile is { } file)
        {
            var path = Existing(file, folder, ToNotebook);
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

    /// <summary>References an assembly: a file, one of the framework's by its name, or a whole framework by its name.</summary>
    private void AddAssembly(string path, string folder)
    {
        if (!File.Exists(Path.GetFullPath(path, folder)) && Path.GetFileName(path) == path)
        {
            if (Framework.Has(path))
                return;
            if (Framework.FilesOf(path) is { } files)
            {
                foreach (var file in files)
                    _libraries.AddOfPackage(file);
                return;
            }
        }
        var library = Existing(path, folder, "build the library first");
        _libraries.Add(library);
        _dependencies.AddBeside(library);
    }

    private async Task AddAsync(PackageReference reference, string folder)
    {
        var package = await _packages.RestoreAsync(reference, _cancellation).ConfigureAwait(false);
        foreach (var file in package.Assemblies)
        {
            if (_libraries.AddOfPackage(file) is { } problem)
                await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
        }
        // Before their extensions run, which may use them.
        _csharp.Prepare(_libraries.Added, package);
        foreach (var extension in package.Extensions.Where(_extended.Add))
            await ExtendAsync(extension, folder).ConfigureAwait(false);
    }

    /// <summary>Loads the kernel extensions of a package.</summary>
    private async Task ExtendAsync(string extensions, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(extensions, "*.dll").Order(StringComparer.Ordinal))
        {
            if (Framework.AssemblyNames.Contains(Path.GetFileNameWithoutExtension(file)))
                continue;
            foreach (var type in ExtensionsIn(_csharp.Open(LibraryCopy.InPlace(file))))
            {
                using var _ = Displays.WhileExtending();
                var extension = (IKernelExtension)Activator.CreateInstance(type)!;
                if (await _core.DoAsync(_ => extension.OnLoadAsync(_core.Root), _cancellation).ConfigureAwait(false) is { } problem)
                    throw new CellException($"the extension {type.Name} of {Path.GetFileName(file)} failed: {problem}");
            }
        }
        PlotlyCharts.Register();
        if (Path.Combine(extensions, "extension.dib") is var script && File.Exists(script))
            await ImportAsync(Existing(script, folder, "")).ConfigureAwait(false);
    }

    private static IEnumerable<Type> ExtensionsIn(Assembly assembly)
    {
        try
        {
            return assembly.GetExportedTypes().Where(type => !type.IsAbstract && typeof(IKernelExtension).IsAssignableFrom(type));
        }
        catch (Exception error) when (error is IOException or BadImageFormatException or TypeLoadException)
        {
            throw new CellException($"the extension {assembly.GetName().Name} cannot be loaded: {error.Message}", cause: error);
        }
    }
}
