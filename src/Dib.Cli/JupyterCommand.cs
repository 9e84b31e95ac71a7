using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dib.Cli;

/// <summary><c>dib jupyter</c>: tells Jupyter of the kernel, or that it is gone.</summary>
internal static class JupyterCommand
{
    private const string Wrapper = "dib_kernel.py";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static readonly Option<bool> User = new("--user") { Description = "For this user (the default)" };

    private static readonly Option<string?> Prefix = new("--prefix")
    {
        Description = "For whoever uses the installation in this folder, such as a virtual environment",
    };

    private static readonly Option<string> Name = new("--name")
    {
        Description = "What Jupyter calls the kernel; C# notebooks ask for .net-csharp",
        DefaultValueFactory = _ => ".net-csharp",
        Validators =
        {
            RunArguments.Refuse(name => name.Length == 0 || name.Trim('.').Length == 0 || !name.All(letter =>
                char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'), name => $"--name: found '{name}', expected letters, "
                + "digits, '.', '_' and '-'."),
        },
    };

    private static readonly Option<string?> Python = new("--python")
    {
        Description = "The Python that runs the kernel's wrapper and has ipykernel (default: the first on the PATH that has it)",
    };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Take the place of a kernel of this name that is not dib's",
    };

    public static Command Create()
    {
        var install = Place("install", "Writes a kernel spec, so that Jupyter runs C# notebooks with this program", Name, Python, Force);
        install.SetAction(Install);
        var uninstall = Place("uninstall", "Removes that kernel spec", Name, Python);
        uninstall.SetAction(Uninstall);
        return new Command("jupyter", "Makes this program a kernel of Jupyter") { install, uninstall };
    }

    private static Command Place(string name, string description, params Option[] options)
    {
        var command = new Command(name, description) { User, Prefix };
        foreach (var option in options)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(User) && result.GetValue(Prefix) is not null)
                result.AddError("Found --user and --prefix; expected one of them.");
        });
        return command;
    }

    private static int Install(ParseResult parsed)
    {
        var jupyter = Jupyter.Find(parsed.GetValue(Python));
        var folder = Folder(parsed, jupyter);
        if (Directory.Exists(folder) && !IsOurs(folder) && !parsed.GetValue(Force))
            throw new IOException($"{folder}: found a kernel that is not dib's, expected none. --force takes its place, "
                + "--name NAME installs dib's beside it.");

        Directory.CreateDirectory(folder);
        var wrapper = Path.Combine(folder, Wrapper);
        using (var source = typeof(JupyterCommand).Assembly.GetManifestResourceStream(Wrapper)!)
        using (var file = File.Create(wrapper))
            source.CopyTo(file);
        var kernel = KernelLauncher.ForThisProgram(isInterruptible: true);
        string[] command = [kernel.FileName, .. kernel.Arguments, "--warm"];
        File.WriteAllText(Path.Combine(folder, "kernel.json"), new JsonObject
        {
            // Python's own modules are read as files, or its debugger warns at each start.
            ["argv"] = new JsonArray(jupyter.Python, "-Xfrozen_modules=off", wrapper, "-f", "{connection_file}"),
            ["display_name"] = ".NET (C#)",
            ["language"] = "C#",
            ["env"] = new JsonObject
            {
                ["DIB_KERNEL"] = new JsonArray([.. command.Select(word => (JsonNode)word)])
                    .ToJsonString(new() { Encoder = Readable.Encoder }),
            },
        }.ToJsonString(Readable) + "\n");

        Terminal.WriteLine($"The kernel '{parsed.GetValue(Name)}' is in {folder}, run by {jupyter.Python}");
        if (!jupyter.KernelFolders.Contains(Path.GetDirectoryName(folder)!))
        {
            Terminal.WriteError("That Python's Jupyter does not look there. It looks in:");
            foreach (var place in jupyter.KernelFolders)
                Terminal.WriteError($"  {place}");
        }
        return ExitCodes.Fine;
    }

    private static int Uninstall(ParseResult parsed)
    {
        var folder = Folder(parsed, Jupyter.Find(parsed.GetValue(Python)));
        if (!IsOurs(folder))
            throw new IOException($"{folder}: {(Directory.Exists(folder) ? "found a kernel that is not dib's" : "found none")}, "
                + "expected the kernel that 'dib jupyter install' writes.");
        Directory.Delete(folder, recursive: true);
        Terminal.WriteLine($"Removed {folder}");
        return ExitCodes.Fine;
    }

    private static string Folder(ParseResult parsed, Jupyter jupyter) => Path.Combine(
        parsed.GetValue(Prefix) is { } prefix ? Path.GetFullPath(Path.Combine(prefix, "share", "jupyter", "kernels"))
            : Path.Combine(jupyter.DataFolder, "kernels"), parsed.GetValue(Name)!);

    private static bool IsOurs(string folder) => File.Exists(Path.Combine(folder, Wrapper));

    /// <summary>A Jupyter and where it looks, as it says itself.</summary>
    private sealed record Jupyter(string Python, string DataFolder, IReadOnlyList<string> KernelFolders)
    {
        private const string Question = """
            import json, sys, ipykernel.kernelapp, jupyter_core.paths as paths
            print(json.dumps([sys.executable, paths.jupyter_data_dir(), paths.jupyter_path("kernels")]))
            """;

        public static Jupyter Find(string? named)
        {
            var tried = new List<string>();
            foreach (var python in named is null ? OnThePath() : [named])
            {
                tried.Add(python);
                if (Ask(python) is { } found)
                    return found;
            }
            throw new IOException(
                $"Found no Python with ipykernel, expected one (looked at {(tried.Count == 0 ? "the PATH" : string.Join(", ", tried))}). "
                + "'pip install ipykernel' brings it; --python FILE names another.");
        }

        private static IEnumerable<string> OnThePath() =>
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Distinct()
            from name in OperatingSystem.IsWindows() ? ["python.exe"] : (string[])["python3", "python"]
            let file = Path.Combine(folder, name)
            where File.Exists(file)
            select file;

        private static Jupyter? Ask(string python)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(python, ["-c", Question])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                var answer = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode != 0 || JsonNode.Parse(answer) is not JsonArray { Count: 3 } told)
                    return null;
                return new Jupyter(told[0]!.GetValue<string>(), told[1]!.GetValue<string>(),
                    [.. told[2]!.AsArray().Select(folder => folder!.GetValue<string>())]);
            }
            catch (Exception error) when (error is System.ComponentModel.Win32Exception or JsonException)
            {
                return null;
            }
        }
    }
}
