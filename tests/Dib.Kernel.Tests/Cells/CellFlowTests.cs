namespace Dib.Kernel.Tests;

/// <summary>What a cell defines, uses and changes of the cells before it: what is not known counts as changed.</summary>
public class CellFlowTests
{
    private const string Given =
        """
        var n = 1; var name = "a"; var list = new List<int> { 3, 1, 2 }; var words = new Dictionary<string, int>();
        var text = new System.Text.StringBuilder(); int[] numbers = [3, 1];
        var fixedList = System.Collections.Immutable.ImmutableList.Create(1);
        record Point(int X, int Y); sealed record Fixed(int X, string Name);
        class Box { public int Value { get; set; } public List<int> Items = []; }
        var point = new Fixed(1, "a"); var box = new Box(); var random = new Random(1); object anything = list;
        """;

    private const string Derived =
        """
        var alias = list; var query = list.Where(x => x > 1); var wrapped = new { Items = list }; Action add = () => list.Add(1);
        var noisy = numbers.Select(x => { n++; return x; });
        int Twice(int x) => 2 * x; void AddOne() => list.Add(1); void AddTo(List<int> to) => to.Add(1); int Next() => n++;
        static void Grow(this Box it) => it.Value++;
        class Counter { public static int Count; public int Own; public void Up() => Own++; public static void UpAll() => Count++; }
        var counter = new Counter();
        """;

    private const string LeadingToList = "!add !alias !anything !list !query !wrapped";
    private const string MayLeadToList = "?add ?alias ?anything ?list ?query ?wrapped";

