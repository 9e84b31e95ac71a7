using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Dib.Documents;
using Dib.Tests.Documents;

namespace VsCode.Tests;

/// <summary>
/// The extension reads and writes the format in TypeScript: the same files give the same cells and the same bytes as the engine's.
/// </summary>
public class SerializerTests
{
    [Fact]
    public void Every_case_of_the_format_is_read_and_written_as_by_the_engine() =>
        Compare([.. FormatCase.All().Select(@case => @case.Input)], atLeastRefused: 15);

    [Fact]
    public void Random_files_are_read_and_written_as_by_the_engine()
    {
        var random = new Random(21);
        Compare([.. Enumerable.Range(0, 5_000).Select(_ => Encoding.UTF8.GetBytes(RandomFile.Next(random)))], atLeastRefused: 250);
    }

    private static void Compare(IReadOnlyList<byte[]> files, int atLeastRefused)
    {
        var rewritten = RewriteByExtension(files);
        rewritten.Count.ShouldBe(files.Count);
        foreach (var (file, actual) in files.Zip(rewritten))
            actual.ShouldBe(RewriteByEngine(file), customMessage: Encoding.UTF8.GetString(file));
        rewritten.Count(result => result.Line is not null).ShouldBeGreaterThan(atLeastRefused);
        rewritten.Count(result => result.Written is not null).ShouldBeGreaterThan(50);
    }

    private static Rewritten RewriteByEngine(byte[] file)
    {
        try
        {
            var notebook = NotebookText.Read("a.dib", file);
            return new(
                JsonSerializer.Serialize(notebook.Cells, JsonSerializerOptions.Web),
                notebook.Metadata?.Json,
                Convert.ToBase64String(Encoding.UTF8.GetBytes(DibWriter.Write(notebook))),
                null);
        }
        catch (NotebookFormatException error)
        {
            return new(null, null, null, error.Line);
        }
    }

    private static List<Rewritten> RewriteByExtension(IReadOnlyList<byte[]> files)
    {
        var script = Path.Combine(Repository.Root, "tests", "VsCode.Tests", "rewrite.mjs");
        using var node = Process.Start(
            new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        node.StandardInput.Write(JsonSerializer.Serialize(files));
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.ShouldBe(0);
        return JsonSerializer.Deserialize<List<RawRewritten>>(output, JsonSerializerOptions.Web)!
            .ConvertAll(raw => new Rewritten(
                raw.Cells is null ? null : JsonSerializer.Serialize(raw.Cells, JsonSerializerOptions.Web),
                raw.Metadata,
                raw.Written,
                raw.Line));
    }

    private sealed record Rewritten(string? Cells, string? Metadata, string? Written, int? Line);

    private sealed record RawRewritten(IReadOnlyList<Cell>? Cells, string? Metadata, string? Written, int? Line);
}
