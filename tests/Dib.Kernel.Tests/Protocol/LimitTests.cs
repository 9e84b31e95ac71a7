using Dib.Protocol;

namespace Dib.Kernel.Tests.Protocol;

public class LimitTests
{
    [Fact]
    public async Task What_is_too_large_for_a_page_is_told_instead_of_shown()
    {
        await using var kernel = new TestKernel();
        const string Told = "This output is not shown: it has 20 million characters (text/plain), and at most 16 million are. "
            + "Show a part of it, such as the first rows, or write it to a file.";
        var result = await kernel.RunAsync("var text = new string('x', 20_000_000); var shown = text.Display(); shown.Update(text);\n"
            + "new string('y', 15_000_000).Display(\"text/html\"); text");
        var displays = result.Events.OfType<DisplayedValueProduced>().Select(display => display.FormattedValues[0]).ToList();
        displays.Select(value => value.MimeType).ShouldBe(["text/plain", "text/html"]);
        displays[0].Value.ShouldBe(Told);
        displays[1].Value.Length.ShouldBeGreaterThan(15_000_000);
        result.Events.OfType<DisplayedValueUpdated>().Single().FormattedValues[0].Value.ShouldBe(Told);
        result.Events.OfType<ReturnValueProduced>().Single().FormattedValues[0].Value.ShouldBe(Told);

        var many = await kernel.RunAsync("for (var i = 0; i < 6; i++) new string('z', 15_000_000).Display();");
        many.Events.OfType<DisplayedValueProduced>().Select(display => display.FormattedValues[0].Value.Length > 1_000_000)
            .ShouldBe([true, true, true, true, false, false]);
        (await kernel.RunAsync("\"next\"")).Shown.ShouldBe("value text/plain next");
    }

    [Theory]
    [InlineData("Console.Write(new string('y', 100_000_000));")]
    [InlineData("for (var i = 0; i < 20_000; i++) Console.WriteLine(new string('y', 500));")]
    [InlineData("for (var i = 0; i < 1000; i++) { Console.Error.Write(new string('y', 5_000)); Console.Write(new string('y', 5_000)); }")]
    public async Task Console_text_beyond_what_anyone_reads_goes_nowhere(string code)
    {
        await using var kernel = new TestKernel();
        var result = await kernel.RunAsync(code);
        result.Succeeded.ShouldBeTrue();
        (result.Out + result.Error).Length.ShouldBeInRange(8_000_000, 8_000_100);
        (result.Out + result.Error).ShouldContain("\n… cut here: the cell wrote more than 8 million characters to the console.\n");
        (await kernel.RunAsync("Console.WriteLine(\"next\");")).Out.ShouldBe("next\n");
    }

    [Fact]
    public async Task Nothing_that_reads_or_asks_the_console_waits_for_it()
    {
        await using var kernel = new TestKernel();
        (await kernel.RunAsync("Console.ForegroundColor = ConsoleColor.Red; Console.Write(Console.ReadLine() ?? \"null\"); "
            + "Console.ResetColor(); Console.Write($\" {Console.Read()} {Console.In.ReadToEnd().Length} "
            + "{Console.OpenStandardInput().ReadByte()} {Console.IsInputRedirected}\");")).Shown.ShouldBe("out null -1 0 -1 True");
        (await kernel.RunAsync("_ = Console.WindowWidth + Console.CursorLeft; Console.CursorVisible = false; Console.Clear();\n"
            + "Console.Beep(); Console.SetCursorPosition(0, 0); Console.Title = \"title\"; Console.Write(\"on\");"))
            .Shown.ShouldBe("out on");
        (await kernel.RunAsync("Console.ReadKey();")).Failure.Message.ShouldContain("InvalidOperationException: Cannot read keys");
        (await kernel.RunAsync("_ = Console.KeyAvailable;")).Failure.Message
            .ShouldContain("InvalidOperationException: Cannot see if a key");
    }
}
