using Dib.Analysis;
using Dib.Documents;
using Dib.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Benchmarks;

/// <summary>
/// A notebook's C# as an ordinary program, compiled ahead: its cells one after the other, what they show written to a file.
/// It has no cells, no kernel and no page: the least that the same analysis can take.
/// </summary>
internal static class PlainProgram
{
    private const string Beginning =
        """
        using System; using System.Text; using System.Collections; using System.Collections.Generic;
        using System.Threading.Tasks; using System.Linq;
        using Microsoft.DotNet.Interactive.Formatting; using static Microsoft.DotNet.Interactive.Kernel;
        """;

    private const string Host =
        """
        using var file = new System.IO.StreamWriter(args[0]);
        Formatter.SubscribeToDisplayedValues(shown => { foreach (var value in shown.FormattedValues) file.WriteLine(value.Value); });
        """;

    /// <summary>Compiles a notebook's program into a folder.</summary>
    /// <returns>The program's file, for <c>dotnet</c> to run; its argument is the file to write.</returns>
    public static string Build(string notebook, string folder)
    {
        List<string> libraries =
        [
            typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location,
            typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location,
        ];
        List<string> usings = [], statements = [];
        Add(notebook, libraries, usings, statements);

        var source = $"{Beginning}\n{string.Join('\n', usings.Distinct())}\n{Host}\n{string.Join('\n', statements)}";
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        var compilation = CSharpCompilation.Create("PlainProgram", [CSharpSyntaxTree.ParseText(source)],
            framework.Concat(libraries).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release));
        var program = Path.Combine(folder, "PlainProgram.dll");
        var result = compilation.Emit(program);
        if (!result.Success)
            throw new InvalidOperationException($"{notebook} is no plain program: "
                + $"{result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        foreach (var library in libraries.SelectMany(path => Directory.GetFiles(Path.GetDirectoryName(path)!, "*.dll"))
            .DistinctBy(Path.GetFileName))
        {
            File.Copy(library, Path.Combine(folder, Path.GetFileName(library)), overwrite: true);
        }
        File.WriteAllText(
            Path.ChangeExtension(program, ".runtimeconfig.json"),
            $$"""
            { "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" },
              "configProperties": { "System.GC.Concurrent": false, "System.Runtime.TieredPGO": false } } }
            """);
        return program;
    }

    private static void Add(string notebook, List<string> libraries, List<string> usings, List<string> statements)
    {
        foreach (var cell in NotebookFile.Read(notebook).Notebook.Cells.Where(cell => Kinds.Resolve(cell.Kind) == Kinds.CSharp))
        {
            foreach (var part in CellScript.Parse(cell.Source, Kinds.CSharp).Parts)
            {
                if (part is CodePart code)
                    Add(code.Code, usings, statements);
                else if (part is DirectivePart directive)
                    Follow(directive, Path.GetDirectoryName(notebook)!, libraries, usings, statements);
            }
        }
    }

    private static void Follow(DirectivePart part, string folder, List<string> libraries, List<string> usings, List<string> statements)
    {
        switch (part.Bind(input => throw new NotSupportedException($"A plain program cannot ask for '{input.Name}'.")))
        {
            case ImportFile import:
                Add(Path.Combine(folder, import.Path), libraries, usings, statements);
                break;
            case AssemblyReference library:
                libraries.Add(Path.GetFullPath(Path.Combine(folder, library.Path)));
                break;
        }
    }

    private static void Add(string code, List<string> usings, List<string> statements)
    {
        var root = CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithKind(SourceCodeKind.Script)).GetCompilationUnitRoot();
        usings.AddRange(root.Usings.Select(directive => directive.ToString()));
        foreach (var member in root.Members)
        {
            var shown = member is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
                ? last.Expression
                : null;
            statements.Add(shown is null ? member.ToString() : $"({shown}).Display();");
        }
    }
}
