using System.Text;
using System.Text.Json;
using Funding.Data;
using Funding.Import.Writing;

namespace Funding.Import.Tests.Writing;

public class DataDescriptorTests
{
    [Fact]
    public void The_descriptor_in_the_repository_agrees_with_the_files() => DataDescriptor.Verify(TestData.Read).ShouldBeEmpty();

    [Fact]
    public void Every_file_of_the_folder_is_described() =>
        Resources().Select(resource => resource.GetProperty("path").GetString()!).Append(DataFolder.DescriptorName)
            .ShouldBe(TestData.Names, ignoreOrder: true);

    [Fact]
    public void The_schema_of_each_resource_has_the_columns_of_its_file_in_their_order()
    {
        foreach (var resource in Resources())
        {
            var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray()
                .Select(field => field.GetProperty("name").GetString());
            string.Join(',', fields).ShouldBe(TestData.Text(resource.GetProperty("path").GetString()!).Split('\n')[0]);
        }
    }

    [Fact]
    public void All_files_are_utf_8_without_byte_order_mark_and_with_unix_line_ends()
    {
        foreach (var name in TestData.Names)
        {
            var bytes = TestData.Read(name)!;
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).ShouldNotContain('\r', name);
            bytes[0].ShouldNotBe((byte)0xEF, name);
            bytes[^1].ShouldBe((byte)'\n', name);
        }
    }

    [Fact]
    public void An_edited_file_is_named_with_both_hashes()
    {
        var finding = DataDescriptor.Verify(TestData.With("price-index.csv", "371.91", "371.92")).ShouldHaveSingleItem();
        finding.File.ShouldBe("price-index.csv");
        finding.Found.ShouldNotBe(finding.Expected);
    }

    [Fact]
    public void A_descriptor_edited_by_hand_is_noticed() =>
        DataDescriptor.Verify(TestData.With(DataFolder.DescriptorName, "739250000", "739250001"))
            .ShouldHaveSingleItem().File.ShouldBe(DataFolder.DescriptorName);

    [Fact]
    public void A_descriptor_that_is_no_json_is_reported() =>
        DataDescriptor.Verify(TestData.With(DataFolder.DescriptorName, "{}"u8.ToArray()))
            .ShouldHaveSingleItem().File.ShouldBe(DataFolder.DescriptorName);

    [Fact]
    public void Refreshing_a_folder_makes_it_verify_again_and_twice_gives_the_same_bytes()
    {
        using var folder = new TemporaryData();
        var path = Path.Combine(folder.Path, "price-index.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace("371.91", "371.92"));
        DataDescriptor.Verify(folder.Read).ShouldNotBeEmpty();
        var first = File.ReadAllBytes(DataDescriptor.Refresh(folder.Path));
        DataDescriptor.Verify(folder.Read).ShouldBeEmpty();
        File.ReadAllBytes(DataDescriptor.Refresh(folder.Path)).ShouldBe(first);
    }

    private static IEnumerable<JsonElement> Resources() =>
        JsonDocument.Parse(TestData.Read(DataFolder.DescriptorName)!).RootElement.GetProperty("resources").EnumerateArray();
}
