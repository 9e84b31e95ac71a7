namespace Dib.Tests;

public class TerminalTextTests
{
    [Theory]
    [InlineData("Progress:   0 %\rProgress:  60 %\rProgress: 100 %\nafter\n", "Progress: 100 %\nafter\n")]
    [InlineData("\r\rlonger\rab\n", "abnger\n")]
    [InlineData("50 %\r", "50 %")]
    [InlineData("line\r\nnext\r\n", "line\nnext\n")]
    [InlineData("longer\r\e[Kab", "ab")]
    [InlineData("longer\e[2K\rab", "ab")]
    [InlineData("abc\b\b\bxyz", "xyz")]
    [InlineData("abc\b \bd", "abd")]
    [InlineData("a\n\b\bb", "a\nb")]
    [InlineData("å😀\b\be\u0301\bx", "x")]
    [InlineData("😀b\rå", "åb")]
    [InlineData("e\u0301b\rå\rx\u0308", "x\u0308b")]
    [InlineData("\e[31mred\e[0m and \e[1;38;2;0;128;0mgreen\e[0m \e[4:3mwavy\e[m", "red and green wavy")]
    [InlineData("link: \e]8;;https://example.org\e\\text\e]8;;\e\\ end", "link: text end")]
    [InlineData("link: \e]8;id=1;https://example.org/ö\atext\e]8;;\a end", "link: text end")]
    [InlineData("title: \e]0;title\a done \e]2;other\e\\\u009d0;c1\u009cso", "title:  done so")]
    [InlineData("\ePq#0;2;0;0;0\n#0~~\e\\image \e_app\e\\\e^private\e\\\eXstring\e\\.", "image .")]
    [InlineData("\ec\e7\e8\e=\e>\e(B\e#8\e%G\eMa\eZ", "a")]
    [InlineData("\u009b31mred\u009b0m\u0085\u0084\u008d\u0090dcs\u009cnext", "red\nnext")]
    [InlineData("\e[?25l\e[2J\e[H\e[10;5Hx\e[?1049h\e[!p\e[1 q\e[>c", "x")]
    [InlineData("end \e[3", "end ")]
    [InlineData("end \e]0;title", "end ")]
    [InlineData("end \e", "end ")]
    [InlineData("cut \e]0;title\nnext \e[\nlast", "cut \nnext \nlast")]
    [InlineData("\a\0\v\f\u000e\u000f\u007f\ttab", "\ttab")]
    [InlineData("nothing [31m to do ]8;; å", "nothing [31m to do ]8;; å")]
    public void What_is_left_of_console_output_is_what_a_terminal_shows(string written, string shown)
    {
        TerminalText.Shown(written).ShouldBe(shown);
    }

    [Theory]
    [InlineData("\eP")]
    [InlineData("\u0090")]
    [InlineData("\e]8;;")]
    [InlineData("\e[1")]
    [InlineData("ab\r")]
    [InlineData("a\b")]
    public void Many_sequences_that_do_not_end_take_no_time(string part)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        TerminalText.Shown(string.Concat(Enumerable.Repeat(part, 200_000))).Length.ShouldBeLessThan(10);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("Åre, 日本 😀\U0001F468\u200D\U0001F469.dib", "Åre, 日本 😀\U0001F468\u200D\U0001F469.dib")]
    [InlineData("\e[31mred\n\r\b\u009b0m\u007f", "\\u001B[31mred\\u000A\\u000D\\u0008\\u009B0m\\u007F")]
    [InlineData("a\u202Ebid.b\u2066\u2069\u200F\u061C\u2028", "a\\u202Ebid.b\\u2066\\u2069\\u200F\\u061C\\u2028")]
    [InlineData("x\U000E0041\uFEFF", "x\\U000E0041\\uFEFF")]
    public void What_a_terminal_would_obey_is_written_as_its_code(string line, string escaped)
    {
        TerminalText.Escaped(line).ShouldBe(escaped);
        TerminalText.Escaped('\uD800' + line + '\uDC00').ShouldBe("\\uD800" + escaped + "\\uDC00");
    }
}
