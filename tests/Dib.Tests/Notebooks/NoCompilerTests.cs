using System.Collections.Concurrent;
using Dib.Html;
using Dib.Rendering;
using Dib.Running;
using Dib.Tests.Rendering;

namespace Dib.Tests.Notebooks;

/// <summary>What the kernels of the repository's notebooks load when only data changed.</summary>
public class NoCompilerTests
{
    /// <summary>The archived package's own core loads <c>Microsoft.CodeAnalysis.dll</c> for its parser's types; what costs time is this
    /// one.</summary>
    private const string Compiler = "Microsoft.CodeAnalysis.CSharp.dll";

    [Fact]
    public async Task After_an_edit_in_the_data_no_kernel_loads_the_compiler()
    {
        // What a process has loaded is to be seen from outside on Linux only.
        if (!OperatingSystem.IsLinux())
            return;
        using var data = new AlteredData();
        var site = new RenderOptions(Path.Combine(data.Place, "site"), new SiteOptions("Test"),
            new RunOptions
            {
                CellTimeout = TimeSpan.FromSeconds(120),
                Inputs = new Dictionary<string, string> { ["region"] = "Gotland" },
            });
        var notebooks = Path.Combine(data.Place, "notebooks");
        await RenderAsync(BuiltProgram.Kernel, site, notebooks);

        MoveInhabitants(Path.Combine(data.Place, "data", "population.csv"));
        data.Describe();
        var kernels = new WatchedKernels(BuiltProgram.Kernel);
        var result = await RenderAsync(kernels, site, notebooks);
        var loaded = await kernels.LoadedAsync();

        result.Plans.ShouldAllBe(plan => plan.Reason == "../data/datapackage.json changed");
        result.Runs.ShouldAllBe(run => run.Succeeded);
        loaded.ShouldContain("Funding.dll");
        loaded.ShouldNotContain(Compiler);

        // The same look sees the compiler where there is one.
        var compiling = new WatchedKernels(BuiltProgram.Kernel with { Arguments = ["kernel", "--no-cache"] });
        await RenderAsync(compiling, site with { Force = true }, Path.Combine(notebooks, "1-funding-per-capita.dib"));
        (await compiling.LoadedAsync()).ShouldContain(Compiler);
    }

    private static Task<RenderResult> RenderAsync(IKernelSource kernels, RenderOptions options, string notebooks) =>
        new SiteBuild(kernels, options)
            .RunAsync(NotebookSet.Read([notebooks]), new TestSite.Silence(), CancellationToken.None);

    /// <summary>From one region to another, in the population printed with a grant: its sum still holds.</summary>
    private static void MoveInhabitants(string path)
    {
        var text = File.ReadAllText(path);
        var edited = text.Replace("01,2021-grant-basis,2411859,", "01,2021-grant-basis,2410859,")
            .Replace("03,2021-grant-basis,394154,", "03,2021-grant-basis,395154,");
        edited.ShouldNotBe(text);
        File.WriteAllText(path, edited);
    }

    /// <summary>Kernels whose mapped files are read again and again until they end.</summary>
    private sealed class WatchedKernels(IKernelSource kernels) : IKernelSource
    {
        private readonly ConcurrentBag<Task<HashSet<string>>> _watches = [];

        public KernelProcess Take(string workingDirectory)
        {
            var kernel = kernels.Take(workingDirectory);
            _watches.Add(Task.Factory.StartNew(() => Watch(kernel.Id), TaskCreationOptions.LongRunning));
            return kernel;
        }

        public async Task<HashSet<string>> LoadedAsync() => [.. (await Task.WhenAll(_watches)).SelectMany(files => files)];

        private static HashSet<string> Watch(int id)
        {
            var files = new HashSet<string>();
            try
            {
                while (File.ReadAllLines($"/proc/{id}/maps") is { Length: > 0 } maps)
                {
                    files.UnionWith(maps.Where(map => map.Contains('/')).Select(map => Path.GetFileName(map[map.IndexOf('/')..])));
                    Thread.Sleep(20);
                }
            }
            catch (IOException)
            {
                // It has ended.
            }
            return files;
        }
    }
}
