using System.Text;
using Funding.Import.Writing;

namespace Funding.Import.Tests.Writing;

public class ImportLogTests
{
    private static readonly Func<string, byte[]?> Empty = name => Pages.Reference.Contains(name) ? TestData.Read(name) : null;

    private static readonly string Corrected = Pages.TwoColumns
        .Replace(Pages.Spaced(Pages.Amounts[3]), Pages.Spaced(Pages.Amounts[3] - 5))
        .Replace(Pages.Spaced(Pages.Amounts[4]), Pages.Spaced(Pages.Amounts[4] + 5));

    public static TheoryData<string> EveryKindOfPage => new(Kinds.Keys);

    private static Dictionary<string, (string Page, ImportOptions Options)> Kinds { get; } = new()
    {
        ["a table with its population"] = (Pages.TwoColumns, new()),
        ["an earmark"] = (Pages.WithEarmark, new()),
        ["an equal share"] = (Pages.EqualShare, new()),
        ["national totals"] = (Pages.NationalTotals, new()),
        ["an accepted mismatch"] = (Pages.NamesAndValues.Replace("Fördelning av 412 350 000", "Fördelning av 500 000 000"),
            new() { AcceptMismatch = "the page says both", Unit = "kr", Principle = Principle.Population }),
        ["a fixed part"] = (Pages.TwoColumns, new() { PerRegion = "100 000 kronor", Id = "2025-fixed" }),
    };

    [Theory]
    [MemberData(nameof(EveryKindOfPage))]
    public void Undoing_an_import_gives_back_every_byte(string kind)
    {
        var (page, options) = Kinds[kind];
        foreach (var before in (Func<string, byte[]?>[])[TestData.Read, Empty])
        {
            var after = Import(before, page, options);
            ShouldBeAs(before, Undo(after), after);
        }
    }

    [Fact]
    public void Undoing_a_correction_gives_back_the_page_before_it()
    {
        var first = Import(Empty, Pages.TwoColumns);
        var second = Import(first, Corrected, new() { Replace = true, Note = "Corrected." });
        ShouldBeAs(first, Undo(second), second);
        ShouldBeAs(Empty, Undo(Undo(second)), second);
    }

    [Fact]
    public void Imports_can_be_undone_in_any_order()
    {
        var kinds = Kinds.Values.Skip(1).Take(4).Index()
            .Select(kind => (kind.Item.Page, Options: kind.Item.Options with { Id = $"2025-kind-{kind.Index}" })).ToList();
        var random = new Random(13);
        for (var round = 0; round < 8; round++)
        {
            var state = round % 2 == 0 ? TestData.Read : Empty;
            var before = state;
            foreach (var (page, options) in kinds) state = Import(state, page, options);
            var last = state;
            var order = Enumerable.Range(1, kinds.Count).ToArray();
            random.Shuffle(order);
            foreach (var number in order) state = Undo(state, $"{number}");
            ShouldBeAs(before, state, last);
        }
    }

    [Fact]
    public void An_import_that_was_corrected_since_is_not_undone_before_its_correction()
    {
        var second = Import(Import(Empty, Pages.TwoColumns), Corrected, new() { Replace = true });
        ImportLog.Undo(second, "1").Problem.ShouldNotBeNull().ShouldContain("import 2 (2025-population) replaced it: undo that one first");
    }

    [Fact]
    public void A_row_that_was_edited_since_is_named_and_nothing_is_undone()
    {
        var after = Import(Empty, Pages.TwoColumns);
        var edited = Encoding.UTF8.GetString(after("allocations.csv")!).Replace($",{Pages.Amounts[0]},", $",{Pages.Amounts[0] + 1},");
        ImportLog.Undo(name => name == "allocations.csv" ? Encoding.UTF8.GetBytes(edited) : after(name)).Problem
            .ShouldNotBeNull().ShouldSatisfyAllConditions(
                problem => problem.ShouldContain($"amount {Pages.Amounts[0]}"),
                problem => problem.ShouldContain("edited by hand"));
    }

    [Fact]
    public void A_whole_is_not_undone_while_its_part_is_there()
    {
        var whole = Import(TestData.Read, Pages.NationalTotals);
        var id = Dataset.Read(whole).Grants.Single(grant => grant.Year == 2025 && grant.PartOf is null && grant.Payer == Payer.State).Id;
        var part = Import(whole, Pages.TwoColumns, new() { PartOf = id });
        ImportLog.Undo(part, "1").Problem.ShouldNotBeNull().ShouldContain("would not hold together");
        ShouldBeAs(TestData.Read, Undo(Undo(part), "1"), part);
    }

    [Fact]
    public void Files_with_other_line_ends_come_back_as_they_were()
    {
        byte[] windows = [.. Encoding.UTF8.GetBytes(TestData.Text("allocations.csv").ReplaceLineEndings("\r\n"))];
        var described = DataDescriptor.Describe(Read);
        byte[]? Read(string name) => name == "allocations.csv" ? windows : TestData.Read(name);
        byte[]? Before(string name) => name == Funding.Data.DataFolder.DescriptorName ? described : Read(name);
        var after = Import(Before, Pages.WithEarmark);
        ShouldBeAs(Before, Undo(after), after);
    }

    [Theory]
    [InlineData(null, "records no import")]
    [InlineData("9", "No import '9' is on record; there are import 1 (2025-population)")]
    [InlineData("2021-performance", "No import '2021-performance' is on record")]
    public void What_is_not_on_record_is_refused_with_what_is(string? which, string message)
    {
        var state = which is null ? Empty : Import(Empty, Pages.TwoColumns);
        ImportLog.Undo(state, which).Problem.ShouldNotBeNull().ShouldContain(message);
    }

    private static Func<string, byte[]?> Import(Func<string, byte[]?> before, string page, ImportOptions? options = null)
    {
        var report = new PageImport(before).Read(page, options);
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        return name => report.Files.TryGetValue(name, out var bytes) ? bytes : before(name);
    }

    private static Func<string, byte[]?> Undo(Func<string, byte[]?> state, string? which = null)
    {
        var report = ImportLog.Undo(state, which);
        report.Problem.ShouldBeNull();
        return name => report.Files.TryGetValue(name, out var bytes) ? bytes : state(name);
    }

    private static void ShouldBeAs(Func<string, byte[]?> expected, Func<string, byte[]?> found, Func<string, byte[]?> between)
    {
        var paths = ImportLog.Read(between).SelectMany(import => import.Changes).Select(change => change.Path)
            .Append(ImportLog.FileName).Append(Funding.Data.DataFolder.DescriptorName).Distinct();
        foreach (var path in paths)
            (found(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null)
                .ShouldBe(expected(path) is { } before ? Encoding.UTF8.GetString(before) : null, path);
    }
}
