using System.Collections;
using System.Dynamic;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dib.Kernel.Formatting;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using Tables;

namespace Dib.Kernel.Tests;

public class DisplayTests : IDisposable
{
    public DisplayTests()
    {
        Formatter.ResetToDefault();
        Displays.Prepare();
    }

    public void Dispose() => Formatter.ResetToDefault();

    [Fact]
    public void What_a_cell_registers_comes_before_tables_and_text_and_counts_for_derived_types()
    {
        Formatter.Register<IShape>(_ => "<b>shape</b>", "text/html");
        Formats(new Circle()).ShouldBe([new FormattedText("text/html", "<b>shape</b>")]);
        Formatter.Register(typeof(List<>), (value, writer) => writer.Write($"list of {((IList)value).Count}"), "text/html");
        Formats(new List<int> { 1 })[0].ShouldBe(new FormattedText("text/html", "list of 1"));
        Formatter.SetPreferredMimeTypesFor(typeof(IShape), "text/plain", "text/html");
        Formats(new Circle()).Select(text => text.MimeType).ShouldBe(["text/plain", "text/html"]);
    }

    [Fact]
    public void A_library_brings_its_formatters_by_an_attribute_known_by_its_simple_name()
    {
        Formats(new SelfFormatted())[0].ShouldBe(new FormattedText("text/x", "x:SelfFormatted"));
        Formats(new AlsoSelfFormatted())[0].Value.ShouldBe("x:AlsoSelfFormatted");
        Formatter.Register<SelfFormatted>(_ => "own", "text/x");
        Formats(new SelfFormatted())[0].Value.ShouldBe("own");
    }

    [Fact]
    public void A_format_that_is_asked_for_by_name_is_the_originals()
    {
        IReadOnlyList<FormattedValue> plain = [new("text/plain", "1, 2")];
        Displays.Of(new[] { 1, 2 }, plain).ShouldBe(plain);
        Displays.Of(new[] { 1, 2 }, [new FormattedValue("text/html", "<ol>")])[0].Value.ShouldContain("class=\"data\"");
    }

    [Fact]
    public void Null_is_told_from_an_empty_text_and_json_is_json()
    {
        Shown(new[]
        {
            new { Text = (string?)null, Texts = new[] { "", null } }, new { Text = (string?)"", Texts = new string?[] { "a", "b" } },
        }).Rows.ShouldBe(
            [["<null>", ", <null>"], ["", "a, b"]]);
        Formats(null).ShouldBe([new FormattedText("text/plain", "<null>")]);
        Formats("").ShouldBe([new FormattedText("text/plain", "")]);
        Formats(System.Text.Json.JsonDocument.Parse("{\"a\":[1, 2]}"))[0].ShouldBe(new FormattedText("application/json", "{\"a\":[1, 2]}"));
    }

    [Fact]
    public void A_sequence_of_records_is_a_table_headed_by_the_names_of_its_properties()
    {
        var table = Shown(new[] { new Row("Skåne & <b>", 234.5m, null), new Row("\"Å\"", -1m, new DateOnly(2024, 2, 1)) });
        table.Head.ShouldBe(["Name", "AmountPerInhabitant", "PaidOn", "InSEK"]);
        table.Rows.ShouldBe([["Skåne & <b>", "234.5", "<null>", "true"], ["\"Å\"", "−1.0", "2024-02-01", "false"]]);
        Html(new[] { new Row("Å", 1, null) }).ShouldContain(">Å<");
        Shown(new[] { new { FirstName = 1 } }).Head.ShouldBe(["FirstName"]);
        Shown(new[] { (1, "a") }).Head.ShouldBe(["Item1", "Item2"]);
        Shown(new[] { Tuple.Create(1) }).Head.ShouldBe(["Item1"]);
    }

