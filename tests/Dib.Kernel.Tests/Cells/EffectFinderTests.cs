namespace Dib.Kernel.Tests;

/// <summary>What a cell calls that equal inputs may give other outputs by: all of it is found, and nothing else.</summary>
public class EffectFinderTests
{
    /// <summary>Ways to read files, to ask the clock, chance, the environment, the network or another process.</summary>
    public static TheoryData<string, string> Ways() => new(
        ("files", "System.IO.File.ReadAllText(\"x.csv\")"),
        ("files", "using F = System.IO.File; static string Rd(string p) => F.ReadAllText(p); Rd(\"x.csv\")"),
        ("files", "using static System.IO.File; ReadAllLines(\"x.csv\").Length"),
        ("files", "System.IO.TextReader r = System.IO.File.OpenText(\"x.csv\"); r.ReadToEnd()"),
        ("files", "new System.IO.StreamReader(\"x.csv\").ReadToEnd()"),
        ("files", "new System.IO.FileStream(\"x.csv\", System.IO.FileMode.Open).Length"),
        ("files", "new System.IO.FileInfo(\"x.csv\").Length"),
        ("files", "System.IO.File.Exists(\"x.csv\")"),
        ("files", "System.IO.Path.Exists(\"x.csv\")"),
        ("files", "System.IO.Path.GetFullPath(\"x.csv\")"),
        ("files", "System.IO.Directory.GetFiles(\"d\").Length"),
        ("files", "new System.IO.DirectoryInfo(\"d\").EnumerateFiles().Count()"),
        ("files", "await System.IO.File.ReadAllBytesAsync(\"x.csv\")"),
        ("files", "System.IO.RandomAccess.GetLength(System.IO.File.OpenHandle(\"x.csv\"))"),
        ("files", "System.Xml.Linq.XDocument.Load(\"x.xml\").Root"),
        ("files", "System.Xml.Linq.XElement.Load(\"x.xml\").Value"),
        ("files", "System.Xml.XmlReader.Create(\"x.xml\").Read()"),
        ("files", "var d = new System.Xml.XmlDocument(); d.Load(\"x.xml\"); d.InnerText"),
        ("files", "new System.Xml.XPath.XPathDocument(\"x.xml\").CreateNavigator().Value"),
        ("files", "new System.Xml.XmlTextReader(\"x.xml\").Read()"),
        ("files", "var ds = new System.Data.DataSet(); ds.ReadXml(\"x.xml\"); ds.Tables.Count"),
        ("files", "new Microsoft.VisualBasic.FileIO.TextFieldParser(\"x.csv\").ReadLine()"),
        ("files", "Microsoft.VisualBasic.FileIO.FileSystem.ReadAllText(file: \"x.csv\")"),
        ("files", "System.IO.Compression.ZipFile.OpenRead(\"x.zip\").Entries.Count"),
        ("files", "System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(\"x.csv\")"),
        ("files", "new System.IO.Enumeration.FileSystemEnumerable<string>(\"d\", (ref e) => e.ToFullPath()).Count()"),
        ("files", "System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(\"x.cer\")"),
        ("unseen", "Func<string, string> rd = System.IO.File.ReadAllText; rd(\"x.csv\")"),
        ("unseen", "new[] { \"x.csv\" }.Select(System.IO.File.ReadAllText).First()"),
        ("unseen", "Func<string, System.Xml.Linq.XDocument> rd = System.Xml.Linq.XDocument.Load; rd(\"x.xml\")"),
        ("unseen", "typeof(System.IO.File).GetMethod(\"ReadAllText\", [typeof(string)])!.Invoke(null, [\"x.csv\"])"),
        ("unseen", "typeof(DateTime).GetProperty(\"Now\")!.GetValue(null)"),
        ("unseen", "Activator.CreateInstance(Type.GetType(\"System.Random\")!)"),
        ("unseen", "dynamic d = 1; d.ToString()"),
        ("unseen", "System.Reflection.Assembly.LoadFrom(\"x.dll\").GetTypes().Length"),
        ("unseen", "System.Linq.Expressions.Expression<Func<DateTime>> e = () => new(); e.Compile()()"),
        ("clock", "DateTime.Now"), ("clock", "DateTimeOffset.UtcNow"), ("clock", "DateTime.Today"),
        ("clock", "System.Diagnostics.Stopwatch.GetTimestamp()"), ("clock", "Environment.TickCount64"),
        ("clock", "TimeProvider.System.GetUtcNow()"),
        ("chance", "new Random().Next()"), ("chance", "Random.Shared.Next()"), ("chance", "Guid.NewGuid()"),
        ("chance", "\"abc\".GetHashCode()"), ("chance", "new object().GetHashCode()"), ("chance", "HashCode.Combine(\"a\", 1)"),
        ("chance", "StringComparer.Ordinal.GetHashCode(\"a\")"),
        ("chance", "System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(\"a\")"),
        ("chance", "Enumerable.Range(0, 20).Shuffle().ToList()"),
        ("chance", "System.Security.Cryptography.RandomNumberGenerator.GetInt32(9)"),
        ("chance", "new[] { 2, 1 }.AsParallel().Select(x => x).ToList()"), ("chance", "System.IO.Path.GetRandomFileName()"),
        ("chance", "await Task.WhenAny(Task.Delay(1), Task.Delay(1))"),
        ("world", "Environment.GetEnvironmentVariable(\"MYV\")"), ("world", "Environment.ExpandEnvironmentVariables(\"%MYV%\")"),
        ("world", "Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)"), ("world", "Environment.ProcessorCount"),
        ("world", "System.Runtime.InteropServices.RuntimeInformation.OSDescription.Length"), ("world", "AppContext.BaseDirectory"),
        ("world", "System.IO.Path.GetTempPath()"), ("world", "GC.GetTotalMemory(false)"),
        ("world", "await new System.Net.Http.HttpClient().GetStringAsync(\"http://localhost\")"),
        ("world", "System.Net.Dns.GetHostName()"), ("world", "new System.Net.Sockets.TcpClient(\"localhost\", 80).Connected"),
        ("world", "System.Diagnostics.Process.Start(\"date\")"), ("world", "System.Globalization.RegionInfo.CurrentRegion.Name"),
        ("world", "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); getpid()"));

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_may_give_something_else_is_found(string kind, string code) =>
        Find(code).Select(effect => effect.Kind).ShouldContain(kind, code);

