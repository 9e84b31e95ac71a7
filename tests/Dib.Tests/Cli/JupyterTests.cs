using System.Diagnostics;
using System.Text.Json.Nodes;
using Dib.Documents;
using Dib.Tests.Documents;

namespace Dib.Tests.Cli;

/// <summary>Run where a Python has Jupyter's packages, and skipped with a word where none has.</summary>
public sealed class JupyterTests : IDisposable
{
    private const string Debian = "apt-get install jupyter-client jupyter-nbconvert python3-ipykernel python3-jupyter-kernel-test";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Jupyters_own_suite_passes_with_all_its_samples_and_none_is_skipped()
    {
        var python = PythonWith("ipykernel", "jupyter_kernel_test");
        Install(python);
        var (exitCode, output) = Run(python, Repository.Path("tests", "Dib.Tests", "Cli", "jupyter", "test_kernel.py"), "-v");
        exitCode.ShouldBe(0, output);
        output.ShouldMatch(@"\nRan 2\d tests in ");
        output.ShouldEndWith("\nOK\n");
        output.ShouldNotContain("skipped");
    }

    [Fact]
    public void Jupyter_runs_our_notebook_in_its_folder_and_shows_what_we_wrote_with_outputs()
    {
        var python = PythonWith("ipykernel", "nbconvert");
        Install(python);
        _folder.Write("in/data.txt", "21 regions");
        _folder.Write("in/a.dib", "#!markdown\n\n# Title\n\n#!csharp\n\nvar text = System.IO.File.ReadAllText(\"data.txt\");\ntext\n\n"
            + "#!html\n\n<b>bold</b>\n\n#!csharp\n\nnew[] { new { Region = \"Gotland\" } }\n");
        BuiltProgram.Run(BuiltProgram.Path, _folder.Path, "convert", "in/a.dib", "--to", "ipynb").ExitCode.ShouldBe(0);
        BuiltProgram.Run(BuiltProgram.Path, _folder.Path, "convert", "in/a.dib", "-o", "in/b.ipynb", "--outputs").ExitCode.ShouldBe(0);
        foreach (var arguments in (string[][])[["--execute", "in/a.ipynb"], ["in/b.ipynb"]])
        {
            var (exitCode, output) = Run(python, ["-m", "nbconvert", "--to", "html", "--output", "page", .. arguments]);
            exitCode.ShouldBe(0, output);
            var page = File.ReadAllText(_folder.File("in", "page.html"));
            page.ShouldContain("21 regions");
            page.ShouldContain("<b>bold</b>");
            page.ShouldMatch("<td[^>]*>Gotland</td>");
        }
    }

    [Fact]
    public void Jupyters_validator_accepts_every_file_that_we_write()
    {
        var python = PythonWith("nbformat");
        foreach (var ((_, text), index) in ConversionTests.Files().Take(200).Select((file, index) => (file, index)))
            _folder.Write($"{index}.ipynb", IpynbWriter.Write(DibReader.Read(text)));
        var (exitCode, output) = Run(python, "-W", "error", "-c", """
            import glob, nbformat
            files = glob.glob("*.ipynb")
            for file in files:
                nbformat.validate(nbformat.read(file, as_version=nbformat.NO_CONVERT))
            print(len(files))
            """);
        (exitCode, output).ShouldBe((0, "200\n"));
    }

    [Fact]
    public void The_kernel_is_installed_where_Jupyter_looks_takes_no_others_place_and_goes_again()
    {
        var python = PythonWith("ipykernel");
        var folder = _folder.File("data", "kernels", ".net-csharp");
        RunDib("install", "--python", python).ShouldBe((0, $"The kernel '.net-csharp' is in {folder}, run by {python}\n"));
        var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!;
        spec["language"]!.GetValue<string>().ShouldBe("C#");
        RunDib("install", "--python", python).ExitCode.ShouldBe(0);
        RunDib("uninstall", "--python", python).ShouldBe((0, $"Removed {folder}\n"));
        RunDib("uninstall", "--python", python).ShouldBe((2,
            $"{folder}: found none, expected the kernel that 'dib jupyter install' writes.\n"));

        _folder.Write("data/kernels/.net-csharp/kernel.json", "{}");
        RunDib("install", "--python", python).Output.ShouldStartWith($"{folder}: found a kernel that is not dib's, expected none.");
        RunDib("uninstall", "--python", python).ExitCode.ShouldBe(2);
        File.ReadAllText(Path.Combine(folder, "kernel.json")).ShouldBe("{}");

        var (exitCode, output) = RunDib("install", "--python", python, "--prefix", _folder.File("env"), "--name", "mine");
        exitCode.ShouldBe(0);
        output.ShouldContain("That Python's Jupyter does not look there. It looks in:\n");
        File.Exists(_folder.File("env", "share", "jupyter", "kernels", "mine", "dib_kernel.py")).ShouldBeTrue();
    }

    [Fact]
    public void Without_a_Python_for_it_nothing_is_written_and_it_is_said_what_is_missing()
    {
        RunDib("install", "--python", "/no/python").ShouldBe((2, "Found no Python with ipykernel, expected one (looked at /no/python). "
            + "'pip install ipykernel' brings it; --python FILE names another.\n"));
        RunDib("install", "--name", "../x").ShouldSatisfyAllConditions(run => run.ExitCode.ShouldBe(2),
            run => run.Output.ShouldStartWith("--name: found '../x', expected letters,"));
        Directory.Exists(_folder.File("data")).ShouldBeFalse();
    }

    private void Install(string python) => RunDib("install", "--python", python).ExitCode.ShouldBe(0);

    private (int ExitCode, string Output) RunDib(params string[] arguments) => Run(BuiltProgram.Path, ["jupyter", .. arguments]);

    /// <summary>Runs a program so that nothing of Jupyter's is written, or found, outside of this test's folder.</summary>
    private (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.Path };
        foreach (var (name, place) in (ReadOnlySpan<(string, string)>)
            [("JUPYTER_DATA_DIR", "data"), ("JUPYTER_CONFIG_DIR", "config"), ("JUPYTER_RUNTIME_DIR", "runtime"), ("IPYTHONDIR", "ipython")])
            start.Environment[name] = _folder.File(place);
        start.Environment.Remove("JUPYTER_PATH");
        return BuiltProgram.Run(start);
    }

    private static string PythonWith(params string[] modules)
    {
        // Debian's own may stand behind another on the PATH.
        foreach (var python in (string[])["/usr/bin/python3", "python3", "python"])
        {
            try
            {
                var question = $"import sys, {string.Join(", ", modules)}; print(sys.executable)";
                var (exitCode, output) = BuiltProgram.Run(python, Path.GetTempPath(), "-c", question);
                if (exitCode == 0)
                    return output.Trim();
            }
            catch (System.ComponentModel.Win32Exception)
            {
            }
        }
        Assert.Skip($"No Python with {string.Join(", ", modules)} was found; Debian: {Debian}.");
        return "";
    }
}