    [Fact]
    public void Other_sequences_are_tables_too()
    {
        Shown(new object?[] { 1, "a", null }).Rows.ShouldBe([["1"], ["a"], ["<null>"]]);
        Shown(Array.Empty<Row>()).Rows.ShouldBeEmpty();
        Shown(new[] { new[] { 1, 2 }, new[] { 3 } }).Rows.ShouldBe([["1, 2"], ["3"]]);
        var mixed = Shown(new object[] { new { A = 1, B = 2 }, new { B = 3, C = "c" } });
        mixed.Head.ShouldBe(["A", "B", "C"]);
        mixed.Rows.ShouldBe([["1", "2", "<null>"], ["", "3", "c"]]);
        var dictionaries = Shown(new[] { new Dictionary<string, object> { ["a b"] = 1 }, new Dictionary<string, object> { ["c"] = 2 } });
        dictionaries.Head.ShouldBe(["a b", "c"]);
        dictionaries.Rows.ShouldBe([["1", ""], ["", "2"]]);
        Shown(new Dictionary<string, int> { ["a"] = 1 }).Rows.ShouldBe([["a", "1"]]);
        dynamic expando = new ExpandoObject();
        expando.Region = "X";
        Shown(new[] { (ExpandoObject)expando }).Head.ShouldBe(["Region"]);
        var groups = Shown(new[] { "a", "bb", "c" }.GroupBy(text => text.Length));
        groups.Head.ShouldBe(["Key", "Items"]);
        groups.Rows.ShouldBe([["1", "a, c"], ["2", "bb"]]);
        Shown(new[] { new Circle() }).Rows.ShouldBe([["Circle"]]);
    }

    [Fact]
    public void A_registration_counts_within_tables_and_objects()
    {
        Formatter.Register<Circle>(_ => "round");
        Shown(new[] { new { Shape = new Circle() } }).Rows.ShouldBe([["round"]]);
        Text(new { Shape = new Circle() }).ShouldBe("Shape: round\n");
    }

    [Fact]
    public void A_long_table_shows_its_first_rows_and_says_how_many_follow()
    {
        Shown(Enumerable.Range(0, 100)).More.ShouldBeNull();
        var table = Shown(Enumerable.Range(0, 121));
        table.Rows.Count.ShouldBe(100);
        table.More.ShouldBe("… 21 more rows, all in the download");
        Formatter.ListExpansionLimit = 20;
        Shown(Enumerable.Range(0, 21)).Rows.Count.ShouldBe(20);
    }

    [Fact]
    public void A_long_sequence_costs_no_more_than_the_download_and_an_endless_one_ends()
    {
        var read = 0;
        IEnumerable<Counted> Endless()
        {
            while (true)
                yield return new Counted(() => read++);
        }
        Shown(Endless()).More.ShouldBe("… more than 9\u202f900 more rows, of which 9\u202f900 are in the download");
        read.ShouldBeLessThan(11_000);

        read = 0;
        var list = Enumerable.Range(0, 100_000).Select(_ => new Counted(() => read++)).ToList();
        Shown(list).More.ShouldBe("… 99\u202f900 more rows, of which 9\u202f900 are in the download");
        read.ShouldBeLessThan(11_000);
    }

    [Fact]
    public void The_rows_of_a_long_table_that_are_not_shown_are_in_its_html_as_data()
    {
        var items = Enumerable.Range(0, 103)
            .Select(i => new
            {
                Number = i * 1000,
                Text = (object)(i == 101 ? "</script><!-- \"\\\n" : i == 102 ? new Microsoft.AspNetCore.Html.HtmlString("<b>") : 1.5),
                None = (string?)null,
            })
            .ToList();
        var html = Html(items);
        html.Split("</script").Length.ShouldBe(2);
        var data = new HtmlParser().ParseDocument(html).QuerySelector("table > script[type='application/json']")!.TextContent;
        using var json = System.Text.Json.JsonDocument.Parse(data);
        json.RootElement.EnumerateArray().Select(row => row.ToString()).ShouldBe(
        [
            "[[\"100\u202f000\",\"100000\"],\"1.5\",[\"\\u003cnull>\",\"\"]]",
            "[[\"101\u202f000\",\"101000\"],\"\\u003c/script>\\u003c!-- \\\"\\\\\\u000a\",[\"\\u003cnull>\",\"\"]]",
            "[[\"102\u202f000\",\"102000\"],{\"html\":\"\\u003cb>\"},[\"\\u003cnull>\",\"\"]]",
        ]);
        Html(items[..100]).ShouldNotContain("script");
    }

