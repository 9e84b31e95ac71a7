using Funding.Frames;
using Microsoft.Data.Analysis;

namespace Funding.Analysis.Tests.Frames;

public class FrameExtensionsTests
{
    private static readonly DataFrame Long = new(
        new StringDataFrameColumn("region", ["Skåne", "Skåne", "Gotland"]),
        new Int32DataFrameColumn("year", [2021, 2022, 2022]),
        new DecimalDataFrameColumn("amount", [3.5m, null, 0m]));

    [Fact]
    public void A_wide_frame_has_a_cell_for_each_row_of_the_long_one_and_null_elsewhere()
    {
        var wide = Long.Pivot("region", "year", "amount");
        wide.Columns.Select(column => column.Name).ShouldBe(["region", "2021", "2022"]);
        wide.Rows[0].ShouldBe(["Skåne", 3.5, null]);
        wide.Rows[1].ShouldBe(["Gotland", null, 0.0]);
    }

    [Fact]
    public void A_wide_frame_of_all_grants_keeps_every_amount()
    {
        var wide = TestData.Real.Allocations.ToDataFrame().Pivot("region_code", "grant", "amount");
        wide.Rows.Count.ShouldBe(21);
        wide["2022-backlog"].Sum().ShouldBe(1_997_500_000.0);
        wide["region_code"][0].ShouldBe("01");
    }

    [Fact]
    public void Two_rows_for_one_cell_are_refused_by_name() =>
        Should.Throw<ArgumentException>(() => Long.Append(Long.Rows).Pivot("region", "year", "amount")).Message.ShouldContain(
            "region 'Skåne' and year '2021'");

    [Fact]
    public void Selected_columns_stand_in_the_order_given_and_leave_the_frame_as_it_is()
    {
        var part = Long.Select("amount", "region");
        part.Columns.Select(column => column.Name).ShouldBe(["amount", "region"]);
        part["amount"][0] = 9m;
        Long["amount"][0].ShouldBe(3.5m);
        Should.Throw<ArgumentException>(() => Long.Select("kronor"));
    }

    [Fact]
    public void What_is_null_is_no_number_and_no_text_in_a_chart()
    {
        Long["amount"].Numbers().ShouldBe([3.5, double.NaN, 0]);
        new StringDataFrameColumn("purpose", ["BUP", null]).Texts().ShouldBe(["BUP", ""]);
    }
}
