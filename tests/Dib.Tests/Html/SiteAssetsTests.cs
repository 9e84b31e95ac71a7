using System.Text.RegularExpressions;
using Dib.Html;

namespace Dib.Tests.Html;

public partial class SiteAssetsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Dib", "Html", "assets");

    [Fact]
    public void No_two_parts_of_the_script_use_one_name_for_two_things()
    {
        // As they are written: what stands at a line's beginning there is the part's own, and not a function's.
        var names = Directory.EnumerateFiles(Folder, "*.js").SelectMany(file => Declared().Matches(File.ReadAllText(file)))
            .Select(name => name.Groups[1].Value).ToList();
        names.Count.ShouldBeGreaterThan(50);
        names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Comments_and_indentation_stay_in_the_repository_and_nothing_else_is_lost()
    {
        foreach (var text in new[] { SiteAssets.Script, SiteAssets.Style })
            text.Split('\n').ShouldAllBe(line => !line.StartsWith(' ') && !line.StartsWith("//") && !line.StartsWith("/*"));
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => Path.GetExtension(file) is ".js" or ".css"))
        {
            var all = Path.GetExtension(file) == ".js" ? SiteAssets.Script : SiteAssets.Style;
            foreach (var line in File.ReadLines(file).Select(line => line.Trim())
                .Where(line => line.Length > 0 && char.IsAsciiLetterOrDigit(line[0]) && line.EndsWith(';')))
                WithoutBlanks(all).ShouldContain(WithoutBlanks(line), Case.Sensitive, Path.GetFileName(file));
        }
    }

    private static string WithoutBlanks(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:function|var) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