    [Fact]
    public void A_column_is_one_of_numbers_where_all_its_rows_are_and_not_only_those_shown()
    {
        var items = Enumerable.Range(0, 101).Select(i => new { Value = (object)(i == 100 ? "none" : i * 1000) }).ToList();
        Html(items).ShouldContain("data-type=\"text\"");
    }

    [Theory]
    [InlineData(new[] { 1.5, 2, -0.25 }, new[] { "1.50", "2.00", "−0.25" })]
    [InlineData(new[] { 9999.0, 2024 }, new[] { "9\u202f999", "2\u202f024" })]
    [InlineData(new[] { 1997.5, 2024 }, new[] { "1\u202f997.5", "2\u202f024.0" })]
    [InlineData(new[] { 1999.0, 2024 }, new[] { "1999", "2024" })]
    [InlineData(new[] { 10000.0, 999, -1234567 }, new[] { "10\u202f000", "999", "−1\u202f234\u202f567" })]
    [InlineData(new[] { 12345.678, -0.4 }, new[] { "12\u202f345.678", "−0.400" })]
    [InlineData(new[] { 12345.5, 0.5, 0 }, new[] { "12\u202f345.5", "0.5", "0.0" })]
    [InlineData(new[] { 123456.7890123, 1.0 / 3, -0.25, 1e-9, 99.9951 }, new[] { "123\u202f457", "0.333", "−0.25", "1E−09", "99.9951" })]
    [InlineData(new[] { 0.0000123, 0.5 }, new[] { "1.23E−05", "0.5000" })]
    [InlineData(new[] { 1e15, 123.45, 16777217 },
        new[] { "1\u202f000\u202f000\u202f000\u202f000\u202f000", "123.45", "16\u202f777\u202f217" })]
    [InlineData(new[] { 1e300, 123.45 }, new[] { "1E+300", "123.45" })]
    [InlineData(new[] { 285124794.13, 7688838.91 }, new[] { "285\u202f124\u202f794", "7\u202f688\u202f839" })]
    [InlineData(new[] { 0.1 + 0.2, 1 }, new[] { "0.3", "1.0" })]
    [InlineData(new[] { 1.0 / 3, 2.0 / 3 }, new[] { "0.3333", "0.6667" })]
    [InlineData(new[] { double.NaN, 1, double.PositiveInfinity, double.NegativeInfinity }, new[] { "NaN", "1", "∞", "−∞" })]
    [InlineData(new[] { 1.25e-9, 0 }, new[] { "1.25E−09", "0" })]
    [InlineData(new[] { 1e300, 1 }, new[] { "1E+300", "1" })]
    public void The_numbers_of_a_column_have_the_same_decimals_and_thin_spaces_unless_they_read_as_years(double[] numbers, string[] texts)
    {
        var table = Shown(numbers.Select(number => new { Number = number }).ToList());
        table.Rows.Select(row => row[0]).ShouldBe(texts.Select(text => text));
        Html(numbers).ShouldContain("class=\"number\"");
    }

    [Fact]
    public void Integers_are_exact_and_empty_cells_keep_a_column_numeric()
    {
        Shown(new[] { new { N = (long?)long.MaxValue }, new { N = (long?)null } }).Rows
            .ShouldBe([["9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f807"], [""]]);
        Shown(new[] { ulong.MaxValue }).Rows[0][0].ShouldBe("18\u202f446\u202f744\u202f073\u202f709\u202f551\u202f615");
        Shown(new[] { 0.1m, 0.25m }).Rows.ShouldBe([["0.10"], ["0.25"]]);
        Shown(new[] { 1.10m, 2.345m, 1000000m }).Rows.ShouldBe([["1.100"], ["2.345"], ["1\u202f000\u202f000.000"]]);
        Shown(new[] { 9007199254740993d, 33554432f }).Rows[0][0].ShouldBe("9\u202f007\u202f199\u202f254\u202f740\u202f992");
        Shown(new[] { 289203891f }).Rows[0][0].ShouldBe("289\u202f203\u202f904");
    }

