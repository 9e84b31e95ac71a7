using System.Text;
using Dib.Documents;

namespace Dib.Tests.Documents;

public class DibFormatTests
{
    public static TheoryData<string> Names(bool fails) =>
        new(FormatCase.All().Where(@case => @case.Expected.Error is not null == fails).Select(@case => @case.Name));

    [Theory]
    [MemberData(nameof(Names), false)]
    public void A_file_is_read_as_its_case_says(string name)
    {
        var @case = Find(name);
        var notebook = NotebookText.Read(name + ".dib", @case.Input);

        notebook.Cells.Select(cell => new ExpectedCell(cell.Kind, cell.Source, cell.Line)).ShouldBe(@case.Expected.Cells!);
        notebook.Metadata?.Json.ShouldBe(@case.Expected.Metadata);
        (notebook.Metadata is null).ShouldBe(@case.Expected.Metadata is null);
    }

    [Theory]
    [MemberData(nameof(Names), false)]
    public void A_file_is_written_as_its_case_says_and_writing_it_again_changes_nothing(string name)
    {
        var @case = Find(name);
        var written = Rewrite(name, @case.Input);

        written.ShouldBe(@case.Written);
        Rewrite(name, written).ShouldBe(written);
    }

    [Theory]
    [MemberData(nameof(Names), true)]
    public void A_broken_file_is_an_error_with_file_and_line(string name)
    {
        var @case = Find(name);
        var error = Should.Throw<NotebookFormatException>(() => NotebookText.Read("a.dib", @case.Input));

        error.Message.ShouldStartWith($"a.dib:{@case.Expected.Error!.Line}: found ");
        error.Message.Split("; expected ")[0].ShouldContain(@case.Expected.Error.Found);
    }

    [Fact]
    public void The_cases_are_there()
    {
        FormatCase.All().Count(@case => @case.Written is not null).ShouldBeGreaterThan(50);
        FormatCase.All().Count(@case => @case.Expected.Error is not null).ShouldBeGreaterThan(15);
    }

    [Fact]
    public void A_kind_that_nobody_knows_cannot_be_written_since_its_header_would_be_text() =>
        Should.Throw<ArgumentException>(() => DibWriter.Write(new Notebook([new Cell("sql", "select 1")]))).Message.ShouldContain("'sql'");

    [Fact]
    public void An_alias_is_written_as_the_kind_it_stands_for() =>
        DibWriter.Write(new Notebook([new Cell("cs", "1")])).ShouldBe("#!csharp\n\n1\n");

    [Fact]
    public void Metadata_name_their_kernels()
    {
        var notebook = DibReader.Read(
            "#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"sql\","
            + "\"items\":[{\"name\":\"sql\",\"languageName\":\"T-SQL\",\"aliases\":[\"db\"]}]}}\n");

        notebook.Metadata!.DefaultKernelName.ShouldBe("sql");
        var kernel = notebook.Metadata.Kernels.ShouldHaveSingleItem();
        (kernel.Name, kernel.LanguageName).ShouldBe(("sql", "T-SQL"));
        kernel.Aliases.ShouldBe(["db"]);
    }

    private static FormatCase Find(string name) => FormatCase.All().Single(@case => @case.Name == name);

    private static byte[] Rewrite(string name, byte[] file) =>
        Encoding.UTF8.GetBytes(DibWriter.Write(NotebookText.Read(name + ".dib", file)));
}
