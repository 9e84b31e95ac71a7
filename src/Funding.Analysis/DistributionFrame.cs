using Funding.Frames;
using Microsoft.Data.Analysis;

namespace Funding.Analysis;

/// <summary>A distribution as a data frame.</summary>
public static class DistributionFrame
{
    /// <summary>One row a region. Beside a value, columns that end in _low and _high hold what rounding allows.</summary>
    /// <param name="distribution">Money over regions, measured against a population.</param>
    /// <returns>
    /// <list type="table">
    /// <item><term>region_code, region</term><description>county code, two digits; short name</description></item>
    /// <item><term>money, money_low, money_high</term><description>kronor</description></item>
    /// <item><term>population_basis, inhabitants</term><description>the population, and the region's people by it</description></item>
    /// <item><term>per_inhabitant (_low, _high)</term><description>kronor per inhabitant</description></item>
    /// <item><term>share_of_money (_low, _high)</term><description>part of all the money, 1 for all</description></item>
    /// <item><term>share_of_people</term><description>part of all inhabitants, 1 for all</description></item>
    /// <item><term>location_quotient (_low, _high)</term><description>share of money ÷ share of people</description></item>
    /// <item><term>difference (_low, _high)</term><description>kronor above (or below) a split of the same money per
    /// capita</description></item>
    /// </list>
    /// </returns>
    public static DataFrame ToDataFrame(this Distribution distribution) =>
        new FrameBuilder<DistributionRow>(distribution.Rows)
            .Text("region_code", row => row.Region.Code)
            .Text("region", row => row.Region.Name)
            .Kronor("money", row => (decimal)row.Money.Value)
            .Kronor("money_low", row => (decimal)row.Money.Low)
            .Kronor("money_high", row => (decimal)row.Money.High)
            .Text("population_basis", _ => distribution.Basis.Id)
            .Count("inhabitants", row => row.Inhabitants)
            .Quantity("per_inhabitant", row => row.PerInhabitant)
            .Quantity("share_of_money", row => row.ShareOfMoney)
            .Number("share_of_people", row => row.ShareOfPeople)
            .Quantity("location_quotient", row => row.LocationQuotient)
            .Quantity("difference", row => row.DifferenceFromPerCapita)
            .Build();
}
