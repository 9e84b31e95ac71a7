using System.Reflection;
using Dib.Kernel.Formatting;
using Microsoft.DotNet.Interactive;

namespace Dib.Kernel;

/// <content>Libraries, packages and what they bring for notebooks.</content>
internal sealed partial class Session
{
    private readonly HashSet<string> _extended = [];

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
        _libraries.Add(Existing(path, folder, "build the library first"));
    }

    private async Task AddAsync(PackageFiles package, string folder)
    {
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