    /// <summary>A cell, and what is expected: <c>+</c> defines, <c>&lt;</c> uses, <c>!</c> changes, <c>?</c> may change,
    /// <c>*</c> changes more than variables.</summary>
    public static TheoryData<string, string> Cells() => new(
        // What only reads.
        ("1 + 2", ""),
        ("var x = n + 1;", "+x <n"),
        ("using System.IO; n", "+using System.IO; <n"),
        ("list.Count + list[0]", "<list"),
        ("list.Where(x => x > n).OrderBy(x => x).ToList()", "<list <n"),
        ("$\"{name} {n:0.0} {list.Max()}\"", "<list <n <name"),
        ("foreach (var x in list) Console.WriteLine(x);", "<list"),
        ("words.TryGetValue(name, out var found); found", "+found <name <words"),
        ("var copy = list.ToList(); copy.Add(1); copy.Sort();", "+copy <list"),
        ("var own = new List<int>(list); own.Add(n);", "+own <list <n"),
        ("(point with { X = 2 })", "<point"),
        ("point.Name.ToUpper()", "<point"),
        ("box.Value", "<box"),
        ("Math.Max(n, 2)", "<n"),
        ("var p = new Point(n, 2); p.X", "+p <Point <n"),
        ("int Add(int x) => x + n; Add(1)", "+Add <n"),
        ("class Own { public int A; }", "+Own"),
        ("var (a, b) = (n, name);", "+a +b <n <name"),
        ("text.ToString().Length", "<text"),
        ("fixedList.Add(2)", "<fixedList"),
        ("from x in list where x > 1 select x * n", "<list <n"),
        ("numbers.Length + numbers[0] + numbers[^1]", "<numbers"),
        ("list.Display(); display(n)", "<list <n"),
        ("Twice(n)", "<Twice <n"),
        ("query.Sum()", "<query"),
        ("nameof(list)", "<list"),
        ("System.Text.Json.JsonSerializer.Serialize(list)", "<list"),
        ("var r = new Random(1); r.Next()", "+r"),
        ("// list.Add(1)\n1", ""),
        ("var f = new Counter(); f.Up(); f.Own", "+f <Counter"),
        ("string.Join(\",\", list.Select(x => x.ToString()))", "<list"),
        ("await Task.FromResult(n)", "<n"),
        ("if (point is { X: 1 }) n.Display();", "<n <point"),
        ("list is [var first, ..] ? first : 0", "+first <list"),
        ("int Local() { var inner = new List<int>(); inner.Add(n); return inner.Count; } Local()", "+Local <n"),
        ("new Box { Value = n }", "<Box <n"),
        // What assigns.
        ("n = 2;", "<n !n"),
        ("n++;", "<n !n"),
        ("n += list.Count;", "<list <n !n"),
        ("(n, name) = (2, \"b\");", "<n <name !n !name"),
        ("int.TryParse(\"1\", out n);", "<n !n"),
        ("System.Threading.Interlocked.Increment(ref n);", "<n !n"),
        ("if (name == \"a\") n = 5;", "<n <name !n"),
        ("Action later = () => n = 3;", "+later <n !n"),
        ("void Set() { n = 3; }", "+Set <n"),
        ("void Set() { n = 3; } Set();", "+Set <n !n"),
        ("Next()", "<Next !n"),
        ("{ ref var r = ref n; r = 4; }", "<n !n"),
        ("var own = 1; own = 2; own++;", "+own"),
        // What changes objects.
        ("box.Value = 3;", "<box !box"),
        ("counter.Up();", "<counter !counter"),
        ("box.Items.Add(1);", "<box !box"),
        ("box.Grow();", "<Grow <box !box"),
        ("text.Append(\"b\");", "<text !text"),
        ("random.Next()", "<random !random"),
        ("words[\"a\"] = 1;", "<words !words"),
        ("var b = box; b.Value = 2;", "+b <box !box"),
        ("var all = new[] { box }; all[0].Value = 2;", "+all <box ?box"),
        ("foreach (var b in new[] { box }) b.Value = 1;", "<box ?box"),
        ("box?.Items.Clear();", "<box !box"),
        ("box?.Items?.Clear();", "<box !box"),
        ("box?.Items?.Count + point?.Name?.Length", "<box <point"),
        ("box?.Items?[0]", "<box"),
        ("box?.Items?.Find(x => x > n)", "<box <n"),
        ("anything?.ToString()?.Trim()?.Length", "<anything"),
        ("(box?.Items ?? list)?.Sort();", "<box <list !add !alias !anything !box !list !query !wrapped"),
        ("(n > 0 ? box : null).Value = 1;", "<box <n !box"),
        // With all that leads to the same objects.
        ("list.Add(1);", "<list " + LeadingToList),
        ("alias.Clear();", "<alias " + LeadingToList),
        ("wrapped.Items.Add(1);", "<wrapped " + LeadingToList),
        ("numbers[0] = 1;", "<numbers !noisy !numbers"),
        ("Array.Sort(numbers);", "<numbers !noisy !numbers"),
        ("System.MemoryExtensions.Reverse(numbers);", "<numbers !noisy !numbers"),
        ("AddOne();", "<AddOne " + LeadingToList),
        ("AddTo(list);", "<AddTo <list " + LeadingToList),
        ("add();", "<add " + MayLeadToList),
        ("list.ForEach(x => list.Remove(x));", "<list " + LeadingToList),
        ("noisy.Sum()", "<noisy ?noisy ?numbers"),
        // What changes more.
        ("await Task.Delay(1);", ""),
        ("async Task Later() { await Task.Delay(1); } _ = Later();", "+Later *Task.Delay"),
        ("Task.Delay(1).GetAwaiter().OnCompleted(() => { });", "*TaskAwaiter.OnCompleted"),
        ("Console.SetOut(System.IO.TextWriter.Null);", "*Console.SetOut"),
        ("Counter.Count = 2;", "<Counter *Counter.Count"),
        ("Counter.UpAll();", "<Counter *Counter.Count"),
        ("System.Globalization.CultureInfo.CurrentCulture = new(\"sv-SE\");", "*CultureInfo.CurrentCulture"),
        ("Environment.SetEnvironmentVariable(\"a\", \"b\");", "*Environment.SetEnvironmentVariable"),
        ("new System.Threading.Thread(() => { })", "*new Thread"),
        ("System.IO.File.WriteAllText(\"a\", name);", "<name *File.WriteAllText"),
        ("Task.Run(() => n)", "<n *Task.Run"),
        ("var root = Microsoft.DotNet.Interactive.Kernel.Root;", "+root *Kernel.Root"),
        ("dynamic d = list; d.Add(1);", "+d <list *a member of a dynamic value " + MayLeadToList),
        ("Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit = 1;", "*Formatter.ListExpansionLimit"),
        ("AppContext.SetSwitch(\"a\", true);", "*AppContext.SetSwitch"),
        ("typeof(Box).GetProperty(\"Value\").SetValue(box, 1);", "<Box <box *PropertyInfo.SetValue ?box"));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_defines_uses_and_changes(string code, string expected)
    {
        var compiler = new CellCompiler();
        var chain = new List<ChainLink>();
        foreach (var cell in new[] { Given, Derived, code })
        {
            var link = new ChainLink((chain.LastOrDefault()?.Key ?? CellKey.Start).Next(cell, []), cell, []);
            var flow = compiler.Compile(chain, link, CancellationToken.None).Flow;
            chain.Add(link);
            if (cell == code)
                Text(flow).ShouldBe(expected);
        }
    }

    private static string Text(CellFlow flow) => string.Join(' ', flow.Defines.Select(name => $"+{name}")
        .Concat(flow.Uses.Select(name => $"<{name}")).Concat(flow.Changes.Select(name => $"!{name}"))
        .Append($"*{flow.Outside}").Concat(flow.MayChange.Select(name => $"?{name}")).Where(part => part.Length > 1));
}
