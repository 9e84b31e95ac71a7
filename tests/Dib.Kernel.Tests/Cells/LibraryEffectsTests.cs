using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dib.Kernel.Tests;

/// <summary>What libraries reach for without a word is found in their code.</summary>
public sealed class LibraryEffectsTests : IDisposable
{
    private const string Source = """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading.Tasks;
        public static class Rates
        {
            static readonly string Started = DateTime.Now.ToString();
            public static double Plain(double x) => Math.Sqrt(x) + Inner(1);
            static double Inner(int x) => x;
        }
        public static class Reads
        {
            public static string Direct() => File.ReadAllText("x.csv");
            public static string Deep() => Middle();
            static string Middle() => new Reader().Go();
            public static IEnumerable<string> Lazy() { foreach (var l in File.ReadLines("x.csv")) yield return l; }
            public static async Task<string> Later() { await Task.Delay(1); return Direct(); }
            public static int Lambda() => new[] { 1 }.Select(x => File.Exists("x") ? x : 0).Sum();
            public static string Property => Environment.GetEnvironmentVariable("MYV");
            public static string Text(object o) => o.ToString();
            public static string Direct(int x) => x.ToString();
            public static string Direct(string text, int x) => Direct(x);
            public static T Generic<T>(T x) { Direct(); return x; }
            [System.Runtime.InteropServices.DllImport("libc")] static extern int getpid();
            public static int Native() => getpid();
            public static int Switch(int x) => x switch { 0 => 1, 1 => 2, 2 => 3, 3 => Random.Shared.Next(), _ => 0 };
        }
        public class Reader { public string Go() => new StreamReader("x.csv").ReadToEnd(); public string Name => "n"; }
        public class Clocked { public override string ToString() => DateTime.UtcNow.ToString(); }
        public interface IPlan { int Run(); }
        public class Plan : IPlan { public int Run() => Guid.NewGuid().GetHashCode(); }
        public static class Plans { public static int All() => ((IPlan)new Plan()).Run(); public static int Count => 3; }
        public class Child : Clocked { }
        public static class Pure
        {
            public static int Hash(string x) => new Dictionary<string, int> { [x] = 1 }.Count;
            public static string Join(params string[] x) => string.Join(Path.DirectorySeparatorChar, x);
            public static string Read(Stream s) => new StreamReader(s).ReadToEnd();
            public static string Twice(this string x) => x + x;
            public static string Twice() => File.ReadAllText("x");
            public static int Cores => Environment.ProcessorCount > 0 ? 1 : 0;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Reads.Direct()", "Reads.Direct, which calls File.ReadAllText,", "unseen")]
    [InlineData("Reads.Deep()", "Reads.Deep, which calls new StreamReader,", "unseen")]
    [InlineData("Reads.Lazy().Count()", "Reads.Lazy, which calls File.ReadLines,", "unseen")]
    [InlineData("await Reads.Later()", "Reads.Later, which calls File.ReadAllText,", "unseen")]
    [InlineData("Reads.Lambda()", "Reads.Lambda, which calls File.Exists,", "unseen")]
    [InlineData("Func<string> f = Reads.Direct; f()", "Reads.Direct, which calls File.ReadAllText,", "unseen")]
    [InlineData("Reads.Property", "Reads.Property, which calls Environment.GetEnvironmentVariable,", "world")]
    [InlineData("Reads.Generic(1)", "Reads.Generic, which calls File.ReadAllText,", "unseen")]
    [InlineData("Reads.Native()", "Reads.Native, which calls native code,", "world")]
    [InlineData("Reads.Switch(3)", "Reads.Switch, which calls Random.Shared,", "chance")]
    [InlineData("$\"{new Clocked()}\"", "new Clocked, which calls DateTime.UtcNow,", "clock")]
    [InlineData("new Child().Equals(null)", "new Child, which calls DateTime.UtcNow,", "clock")]
    [InlineData("Plans.All()", "Plans.All, which calls Guid.NewGuid,", "chance")]
    [InlineData("Rates.Plain(2)", "Rates.Plain, which calls DateTime.Now,", "clock")]
    public void What_a_librarys_code_reaches_for_is_found_however_deep(string code, string member, string kind)
    {
        var effect = Find(Library(""), code).ShouldHaveSingleItem();
        (effect.Member, effect.Kind).ShouldBe((member, kind));
    }

    [Theory]
    [InlineData("Plans.Count")]
    [InlineData("Reads.Direct(\"a\", 1)")]
    [InlineData("\"a\".Twice()")]
    [InlineData("Pure.Hash(\"a\")")]
    [InlineData("Pure.Join(\"a\", \"b\")")]
    [InlineData("Pure.Read(new System.IO.MemoryStream())")]
    [InlineData("Pure.Cores")]
    public void What_only_computes_is_not_suspected(string code) => Find(Library(""), code).ShouldBeEmpty();

    [Fact]
    public void A_library_that_announces_what_it_reads_is_believed() =>
        Find(Library("[assembly: System.Reflection.AssemblyMetadata(\"DataFiles\", \"announced\")]"), "Reads.Direct() + Reads.Property")
            .ShouldBeEmpty();

    public void Dispose() => _folder.Dispose();

    private LibraryCopy Library(string attributes)
    {
        var path = _folder.File($"L{attributes.Length}.dll");
        CSharpCompilation.Create("L", [CSharpSyntaxTree.ParseText(attributes), CSharpSyntaxTree.ParseText(Source)], References.Framework,
            new(OutputKind.DynamicallyLinkedLibrary)).Emit(path).Success.ShouldBeTrue();
        return LibraryCopy.Read(path);
    }

    private static IReadOnlyList<Effect> Find(LibraryCopy library, string code)
    {
        var compilation = CellCompiler.Create("cell", code, [library], null);
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty(code);
        var within = new LibraryEffects();
        within.Add([library]);
        return EffectFinder.In(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), within).Effects;
    }
}
