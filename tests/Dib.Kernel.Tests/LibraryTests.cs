using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dib.Kernel.Tests;

public class LibraryTests
{
    [Fact]
    public async Task A_library_is_read_as_a_copy_and_a_rebuilt_one_asks_for_a_new_kernel()
    {
        await using var kernel = new TestKernel();
        var inner = Build(kernel.Folder, "Inner", "public static class Inner { public static int Value => 1; }");
        var outer = Build(kernel.Folder, "Outer", "public static class Outer { public static int Value => Inner.Value + 1; }", inner);
        (await kernel.RunAsync("#r \"Outer.dll\"\nOuter.Value + Inner.Value")).Shown.ShouldBe("value text/plain 3");

        (await kernel.RunAsync("#r \"Outer.dll\"\nOuter.Value")).Shown.ShouldBe("value text/plain 2");
        File.Delete(inner);
        Build(kernel.Folder, "Outer", "public static class Outer { public static int Value => 7; }");
        (await kernel.RunAsync("Outer.Value")).Shown.ShouldBe("value text/plain 2");
        (await kernel.RunAsync("#r \"Outer.dll\"")).Failure.Message.ShouldBe(
            "cell 4, line 1: #r: Outer.dll was rebuilt since this session loaded it. Restart the kernel to use the new build.");

        kernel.Write("bad.dll", "text");
        (await kernel.RunAsync("#r \"bad.dll\"")).Failure.Message.ShouldBe("cell 5, line 1: #r: bad.dll is not a .NET assembly.");
        (await kernel.RunAsync("#r \"none.dll\"")).Failure.Message.ShouldBe(
            "cell 6, line 1: #r: none.dll was not found (build the library first).");
        _ = outer;
    }

    [Fact]
    public async Task A_library_of_a_cell_that_did_not_compile_is_there_for_the_next_one()
    {
        await using var kernel = new TestKernel();
        Build(kernel.Folder, "Lib", "public static class Lib { public static int Value => 1; }");
        (await kernel.RunAsync("#r \"Lib.dll\"\nMissing()")).Succeeded.ShouldBeFalse();
        (await kernel.RunAsync("Lib.Value")).Shown.ShouldBe("value text/plain 1");
    }

    [Fact]
    public async Task Types_keep_one_identity_when_a_library_comes_late()
    {
        await using var kernel = new TestKernel();
        Build(kernel.Folder, "Lib", "using System.Linq; using System.Collections.Generic; public static class Lib { public static "
            + "IGrouping<int, string> First(IEnumerable<IGrouping<int, string>> groups) => groups.First(); }");
        await kernel.RunAsync("var groups = new[] { \"a\", \"bb\" }.GroupBy(text => text.Length);");
        (await kernel.RunAsync("#r \"Lib.dll\"\nIGrouping<int, string> g = Lib.First(groups);\ng.Key")).Shown.ShouldBe(
            "value text/plain 1");
    }

    [Fact]
    public async Task A_package_is_restored_from_a_folder_and_a_second_version_is_an_error()
    {
        await using var kernel = new TestKernel();
        var name = $"Dib.Test.P{Guid.NewGuid():N}";
        Pack(Path.Combine(kernel.Folder, "feed"), name, "1.0.0", "public static class Packed { public const int Value = 10; }");
        Pack(Path.Combine(kernel.Folder, "feed"), name, "2.0.0", "public static class Packed { public const int Value = 20; }");

        (await kernel.RunAsync($"#i \"nuget:feed\"\n#r \"nuget:{name},1.0.0\"\nPacked.Value")).Shown.ShouldBe("value text/plain 10");
        (await kernel.RunAsync($"#r \"nuget:{name},1.0.0\"\n#r \"nuget:{name}\"\nPacked.Value")).Shown.ShouldBe("value text/plain 10");
        (await kernel.RunAsync($"#r \"nuget:{name},2.0.0\"")).Failure.Message
            .ShouldBe($"cell 3, line 1: #r: {name} 1.0.0 is referenced already; a second version (2.0.0) cannot be loaded beside it.");
        (await kernel.RunAsync($"#r \"nuget:{name}.Missing,1.0.0\"")).Failure.Message.ShouldStartWith(
            $"cell 4, line 1: #r: the package could not be restored: error NU1101: Unable to find package {name}.Missing.");
        (await kernel.RunAsync("Packed.Value")).Shown.ShouldBe("value text/plain 10");
        Directory.Delete(
            Path.Combine(Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".nuget",
                "packages"), name.ToLowerInvariant()), recursive: true);
    }

    private static string Build(string folder, string name, string code, params string[] references)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] basics = [.. new[] { "System.Private.CoreLib.dll", "System.Runtime.dll", "System.Linq.dll" }.Select(
            file => Path.Combine(framework, file))];
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            basics.Concat(references).Select(file => MetadataReference.CreateFromImage(File.ReadAllBytes(file))),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var path = Path.Combine(folder, name + ".dll");
        compilation.Emit(path).Success.ShouldBeTrue();
        return path;
    }

    private static void Pack(string feed, string name, string version, string code)
    {
        Directory.CreateDirectory(feed);
        using var build = new TemporaryFolder();
        using var package = ZipFile.Open(Path.Combine(feed, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(Build(build.Path, name, code), $"lib/net10.0/{name}.dll");
        using var description = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open());
        description.Write(
            $"<package><metadata><id>{name}</id><version>{version}</version><authors>test</authors>"
                + "<description>test</description></metadata></package>");
    }
}