    [Fact]
    public void Every_kind_of_number_rounds_alike_and_a_column_that_is_rounded_says_so()
    {
        double[] numbers = [0.5, 1.5, 2.5, 1.005, 2.675, 99.99995, 0.1234565, 12345.0000001, -2.5];
        foreach (var more in (double[])[0, 1.0 / 3, 12345.678901])
        {
            var column = numbers.Append(more).ToList();
            Shown(column).Rows.ShouldBe(Shown(column.ConvertAll(number => (decimal)number)).Rows);
        }
        Html(new[] { 1.0 / 3 }).ShouldContain("title=\"Rounded; ");
        Html(new[] { 1e-9 / 3 }).ShouldContain("title=\"Rounded; ");
        Html(new[] { 0.1 + 0.2, 12345.5 }).ShouldNotContain("title");
        Text(new { A = 1234567.891, B = 1.0 / 3, C = 1.10m, D = 1e-9 })
            .ShouldBe("A: 1\u202f234\u202f567.891\nB: 0.3333333333333333\nC: 1.10\nD: 1E−09\n");
    }

    [Fact]
    public void An_object_shows_its_properties_and_a_scalar_its_text()
    {
        Text(new Row("A", 1.5m, new DateOnly(2024, 2, 1))).ShouldBe("Name: A\nAmountPerInhabitant: 1.5\nPaidOn: 2024-02-01\nInSEK: true\n");
        Text(1.5).ShouldBe("1.5");
        Text(new DateTime(2024, 2, 1)).ShouldBe("2024-02-01");
        Text(new TimeOnly(3, 4, 5)).ShouldBe("03:04:05");
        Text(new DateTime(2024, 2, 1, 3, 4, 5)).ShouldBe("2024-02-01 03:04:05");
        Text(new DateTime(2024, 2, 1, 3, 4, 5, DateTimeKind.Utc)).ShouldBe("2024-02-01 03:04:05Z");
        Text(typeof(Dictionary<string, int?[]>)).ShouldBe("Dictionary<string, int?[]>");
        Text(new Circle()).ShouldBe("Circle");
        Text(new Loop()).Length.ShouldBeLessThan(100);
    }

    [Fact]
    public void Values_that_hold_themselves_show_down_to_where_they_do()
    {
        var linked = new Linked(5);
        linked.Next = new Linked(6) { Next = linked };
        Text(linked).ShouldBe("Number: 5\nNext: Linked { Number = 6, Next = … }\n");
        Shown(new[] { new { A = linked, N = 1 } }).Rows.ShouldBe([["Linked { Number = 5, Next = … }", "1"]]);
        Shown(new[] { (linked, 1) }).Rows.ShouldBe([["Linked { Number = 5, Next = … }", "1"]]);
        var list = new List<object?> { 1 };
        list.Add(list);
        Shown(list).Rows.ShouldBe([["1"], ["1, 1, 1, …"]]);
        var dictionary = new Dictionary<string, object> { ["a"] = 1 };
        dictionary["self"] = dictionary;
        Shown(dictionary).Rows[0].ShouldBe(["a", "1"]);
        var deep = new Linked(0);
        for (var i = 0; i < 100_000; i++)
            deep = new Linked(i) { Next = deep };
        Text(new { deep }).ShouldBe("deep: Linked { Number = 99999, Next = … }\n");

        // Those that the original formats first.
        foreach (var value in (object[])[linked, list, dictionary, new { linked }, new[] { list }, deep, new Loop()])
        {
            value.ToDisplayString("text/html").Length.ShouldBeLessThan(10_000);
            value.ToDisplayString("text/plain").Length.ShouldBeLessThan(1_000);
        }
    }

