namespace Dib.Tests.Rendering;

public class BrokenClaimTests
{
    private static readonly string Notebook = $"""
        #!markdown

        # A page

        #!csharp

        #r "{Path.Combine(Repository.Root, "artifacts", "bin", "Figures", "release", "Figures.dll")}"
        #!set --name share --value @input:share
        using static Figures.Writing;
        Claim(double.Parse(share) > 0.5, "More than half.")

        """;

    [Fact]
    public void A_claim_that_fails_shows_in_page_index_list_of_changes_terminal_and_exit_code()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notebooks/a.dib", Notebook);

        var holds = Dib(folder, "0.6");
        holds.ExitCode.ShouldBe(0, holds.Output);
        Page(folder, "site/a.html").ShouldContain("<p>More than half.</p>");
        Page(folder, "site/index.html").ShouldNotContain("no longer hold");

        var broken = Dib(folder, "0.4");
        broken.ExitCode.ShouldBe(3, broken.Output);
        broken.Output.ShouldContain("A claim no longer holds with these data");
        broken.Output.ShouldContain("notebooks/a.dib, cell 2: expected double.Parse(share) > 0.5");
        Page(folder, "site/a.html").ShouldContain("class=\"broken-claim");
        Page(folder, "site/a.html").ShouldContain("A sentence stood here");
        Page(folder, "site/a.html").ShouldNotContain("<p>More than half.</p>");
        Page(folder, "site/index.html").ShouldContain("1 claim no longer holds; the page says where.");
        Page(folder, "changes.html").ShouldContain("<code>double.Parse(share) &gt; 0.5</code>");
    }

    [Fact]
    public void A_claim_stays_broken_where_nothing_was_run_and_may_be_allowed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notebooks/a.dib", Notebook);
        Dib(folder, "0.4").ExitCode.ShouldBe(3);

        var fresh = Dib(folder, "0.4");
        fresh.Output.ShouldContain("fresh   notebooks/a.dib");
        fresh.Output.ShouldContain("expected double.Parse(share) > 0.5");
        fresh.ExitCode.ShouldBe(3);
        Dib(folder, "0.4", "--allow-claims").ExitCode.ShouldBe(0);
        Dib(folder, "0.6").ExitCode.ShouldBe(0);
    }

    private static (int ExitCode, string Output) Dib(TemporaryFolder folder, string share, params string[] options) =>
        BuiltProgram.Run(BuiltProgram.Path, folder.Path, ["render", "notebooks", "--input", $"share={share}", .. options]);

    private static string Page(TemporaryFolder folder, string name) => File.ReadAllText(Path.Combine(folder.Path, "artifacts", name));
}
