using System.Diagnostics;
using Dib.Kernel.Tests.Protocol;

namespace Dib.Kernel.Tests.Cells;

public sealed class StoppingTests(StoppingTests.OneKernel one) : IClassFixture<StoppingTests.OneKernel>
{
    private const string Fibonacci = "n < 2 ? n : F(n - 1) + F(n - 2)";

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) ;")]
    [InlineData("do { } while (true);")]
    [InlineData("for (;;) { }")]
    [InlineData("for (var i = 0; i < 2; i = 1 - i) { }")]
    [InlineData("again: goto again;")]
    [InlineData("switch (1) { case 1: goto case 1; }")]
    [InlineData("foreach (var x in Endless()) { }")]
    [InlineData("foreach (var (x, y) in Endless().Select(x => (x, x))) { }")]
    [InlineData("void F() { while (true) { } }\nF();")]
    [InlineData("{ void F() { again: goto again; } F(); }")]
    [InlineData("class C { public int P { get { for (;;) { } } } }\nnew C().P")]
    [InlineData("class C { public C() { do { } while (true); } }\nnew C()")]
    [InlineData("struct S { public static S operator +(S a, S b) { while (true) { } } }\nnew S() + new S()")]
    [InlineData($"int F(int n) => {Fibonacci};\nF(90)")]
    [InlineData($"class R {{ public int F(int n) => {Fibonacci}; }}\nnew R().F(90)")]
    [InlineData("class D { public int this[int n] => n < 2 ? n : this[n - 1] + this[n - 2]; }\nnew D()[90]")]
    [InlineData($"Func<int, int> F = null;\nF = n => {Fibonacci};\nF(90)")]
    [InlineData("Action loop = () => { while (true) { } };\nloop();")]
    [InlineData("Func<Action> outer = () => () => { while (true) { } };\nouter()();")]
    [InlineData("Action loop = delegate { for (;;) { } };\nloop();")]
    [InlineData("Endless().Sum(x => 0)")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Where(x => x == 2).Select(x => x + 1).Count()")]
    [InlineData("(from x in Enumerable.Repeat(1, int.MaxValue) from y in Endless() where y == 2 select x).Count()")]
    [InlineData("async Task F() { while (true) await Task.Yield(); }\nawait F();")]
    [InlineData("async Task<int> F(int n) { return n < 2 ? n : await F(n - 1) + await F(n - 2); }\nawait F(90)")]
    [InlineData("async IAsyncEnumerable<int> F() { while (true) { await Task.Yield(); yield return 1; } }\n"
        + "await foreach (var x in F()) { }")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("async void F() { while (true) await Task.Delay(1); }\nF();\nwhile (true) { }")]
    [InlineData("new System.Threading.Thread(() => { while (true) { } }).Start();\nwhile (true) { }")]
    [InlineData("Parallel.For(0, long.MaxValue, i => { });")]
    [InlineData("Parallel.ForEach(Endless(), x => { });")]
    [InlineData("ParallelEnumerable.Range(0, int.MaxValue).Where(x => x < Environment.TickCount % 1).Count()")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    [InlineData("for (;;) { try { for (;;) { } } catch { } finally { } }")]
    [InlineData("void F() { try { F2(); } catch (Exception) { F(); } }\nvoid F2() { while (true) { } }\nF();")]
    [InlineData("static class T { public static readonly int X = F(); static int F() { while (true) { } } }\nT.X")]
    [InlineData("Task.Run(() => { while (true) { } }).Wait();")]
    [InlineData("unsafe { int x = 0; int* p = &x; while (*p == 0) { } }")]
    [InlineData("void F() { Span<int> s = stackalloc int[1]; while (s[0] == 0) { } }\nF();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await new TaskCompletionSource().Task;")]
    [InlineData("async Task F() { await Task.Delay(60_000); }\nawait Task.WhenAll(F(), F());")]
    public async Task A_cell_is_stopped_within_a_second_and_its_variables_are_there_at_once(string code)
    {
        var kernel = await one.StartAsync();
        var name = $"v{Guid.NewGuid():N}";
        await Begin(kernel, name, $"var {name} = 30;\nConsole.Write(\"on\");\n{code}");
        var clock = Stopwatch.StartNew();
        kernel.Cancel();
        var end = (await kernel.ReadToEndOfAsync(name))[^1];
        RawKernel.Message(end).ShouldBe("Command cancelled.");
        end["event"]!.AsObject().ShouldNotContainKey("stillRunning");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1.5));

        (await ValueAsync(kernel, $"before + {name} + Twice(5)")).ShouldBe("42");
    }

    [Fact]
    public async Task What_a_finally_shows_is_shown_and_a_cell_that_catches_the_stop_may_end_as_it_likes()
    {
        using var kernel = new RawKernel();
        await Begin(kernel, "a", "Console.Write(\"on\");\ntry { while (true) { } } finally { Console.Write(\"cleaned\"); }");
        kernel.Cancel();
        var events = await kernel.ReadToEndOfAsync("a");
        events.ShouldContain(@event => @event.ToJsonString().Contains("cleaned"));
        await Begin(kernel, "b", "Console.Write(\"on\");\ntry { while (true) { } } catch (OperationCanceledException) { }\n\"ended\"");
        kernel.Cancel();
        events = await kernel.ReadToEndOfAsync("b");
        (await ValueAsync(kernel, "1")).ShouldBe("1");
    }

    [Fact]
    public async Task A_cell_that_blocks_is_told_of_after_two_seconds_and_the_session_goes_on_when_it_has_ended()
    {
        using var kernel = new RawKernel();
        await Begin(kernel, "a", "var x = 1;\nConsole.Write(\"on\");\nSystem.Threading.Thread.Sleep(4000);\nwhile (true) { }");
        var clock = Stopwatch.StartNew();
        kernel.Cancel();
        kernel.Cancel();
        var end = (await kernel.ReadToEndOfAsync("a"))[^1];
        ((bool)end["event"]!["stillRunning"]!).ShouldBeTrue();
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
        (await ValueAsync(kernel, "x + 1")).ShouldBe("2");
    }

    [Fact]
    public async Task A_cell_that_was_given_up_goes_on_nowhere_and_its_functions_say_why_they_stop()
    {
        using var kernel = new RawKernel();
        await Begin(kernel, "a", "var x = 1; int F() => 1; var source = new TaskCompletionSource();\nConsole.Write(\"on\");\n"
            + "await source.Task;\nwhile (true) x++;");
        kernel.Cancel();
        await kernel.ReadToEndOfAsync("a");
        kernel.Submit("b", "F()");
        RawKernel.Message((await kernel.ReadToEndOfAsync("b"))[^1]).ShouldBe(
            "cell 2: cell 1 was interrupted and has not ended; run it again to use what it declares.");
        (await ValueAsync(kernel, "source.SetResult();\nawait Task.Delay(200);\nx")).ShouldBe("1");
        (await ValueAsync(kernel, "x + F()")).ShouldBe("2");
    }

    [Fact]
    public async Task Tokens_of_the_cells_own_keep_their_meaning()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync("using System.Threading;\nbool Can(CancellationToken t) => t.CanBeCanceled;\n"
            + "class Caller { public static async Task<bool> Stops(Func<CancellationToken, Task> wait) {\n"
            + "using var own = new CancellationTokenSource(50);\n"
            + "try { await wait(own.Token); return false; } catch (OperationCanceledException) { return true; } }\n"
            + "public static async Task<bool> Delay() { using var own = new CancellationTokenSource(50);\n"
            + "try { await Task.Delay(20_000, own.Token); return false; } catch (OperationCanceledException) { return true; } }\n"
            + "public static bool Has(CancellationToken t) => t.CanBeCanceled;\n"
            + "public static string All() => $\"{Has(default)} {Has(CancellationToken.None)} "
            + "{Has(t: new CancellationTokenSource().Token)} \"\n"
            + "+ string.Join(' ', new List<CancellationToken> { CancellationToken.None, default }.Select(t => t.CanBeCanceled));\n}");
        (await kernel.RunAsync("await Caller.Delay()")).Shown.ShouldBe("value text/plain true");
        (await kernel.RunAsync("await Caller.Stops(token => Task.Delay(20_000, token))")).Shown.ShouldBe("value text/plain true");
        (await kernel.RunAsync("Caller.All()")).Shown.ShouldBe("value text/plain False False True False False");
        (await kernel.RunAsync("Can(default)")).Shown.ShouldBe("value text/plain false");
    }

    [Fact]
    public async Task Nothing_that_a_cell_can_see_is_changed()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("using System.Linq.Expressions;\nExpression<Func<int, Task>> tree = n => Task.Delay(n);\ntree.ToString()"))
            .Shown.ShouldBe("value text/plain n => Delay(n)");
        (await kernel.RunAsync("string Kind(Action a) => \"action\"; string Kind(Func<int> f) => \"func\";\nvar i = 0;\n"
            + "Kind(() => i++) + Kind(() => Console.Write(\"\"))")).Shown.ShouldBe("value text/plain funcaction");
        (await kernel.RunAsync("while (true)\n  foreach (var x in new[] { 1 })\n    throw new Exception(\"here\");"))
            .Failure.Line.ShouldBe(3);
        (await kernel.RunAsync("for (var n = 0; n < 3; n++) if (n == 1) continue; else Console.Write(n);")).Shown.ShouldBe("out 02");
        (await kernel.RunAsync("while (true) { var = }")).Failure.Line.ShouldBe(1);
        // A label that is jumped to from outside of its loop cannot be woven; it runs all the same.
        (await kernel.RunAsync("var k = 0; do x: k++; while (k < 3); k")).Shown.ShouldBe("value text/plain 3");
    }

    private static async Task Begin(RawKernel kernel, string token, string code)
    {
        kernel.Submit(token, code);
        await kernel.ReadToOutputAsync();
        // The loop is compiled again while it runs, and must still look.
        await Task.Delay(100);
    }

    private static async Task<string> ValueAsync(RawKernel kernel, string code)
    {
        var token = $"{Guid.NewGuid():N}";
        kernel.Submit(token, code);
        var events = await kernel.ReadToEndOfAsync(token);
        events.ShouldContain(@event => RawKernel.Type(@event) == "ReturnValueProduced", RawKernel.Message(events[^1]) ?? "");
        return events.Single(@event => RawKernel.Type(@event) == "ReturnValueProduced")["event"]!["formattedValues"]![0]!["value"]!
            .ToString();
    }

    /// <summary>One kernel for all cells: each leaves it as the next one needs it.</summary>
    public sealed class OneKernel : IDisposable
    {
        private RawKernel? _kernel;

        internal async Task<RawKernel> StartAsync()
        {
            if (_kernel is null)
            {
                _kernel = new RawKernel();
                _kernel.Submit("start", "var before = 2; int Twice(int n) => 2 * n;\n"
                    + "IEnumerable<int> Endless() { while (true) yield return 1; }");
                await _kernel.ReadToEndOfAsync("start");
            }
            return _kernel;
        }

        public void Dispose() => _kernel?.Dispose();
    }
}
