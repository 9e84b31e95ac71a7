using Dib.Documents;
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
                "schema": { "fields": [{ "name": "a", "type": "integer", "description": "First", "constraints": { "required": true, "minimum": 1, "enum": ["1", "2"] } }],
                  "primaryKey": "a", "foreignKeys": [{ "fields": ["b"], "reference": { "resource": "u", "fields": ["id"] } }] } }] }
            """);

        var data = DataPackageReader.Read(Path.Combine(folder.Path, "datapackage.json"));

        (data.Title, data.Date).ShouldBe(("Numbers", new DateOnly(2026, 11, 22)));
        data.Sources.ShouldHaveSingleItem().ShouldBe(new DataSource("Office", "2024", ""));
        var table = data.Resources.ShouldHaveSingleItem();
        (table.Title, table.Rows, table.IsAsStated).ShouldBe(("t", 1, false));
        table.Fields.ShouldHaveSingleItem().ShouldBe(new DataField("a", "integer", "First", "required; at least 1; one of 1, 2"));
        table.Keys.ShouldBe(["a tells the rows apart.", "b refers to id of u."]);
    }

    [Fact]
    public void A_table_outside_of_the_packages_folder_is_not_published()
    {
        using var folder = new TemporaryFolder();
        folder.Write("secret.csv", "a\n1\n");
        folder.Write("data/datapackage.json", """{ "resources": [{ "name": "t", "path": "../secret.csv" }] }""");
        DataPackageReader.Read(Path.Combine(folder.Path, "data", "datapackage.json")).Resources[0].Content.ShouldBeNull();
    }

    [Theory]
    [InlineData("{}", "datapackage.json:1: found no resources")]
    [InlineData("{\n\"resources\": [}", "datapackage.json:2: found ")]
    public void What_is_no_package_is_said_with_its_line(string text, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("datapackage.json", text);
        Should.Throw<NotebookFormatException>(() => DataPackageReader.Read(Path.Combine(folder.Path, "datapackage.json"))).Message.ShouldStartWith(message);
    }
}
