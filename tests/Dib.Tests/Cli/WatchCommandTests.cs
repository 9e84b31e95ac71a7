using System.Diagnostics;

namespace Dib.Tests.Cli;

public class WatchCommandTests
{
    [Theory]
    [InlineData("INT", "System.Threading.Thread.Sleep(600_000)")]
    [InlineData("TERM", "while (true) ;")]
    [InlineData("TERM", "System.Diagnostics.Process.Start(\"sleep\", \"600\").WaitForExit()")]
    public async Task Asked_to_end_it_ends_at_once_and_leaves_no_process(string signal, string cell)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", $"#!csharp\n\nSystem.IO.File.WriteAllText(\"kernel.new\", $\"{{System.Environment.ProcessId}}\");\n"
            + $"System.IO.File.Move(\"kernel.new\", \"kernel\");\n{cell};\n");
        using var watch = Process.Start(BuiltProgram.FromTerminal(folder.Path, "watch", "."))!;
        var output = watch.StandardOutput.ReadToEndAsync();
        for (var i = 0; i < 3000 && !File.Exists(folder.File("kernel")); i++)
            await Task.Delay(20);
        var kernel = int.Parse(await File.ReadAllTextAsync(folder.File("kernel")));
        Process.GetProcessById(kernel).Dispose();

        var clock = Stopwatch.StartNew();
        BuiltProgram.Run("kill", folder.Path, $"-{signal}", $"{watch.Id}");
        // The output ends with the last process that holds it.
        (await output.WaitAsync(TimeSpan.FromSeconds(30))).ShouldEndWith("Stopped.\n");
        await watch.WaitForExitAsync();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        watch.ExitCode.ShouldBe(0);
        Should.Throw<ArgumentException>(() => Process.GetProcessById(kernel));
    }
}
