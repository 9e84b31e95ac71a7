using System.Reflection;
using System.Runtime.Loader;
using Funding.Frames;

namespace Funding.Analysis.Tests.Frames;

public class LoadingTests
{
    private const string Frames = "Microsoft.Data.Analysis";

    [Fact]
    public void Only_who_makes_a_frame_pays_for_its_library()
    {
        var context = new Watched();
        var library = context.LoadFromAssemblyPath(typeof(DatasetFrames).Assembly.Location);
        var dataset = context.LoadFromAssemblyName(typeof(Dataset).Assembly.GetName()).GetType("Funding.Dataset")!;
        var data = dataset.GetMethod("Load")!.Invoke(null, [TestData.DataPath]);
        var allocations = dataset.GetProperty("Allocations")!.GetValue(data);
        context.Asked.ShouldContain("CsvHelper");
        context.Asked.ShouldNotContain(Frames);

        library.GetType("Funding.Frames.DatasetFrames")!
            .GetMethod(
                "ToDataFrame",
                [dataset.GetProperty("Allocations")!.PropertyType.GetInterfaces().First(type => type.Name == "IEnumerable`1")])!
            .Invoke(null, [allocations]);
        context.Asked.ShouldContain(Frames);
    }

    /// <summary>A context of its own that notes which libraries are asked for.</summary>
    private sealed class Watched() : AssemblyLoadContext("watched")
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName name)
        {
            Asked.Add(name.Name!);
            var path = Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
