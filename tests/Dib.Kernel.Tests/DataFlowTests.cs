using Dib.Protocol;

namespace Dib.Kernel.Tests;

/// <summary>What a kernel tells of the flow of data, and cells that run after others than those run last.</summary>
public class DataFlowTests
{
    [Fact]
    public async Task Data_flow_is_told_where_it_is_asked_for_and_of_cells_that_were_not_run()
    {
        await using var kernel = new TestKernel();
        (await FlowAsync(kernel, "var list = new List<int>();", dataFlow: null)).Flow.ShouldBeNull();
        var told = (await FlowAsync(kernel, "var n = 2; list.Add(n);", dataFlow: "told")).Flow.ShouldNotBeNull();
        Text(told).ShouldBe("n <list !list");
        told.IsObserved.ShouldBeFalse();

        var events = new List<KernelEvent>();
        await kernel.SendAsync(new RequestDataFlow("var own = n + later;") { EarlierCode = ["var later = list.Count;"] }, events);
        var asked = events.OfType<DataFlowProduced>().ShouldHaveSingleItem();
        Text(asked).ShouldBe("own <later <n");
    }

    /// <summary>Whoever changes it, and by whatever way.</summary>
    [Theory]
    [InlineData("a.Add(1);", "a b")]
    [InlineData("foreach (var list in new[] { a }) list.Add(1);", "a b")]
    [InlineData("typeof(List<int>).GetMethod(\"Add\").Invoke(a, [1]);", "a b")]
    [InlineData("grow();", "a b grow")]
    [InlineData("dynamic d = b; d.Add(1);", "a b")]
    [InlineData("n = 2;", "n")]
    [InlineData("n = 1;", "")]
    [InlineData("numbers[^1]++;", "numbers")]
    [InlineData("pairs[\"a\"] = (2, new());", "pairs")]
    [InlineData("pairs[\"a\"].Item2.Add(1);", "pairs")]
    [InlineData("a.Count.ToString() + a.Where(x => x > 1).Sum() + pairs.Count + lazy.Value + numbers.Max()", "")]
    [InlineData("query.ToList()", "")]
    [InlineData("var own = a.ToList(); own.Add(1);", "")]
    [InlineData("text.Append('b');", "text")]
    public async Task What_a_run_has_changed_is_seen(string code, string changed)
    {
        await using var kernel = new TestKernel();
        await FlowAsync(kernel,
            "var a = new List<int> { 1, 2 }; var b = a; int n = 1; int[] numbers = [1, 2]; Action grow = () => a.Add(1);");
        await FlowAsync(kernel,
            "var pairs = new Dictionary<string, (int, List<int>)> { [\"a\"] = (1, []) }; var query = a.Select(x => x);");
        await FlowAsync(kernel, "var lazy = new Lazy<int>(() => 3); var text = new System.Text.StringBuilder(\"a\");");
        var flow = (await FlowAsync(kernel, code)).Flow.ShouldNotBeNull();
        flow.IsObserved.ShouldBeTrue();
        // A sequence that leads to the list is among them too, as is whatever else does.
        flow.Changes.Where(name => name != "query" && (name != "grow" || changed.Contains("grow", StringComparison.Ordinal)))
            .ShouldBe(changed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("static class Own { public static int Count; }")]
    [InlineData("var running = Task.Delay(100_000);")]
    [InlineData("var half = new List<int> { 1 }.AsEnumerable().GetEnumerator();")]
    [InlineData("var handle = new System.Threading.ManualResetEvent(false);")]
    [InlineData("var pointer = (nint)8;")]
    public async Task What_cannot_be_seen_is_said(string code)
    {
        await using var kernel = new TestKernel();
        await FlowAsync(kernel, code);
        (await FlowAsync(kernel, "1 + 1")).Flow.ShouldNotBeNull().IsObserved.ShouldBeFalse();
    }

    [Fact]
    public async Task A_cell_that_runs_after_others_sees_what_these_declared_and_no_more()
    {
        await using var kernel = new TestKernel();
        await FlowAsync(kernel, "var a = 1; record Row(int N);");
        await FlowAsync(kernel, "var b = a + 1;");
        await FlowAsync(kernel, "var c = new Row(b);");
        // The second cell is another now, of another type; the third is kept.
        (await FlowAsync(kernel, "var b = \"two\"; b", after: "1")).Shown.ShouldBe("value text/plain two");
        (await FlowAsync(kernel, "b + c.N + a", after: "1 4 3")).Shown.ShouldBe("value text/plain two21");
        (await FlowAsync(kernel, "b + c.N", after: "1 2 3")).Shown.ShouldBe("value text/plain 4");
        (await FlowAsync(kernel, "b", after: "1")).Failure.ShouldContain("CS0103");
        (await FlowAsync(kernel, "a", after: "1 17")).Failure.ShouldContain("17");
        (await FlowAsync(kernel, "a", after: "one")).Failure.ShouldContain("one");
        // A cell that is compiled so is in no cache: another kernel has other cells before it.
        await using var other = new TestKernel();
        await FlowAsync(other, "var a = 1; record Row(int N);");
        (await FlowAsync(other, "var b = \"three\"; b", after: "1")).Shown.ShouldBe("value text/plain three");
    }

    private static async Task<(DataFlowProduced? Flow, string Shown, string Failure)> FlowAsync(TestKernel kernel, string code,
        string? dataFlow = "observed", string? after = null)
    {
        var parameters = new Dictionary<string, string>();
        if (dataFlow is not null)
            parameters["dataFlow"] = dataFlow;
        if (after is not null)
            parameters["after"] = after;
        var events = new List<KernelEvent>();
        var end = await kernel.SendAsync(new SubmitCode(code, parameters), events);
        return (events.OfType<DataFlowProduced>().SingleOrDefault(), end is CommandSucceeded ? new CellResult(events).Shown : "",
            (end as CommandFailed)?.Message ?? "");
    }

    private static string Text(DataFlowProduced flow) => string.Join(' ', flow.Defines.Concat(flow.Uses.Select(name => $"<{name}"))
        .Concat(flow.Changes.Select(name => $"!{name}")));
}