    [Fact]
    public void What_a_values_code_throws_stands_in_its_place()
    {
        const string Problem = "InvalidOperationException: no text";
        Text(new NoText()).ShouldBe(Problem);
        Text(new { A = new NoText(), N = 1 }).ShouldBe($"A: {Problem}\nN: 1\n");
        Shown(new[] { new { A = new NoText(), N = 1 } }).Rows.ShouldBe([[Problem, "1"]]);
        Shown(new[] { new NoText() }).Rows.ShouldBe([[Problem]]);
        Shown(new Dictionary<NoText, int> { [new NoText()] = 1 }).Rows.ShouldBe([[Problem, "1"]]);
        Text(new { Items = Enumerable.Range(1, 3).Select(i => i < 3 ? i : throw new InvalidOperationException("no text")) })
            .ShouldBe($"Items: 1, 2, {Problem}\n");
        new { A = new NoText(), N = 1 }.ToDisplayString("text/html").ShouldContain(Problem);
        new NoText().ToDisplayString("text/plain").ShouldBe(Problem);
        Should.Throw<InvalidOperationException>(
            () => Formats(Enumerable.Range(1, 3).Select(i => i < 3 ? i : throw new InvalidOperationException())));
    }

    [Fact]
    public void What_does_not_end_is_given_up_and_the_rest_is_shown()
    {
        var rows = Enumerable.Range(0, 3).Select(i => new { A = new Endless(), N = i }).ToList();
        Shown(rows).Rows.ShouldBe(Enumerable.Range(0, 3).Select(i => new[] { "TimeoutException: no text within 3 seconds", $"{i}" }));
    }

    [Fact]
    public void Without_any_rows_a_table_has_its_columns()
    {
        Shown(Array.Empty<Row>()).Head.ShouldBe(["Name", "AmountPerInhabitant", "PaidOn", "InSEK"]);
        Shown(Enumerable.Empty<Row>().Where(row => row.InSEK)).Head.Length.ShouldBe(4);
        Shown(new Row?[] { null }).Head.Length.ShouldBe(4);
        Shown(new Dictionary<string, int>()).Head.ShouldBe(["Key", "Value"]);
        Shown(Array.Empty<(int, string)>()).Head.ShouldBe(["Item1", "Item2"]);
        Shown(Array.Empty<int>()).Head.ShouldBe(["Value"]);
        Shown(new List<object>()).Head.ShouldBe(["Value"]);
        Shown(new TabularDataResource(new TableSchema { Fields = { new("a", TableSchemaFieldType.String) } }, [])).Head.ShouldBe(["a"]);
    }

    [Fact]
    public void Tables_of_data_sets_show_their_rows_wherever_they_stand()
    {
        using var set = new System.Data.DataSet();
        var table = set.Tables.Add("t");
        table.Columns.Add("x", typeof(int));
        table.Columns.Add("y");
        Shown(table).Head.ShouldBe(["x", "y"]);
        table.Rows.Add(1, "a");
        table.Rows.Add(2, DBNull.Value);
        foreach (var same in (object[])[table, table.DefaultView, table.Rows, table.Select()])
            Shown(same).Rows.ShouldBe([["1", "a"], ["2", "<null>"]]);
        Shown(table.Rows[0]).Rows.ShouldBe([["1", "a"]]);
        Shown(set).Rows.Count.ShouldBe(1);
        foreach (var holder in (object[])[new { table }, new[] { table }, set])
            Html(holder).ShouldContain("<summary>t</summary><table class=\"data\"><thead><tr><th scope=\"col\" class=\"number\" "
                + "data-type=\"number\">x</th>");
    }

