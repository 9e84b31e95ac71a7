using System.Globalization;
using Dib.Html;
using Dib.Rendering;
using Dib.Running;

namespace Dib.Tests.Rendering;

/// <summary>A folder of notebooks and the site made of them by the built program's kernels.</summary>
internal sealed class TestSite : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    /// <summary>The folder of the notebooks within the site's.</summary>
    public string NotebookFolder { get; init; } = "";

    public string Output => Path.Combine(_folder.Path, "out", "site");

    public Dictionary<string, string> Inputs { get; } = [];

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>The site with all its files, at another place.</summary>
    public TestSite Copy()
    {
        var copy = new TestSite { NotebookFolder = NotebookFolder };
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    public string Page(string name) => File.ReadAllText(Path.Combine(Output, name));

    public IReadOnlyList<NotebookFile> Notebooks() => NotebookSet.Read([Path.Combine(_folder.Path, NotebookFolder)]);

    /// <summary>What the rendering is remembered by; null where it is not.</summary>
    public string? Request { get; set; }

    public string Culture { get; set; } = "";

    public RenderOptions Options(bool force = false, string? output = null)
    {
        var settings = SiteSettings.Read(Path.Combine(Folder, NotebookFolder));
        var site = new SiteOptions("Test", Culture: CultureInfo.GetCultureInfo(Culture))
        {
            Language = settings.Language,
            ProseLanguage = settings.ProseLanguage,
            Editions = settings.Editions,
        };
        return new(output ?? Output, site, new RunOptions { Inputs = Inputs, CellTimeout = TimeSpan.FromSeconds(120) }, force)
        {
            Request = Request,
            Files = [Path.Combine(Folder, NotebookFolder, "site.json"), .. settings.Editions.Files],
        };
    }

    /// <summary>Renders, and gives why each notebook was run: null for one that was not.</summary>
    public async Task<(RenderResult Result, Dictionary<string, string?> Reasons)> RenderAsync(bool force = false, string? output = null)
    {
        var build = new SiteBuild(Kernels, Options(force, output));
        var result = await build.RunAsync(Notebooks(), new Silence(), CancellationToken.None);
        return (result, result.Plans.ToDictionary(
            plan => plan.File.Edition is null ? Path.GetFileName(plan.File.FullPath) : plan.File.PageName, plan => plan.Reason));
    }

    private KernelLauncher Kernels =>
        Culture.Length == 0 ? BuiltProgram.Kernel : BuiltProgram.Kernel with { Arguments = ["kernel", "--culture", Culture] };

    public void Dispose() => _folder.Dispose();

    internal sealed class Silence : IRenderProgress
    {
        public void Planned(IReadOnlyList<RenderPlan> plans)
        {
        }

        public void Started(NotebookFile file)
        {
        }

        public void CellStarted(NotebookFile file, int number)
        {
        }

        public void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed)
        {
        }
    }
}