    /// <summary>Nothing that only computes makes a notebook run again each time.</summary>
    [Fact]
    public void What_only_computes_is_not_suspected()
    {
        string[] pure =
        [
            "1 + 1", "TimeZoneInfo.Local.Id", "\"a,b\".Split(',').Length", "new System.IO.StringReader(\"a\").ReadLine()",
            "System.IO.Path.Combine(\"a\", \"b\")",
            "System.IO.Path.GetFileName(\"a/b.csv\")", "new System.IO.MemoryStream([1, 2]).ToArray()", "new Random(7).Next()",
            "new DateTime(2024, 1, 2).AddDays(1)", "DateTime.Parse(\"2024-01-01T00:00:00Z\")", "new Uri(\"https://a.se/b\").Host",
            "new System.IO.StreamReader(new System.IO.MemoryStream([65])).ReadToEnd()", "5.GetHashCode()", "Environment.NewLine.Length",
            "System.Xml.Linq.XDocument.Parse(\"<a/>\").Root", "System.Text.Json.JsonDocument.Parse(\"{}\").RootElement",
            "class P { public string N = \"\"; public override int GetHashCode() => N.GetHashCode(); } new HashSet<P> { new() }.Count",
            "static string Read(string path) => path.ToUpper(); Read(\"x.csv\")", "nameof(System.IO.File.ReadAllText)",
            "new Dictionary<string, int> { [\"a\"] = 1 }[\"a\"]", "System.Text.RegularExpressions.Regex.IsMatch(\"a\", \"b\")",
            "throw new System.IO.IOException(\"x\");", "typeof(string).GetProperties().Length",
            "new System.Globalization.RegionInfo(\"SE\").Name",
            "System.Net.WebUtility.HtmlEncode(\"<\")", "Math.Sqrt(2)", "record R(int A); new R(1).Equals(new R(2))",
            "Enumerable.Range(0, 3).ToLookup(x => x % 2).Count", "await Task.WhenAll(Task.Delay(1))", "$\"{1.5:0.00} {DateTime.MinValue}\"",
        ];
        pure.Where(code => Find(code).Count > 0).Select(code => $"{code}: {Find(code)[0].Member}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("System.IO.File.ReadAllText(\"a.csv\")", "\"a.csv\"")]
    [InlineData("System.IO.File.ReadAllText(System.IO.Path.Combine(\"d\", \"a.csv\"))", "System.IO.Path.Combine(\"d\", \"a.csv\")")]
    [InlineData("System.IO.File.ReadAllText(encoding: System.Text.Encoding.UTF8, path: \"a.csv\")", "\"a.csv\"")]
    [InlineData("System.IO.File.ReadAllText(System.IO.Directory.GetFiles(\"d\")[0])", "System.IO.Directory.GetFiles(\"d\")[0]", "\"d\"")]
    [InlineData("System.IO.File.WriteAllText(\"a.csv\", \"\")")]
    [InlineData("new System.IO.FileInfo(\"a\" + \".csv\").OpenText().ReadToEnd()", "\"a\" + \".csv\"")]
    public void The_paths_that_a_cell_names_are_led_by_way_of_the_engine(string code, params string[] paths)
    {
        var compilation = CellCompiler.Create("cell", code, [], null);
        var found = EffectFinder.In(compilation.GetSemanticModel(compilation.SyntaxTrees[0])).Paths;
        found.Select(span => code[span.Start..span.End]).ShouldBe(paths, ignoreOrder: true);
        var led = Weaving.In(code, NamedFiles.Around(found));
        led.Split('\n').Length.ShouldBe(code.Split('\n').Length);
        CellCompiler.WithCode(compilation, led).GetDiagnostics()
            .ShouldAllBe(diagnostic => diagnostic.Severity < Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    private static IReadOnlyList<Effect> Find(string code)
    {
        var compilation = CellCompiler.Create("cell", code, [], null);
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .ShouldBeEmpty(code);
        return EffectFinder.In(compilation.GetSemanticModel(compilation.SyntaxTrees[0])).Effects;
    }
}