    [Fact]
    public void Sums_stand_in_a_last_row_of_their_own_and_are_exact_where_the_values_are()
    {
        var rows = new[]
        {
            new { Name = "A", Kr = 9_007_199_254_740_993L, Share = 0.25, Note = "x" }, new { Name = "B", Kr = 1L, Share = 0.5, Note = "y" },
        };
        var table = SumTable(rows, ["Kr", "Share"]);

        var foot = new HtmlParser().ParseDocument(TableHtml.Write(table, "Money")).QuerySelector("tfoot tr.total")!;
        foot.QuerySelectorAll("td")
            .Select(cell => cell.TextContent)
            .ShouldBe(["Sum", "9\u202f007\u202f199\u202f254\u202f740\u202f994", "0.75", ""]);
        foot.QuerySelectorAll("td")[1].GetAttribute("data-value").ShouldBe("9007199254740994");
        TableHtml.Write(SumTable(rows, ["Kr"]), caption: null).ShouldContain("data-decimals=\"0\" data-signs=\"−.\u202f\"");
        TableText.Write(table, "Money").Split('\n')[^2].ShouldStartWith("Sum ");
        Should.Throw<ArgumentException>(() => SumTable(rows, ["Note"])).Message.ShouldStartWith(
            "There is no column of numbers 'Note' to sum; the columns of numbers are 'Kr', 'Share'.");
        Should.Throw<ArgumentException>(() => SumTable(Enumerable.Range(0, 20_000), ["Value"])).Message.ShouldContain(
            "more than 10\u202f000 rows");
        SumTable(rows[..0], ["Kr"]).Sums.ShouldBeNull();
    }

    private static Table SumTable(System.Collections.IEnumerable rows, string[] sums) =>
        Tables.Table.Of(rows, limit: 20, sums);

    private readonly record struct FormattedText(string MimeType, string Value);

    private static List<FormattedText> Formats(object? value) =>
        [.. Displays.Of(value).Select(format => new FormattedText(format.MimeType, format.Value))];

    private static string Html(object value) => Formats(value).First(text => text.MimeType == "text/html").Value;

    private static string Text(object value) => Formats(value).First(text => text.MimeType == "text/plain").Value;

    private static (string[] Head, List<string[]> Rows, string? More) Shown(object value)
    {
        var table = (IHtmlTableElement)new HtmlParser().ParseDocument(Html(value)).QuerySelector("table")!;
        return (
            [.. table.Head!.Rows[0].Cells.Select(cell => cell.TextContent)],
            [.. table.Bodies[0].Rows.Select(
                row => row.Cells.Select(cell => cell.QuerySelector("summary")?.TextContent ?? cell.TextContent).ToArray())],
            table.Foot?.TextContent);
    }

    private interface IShape;

    private sealed class Circle : IShape;

    private class Square : IShape;

    private sealed class Small : Square;

    private sealed record Row(string Name, decimal AmountPerInhabitant, DateOnly? PaidOn)
    {
        public bool InSEK => Amount > 0;

        private decimal Amount => AmountPerInhabitant;
    }

    private sealed record Linked(int Number)
    {
        public Linked? Next { get; set; }
    }

    private sealed class NoText
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }

    private sealed class Endless
    {
        public override string ToString()
        {
            Thread.Sleep(Timeout.Infinite);
            return "";
        }
    }

    private sealed class Counted(Action read)
    {
        public int Value
        {
            get
            {
                read();
                return 1;
            }
        }
    }

    private sealed class Loop : IEnumerable<Loop>
    {
        public IEnumerator<Loop> GetEnumerator() => Enumerable.Repeat(this, 1).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;

        public string[] PreferredMimeTypes { get; set; } = [];
    }

    [TypeFormatterSource(typeof(FormatterSource), PreferredMimeTypes = ["text/x", "text/plain"])]
    private class SelfFormatted
    {
        public override string ToString() => "declined";
    }

    private sealed class AlsoSelfFormatted : SelfFormatted;

    private sealed class FormatterSource
    {
        public IEnumerable<object> CreateTypeFormatters() => [new XFormatter("text/x", true), new XFormatter("text/plain", false)];
    }

    private sealed class XFormatter(string mimeType, bool handles)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            writer.Write($"x:{value.GetType().Name}");
            return handles;
        }
    }
}
