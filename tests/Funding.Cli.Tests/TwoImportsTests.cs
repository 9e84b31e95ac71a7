using System.Text.RegularExpressions;
using static Funding.Cli.Tests.FundingProgram;

namespace Funding.Cli.Tests;

/// <summary>Imports that begin at the same moment: three pairs, or a hundred in full.</summary>
public class TwoImportsTests
{
    /// <summary>Another headline, and nine millions more for each region: another grant.</summary>
    private static string Another { get; } = Regex.Replace(
        ProgramTests.Sixth.Replace("Nya pengar", "Andra pengar").Replace("Totalt 1,6 miljarder kronor fördelas nu till regionerna. ", ""),
        @"(\d+) miljoner kronor \(", match => $"{int.Parse(match.Groups[1].Value) + 9} miljoner kronor (");

    [Fact]
    public async Task Of_two_imports_at_once_each_is_in_the_data_or_says_that_it_is_not()
    {
        var refusals = 0;
        for (var pair = 0; pair < (Sample.IsFull ? 100 : 3); pair++)
        {
            using var folder = new Folder();
            var second = Path.Combine(folder.Data, "..", "second.txt");
            File.WriteAllText(second, Another);
            string[] pages = [folder.Page(ProgramTests.Sixth), second];
            var processes = pages.Select((page, index) =>
                Start("import", page, "--data", folder.Data, "--id", $"2025-at-once-{index}")).ToList();
            var outputs = processes.Select(process => process.StandardOutput.ReadToEndAsync()).ToList();
            var errors = processes.Select(process => process.StandardError.ReadToEndAsync()).ToList();
            foreach (var process in processes) await process.WaitForExitAsync();

            var grants = Dataset.Load(folder.Data).Grants.Select(grant => grant.Id).ToList();
            foreach (var (index, process) in processes.Index())
            {
                var said = await outputs[index] + await errors[index];
                grants.Contains($"2025-at-once-{index}").ShouldBe(process.ExitCode == 0, said);
                if (process.ExitCode == 0) continue;
                refusals++;
                said.ShouldMatch("Another program (is importing into|has changed) ");
            }

            Run("check", "--data", folder.Data).Code.ShouldBe(0);
        }

        refusals.ShouldBeGreaterThan(0);
    }
}
