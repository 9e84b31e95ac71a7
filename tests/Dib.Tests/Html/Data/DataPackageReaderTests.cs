using Dib.Documents;
using Dib.Html;
using Dib.Html.Data;

namespace Dib.Tests.Html.Data;

public class DataPackageReaderTests
{
    [Fact]
    public void A_package_is_read_with_its_tables_and_what_they_must_be()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", "a,b\n1,2\n");
        folder.Write("datapackage.json", """
            { "title": "Numbers", "version": "2026-11-22", "sources": [{ "title": "Office", "published": "2024" }],
              "resources": [{ "name": "t", "path": "t.csv", "hash": "sha256:00",
                "schema": { "fields": [{ "name": "a", "type": "integer", "description": "First",
                    "constraints": { "required": true, "minimum": 1, "enum": ["1", "2"] } }],
                  "primaryKey": "a", "foreignKeys": [{ "fields": ["b"], "reference": { "resource": "u", "fields": ["id"] } }] } }] }
            """);

        var data = DataPackageReader.Read(Path.Combine(folder.Path, "datapackage.json"));

        (data.Title, data.Date).ShouldBe(("Numbers", new DateOnly(2026, 11, 22)));
        data.Sources.ShouldHaveSingleItem().ShouldBe(new DataSource("Office", "2024", ""));
        var table = data.Resources.ShouldHaveSingleItem();
        (table.Title, table.Rows, table.IsAsStated).ShouldBe(("t", 1, false));
        var field = table.Fields.ShouldHaveSingleItem();
        (field.Name, field.Type, field.Description).ShouldBe(("a", "integer", "First"));
        field.Rules.Select(rule => rule.In(SiteLanguage.English)).ShouldBe(["required", "at least 1", "one of 1, 2"]);
        field.Rules.Select(rule => rule.In(SiteLanguage.Swedish)).ShouldBe(["ifylld", "minst 1", "något av 1, 2"]);
        table.Keys.Select(key => key.In(SiteLanguage.English)).ShouldBe(["a tells the rows apart.", "b refers to id of u."]);
    }

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("../data/t.csv")]
    [InlineData("..\\\\secret.csv")]
    [InlineData("sub/../../data/t.csv")]
    [InlineData("../missing.csv")]
    public void A_path_that_leads_up_is_refused_wherever_it_ends(string path) =>
        ShouldBeRefused(path.Replace("\\\\", "\\"), path, _ => { });

    [Fact]
    public void An_absolute_path_is_refused()
    {
        var path = Path.GetFullPath("/secret.csv").Replace('\\', '/');
        ShouldBeRefused(path, path, _ => { });
    }

    [Fact]
    public void A_link_out_of_the_packages_folder_is_refused() =>
        ShouldBeRefused(
            "link.csv",
            "link.csv",
            folder => File.CreateSymbolicLink(Path.Combine(folder, "data", "link.csv"), Path.Combine(folder, "secret.csv")));

    [Fact]
    public void A_linked_folder_out_of_the_packages_folder_is_refused() =>
        ShouldBeRefused(
            "sub/secret.csv", "sub/secret.csv", folder => Directory.CreateSymbolicLink(Path.Combine(folder, "data", "sub"), ".."));

    [Fact]
    public void Links_within_the_packages_folder_and_to_it_are_followed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/tables/t.csv", "a\n1\n");
        folder.Write("data/datapackage.json", """{ "resources": [{ "name": "t", "path": "./current//t.csv" }] }""");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "data", "current"), "tables");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "published"), "data");

        var table = DataPackageReader.Read(Path.Combine(folder.Path, "published", "datapackage.json")).Resources.ShouldHaveSingleItem();

        (table.Path, table.Rows).ShouldBe(("current/t.csv", 1));
    }

    private static void ShouldBeRefused(string path, string json, Action<string> prepare)
    {
        using var folder = new TemporaryFolder();
        folder.Write("secret.csv", "a\n1\n");
        folder.Write("data/t.csv", "a\n1\n");
        folder.Write("data/datapackage.json", $$"""
            { "resources": [{ "name": "good", "path": "t.csv" },
              { "name": "bad", "path": "{{json}}" }] }
            """);
        prepare(folder.Path);

        var error = Should.Throw<NotebookFormatException>(
            () => DataPackageReader.Read(Path.Combine(folder.Path, "data", "datapackage.json")));

        error.Message.ShouldStartWith("datapackage.json:2: found ");
        error.Message.ShouldContain("'bad'");
        error.Message.ShouldContain($"'{path}'");
    }

    [Theory]
    [InlineData("{}", "datapackage.json:1: found no resources")]
    [InlineData("{\n\"resources\": [}", "datapackage.json:2: found ")]
    public void What_is_no_package_is_said_with_its_line(string text, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("datapackage.json", text);
        Should.Throw<NotebookFormatException>(() =>
            DataPackageReader.Read(Path.Combine(folder.Path, "datapackage.json"))).Message.ShouldStartWith(
            message);
    }
}
