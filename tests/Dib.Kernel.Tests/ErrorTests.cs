namespace Dib.Kernel.Tests;

public class ErrorTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Theory]
    [InlineData("var a = 1;\nint b = \"x\";", "cell 1, line 2: CS0029: ", 2, 1)]
    [InlineData("#!time\n\n\nMissing();", "cell 1, line 4: CS0103: ", 4, 1)]
    [InlineData("#!who\nvar a = 1;\n#!about\n\nMissing();\nAlso();",
        "cell 1, line 5: CS0103: The name 'Missing' does not exist in the current context (and 1 more error)", 5, 2)]
    [InlineData("#nullable disable\n#region r\nvar a = ;\n#endregion", "cell 1, line 3: CS1525: ", 3, 1)]
    [InlineData("None1(); None2(); None3();",
        "cell 1, line 1: CS0103: The name 'None1' does not exist in the current context (and 2 more errors)", 1, 3)]
    public async Task A_compile_error_names_cell_and_line(string code, string message, int line, int errors)
    {
        var result = await fixture.Kernel.RunAsync(code, label: "cell 1");
        result.Failure.Message.ShouldStartWith(message);
        result.Failure.Line.ShouldBe(line);
        var diagnostics = result.Events.OfType<Dib.Protocol.DiagnosticsProduced>()
            .ShouldHaveSingleItem().Diagnostics.Where(diagnostic => diagnostic.Severity == "error")
            .ToList();
        diagnostics.Count.ShouldBe(errors);
        diagnostics[0].LinePositionSpan.Start.Line.ShouldBe(line - 1);
    }

    [Fact]
    public async Task An_exception_names_the_cell_and_line_that_threw_also_from_an_earlier_cells_function()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync(
            "int Fail(int n)\n{\n    if (n > 0)\n        throw new InvalidOperationException(\"too many\");\n    return n;\n}");
        var direct = await kernel.RunAsync("\n\nthrow new ArgumentException(\"bad\");");
        direct.Failure.Message.ShouldBe("cell 2, line 3: ArgumentException: bad");
        direct.Failure.Line.ShouldBe(3);

        var earlier = await kernel.RunAsync("// first\nvar x = Fail(1);");
        earlier.Failure.Message.ShouldBe("cell 1, line 4: InvalidOperationException: too many");
        earlier.Failure.Line.ShouldBeNull();
        earlier.Failure.Details.ShouldBe("InvalidOperationException: too many\n  in cell 1, line 4\n  in cell 3, line 2");
    }

    [Theory]
    [InlineData("async Task F()\n{\n    await Task.Yield();\n    throw new Exception(\"late\");\n}\nawait F();",
        "cell 1, line 4: Exception: late")]
    [InlineData("Func<int, int> f = n =>\n{\n    return 1 / n;\n};\nf(0)",
        "cell 1, line 3: DivideByZeroException: Attempted to divide by zero.")]
    [InlineData("\nnew[] { 1, 0 }\n    .Select(n => 1 / n)\n    .Sum()",
        "cell 1, line 3: DivideByZeroException: Attempted to divide by zero.")]
    [InlineData("new[] { 1, 0 }\n    .Select(n => 1 / n)", "cell 1, line 2: DivideByZeroException: Attempted to divide by zero.")]
    [InlineData("try\n{\n    int.Parse(\"x\");\n}\ncatch (Exception e)\n{\n    throw new Exception(\"outer\", e);\n}",
        "cell 1, line 7: Exception: outer")]
    [InlineData("class A { static A() => throw new Exception(\"static\"); public static int B = 1; }\nA.B",
        "cell 1, line 2: TypeInitializationException: ")]
    [InlineData("throw new OperationCanceledException(\"by itself\");", "cell 1, line 1: OperationCanceledException: by itself")]
    [InlineData("throw null;", "cell 1, line 1: NullReferenceException: ")]
    [InlineData("await Task.Run(() =>\n    throw new Exception(\"in a task\"));", "cell 1, line 2: Exception: in a task")]
    public async Task An_exception_names_its_line_within_methods_lambdas_and_tasks(string code, string message)
    {
        (await fixture.Kernel.RunAsync(code, label: "cell 1")).Failure.Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task The_causes_of_an_exception_are_told()
    {
        (await fixture.Kernel.RunAsync("try { int.Parse(\"x\"); }\n"
            + "catch (Exception e) { throw new Exception(\"outer\", e); }", label: "cell 1")).Failure.Details!
            .ShouldContain("Exception: outer\n  in cell 1, line 2\ncaused by FormatException: ");
    }

    [Fact]
    public async Task What_fails_while_it_is_shown_names_the_cell_that_shows_it()
    {
        await using var kernel = new TestKernel();
        await kernel.RunAsync("IEnumerable<int> Broken() { yield return 1; throw new InvalidOperationException(\"mid\"); }\n"
            + "class NoText { public override string ToString() => throw new InvalidOperationException(\"no text\"); }");
        (await kernel.RunAsync("Broken()")).Failure.Message.ShouldBe("cell 2: InvalidOperationException: mid");
        (await kernel.RunAsync("\nBroken().Display();")).Failure.Message.ShouldBe("cell 3, line 2: InvalidOperationException: mid");
        (await kernel.RunAsync("new { A = new NoText() }.Display();\nnew NoText()")).Shown
            .ShouldEndWith("|value text/plain InvalidOperationException: no text");
    }

    [Fact]
    public async Task Of_a_failure_that_is_very_long_the_beginning_and_the_end_are_told()
    {
        await using var kernel = new TestKernel();
        var deep = await kernel.RunAsync("int Down(int n) => n == 0 ? throw new Exception(new string('x', 1_000_000)) : Down(n - 1) + 1;\n"
            + "Down(5_000)");
        deep.Failure.Message.ShouldEndWith("xxx… (1000027 characters)");
        deep.Failure.Message.Length.ShouldBeLessThan(3_000);
        var lines = deep.Failure.Details!.Split('\n');
        lines.Length.ShouldBe(41);
        lines[25].ShouldBe("  … 4963 more lines …");
        lines[^1].ShouldBe("  in cell 1, line 2");
        (await kernel.RunAsync(string.Concat(Enumerable.Repeat("None();\n", 1_000)))).Failure.Details!.Split('\n').Length.ShouldBe(41);
    }
}
