using System.Globalization;
using System.Text.RegularExpressions;
using Figures;
using static ReaderCulture;

namespace Funding.Reports.Tests;

/// <summary>What the page of a region says, for every region, beside sums, draws and rankings of the tests' own.</summary>
public partial class RegionProfileTests
{
    private const int Draws = 60;

    private static readonly Dataset Data = TestData.Real;
    private static readonly Dictionary<string, RegionProfile> Profiles =
        Data.Regions.ToDictionary(region => region.Name, region => RegionProfile.Of(Data, region.Code));

    public static TheoryData<string> Regions => [.. Data.Regions.Select(region => region.Name)];

    [Theory]
    [MemberData(nameof(Regions))]
    public void The_amounts_are_the_published_rows_and_their_sum(string name)
    {
        var (profile, region) = (Profiles[name], Data.Region(name));

        profile.Name.ShouldBe(region.OfficialName);
        profile.Parts.Count.ShouldBe(4);
        profile.Parts.Select(part => part.Money.Value).ShouldBe(Data.RegionalGrants.Select(grant => (double)grant[region].Amount.Kronor));
        profile.Money.Value.ShouldBe(Data.RegionalGrants.Sum(grant => grant[region].Amount.Kronor));
        profile.PerInhabitant.Value.ShouldBe(
            Data.RegionalGrants.Sum(grant => (double)grant[region].Amount.Kronor / grant.PopulationBasis![region]), 1e-9);
        profile.Mean.Value.ShouldBe(739_250_000.0 / 10_443_100 + 1_997_500_000.0 / 10_443_100
            + (60_900_000.0 + 1_547_000_000) / 10_551_707, 1e-9);
        profile.FromMean.Value.ShouldBe(profile.PerInhabitant.Value - profile.Mean.Value, 1e-9);
    }

    [Fact]
    public void The_amounts_of_all_regions_sum_to_what_was_paid()
    {
        Profiles.Values.Sum(profile => profile.Money.Value).ShouldBe(4_344_650_000);
        foreach (var (grant, index) in Data.RegionalGrants.Index().Select(item => (item.Item, item.Index)))
            Profiles.Values.Sum(profile => profile.Grants[index].Money.Value).ShouldBe(grant.Money.Value, grant.Id);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Whatever_was_rounded_and_whoever_is_counted_the_place_is_among_the_possible_ones(string name)
    {
        var (profile, region, random) = (Profiles[name], Data.Region(name), new Random(name.Length * 31 + name[0]));
        foreach (var basis in Data.PopulationBases.Cast<PopulationBasis?>().Append(null))
        {
            for (var draw = 0; draw < Draws; draw++)
            {
                var drawn = Data.RegionalGrants.Select(grant => grant.Allocations.ToDictionary(row => row.Region, row =>
                    Drawn(row.Amount.Interval, random) / (basis ?? grant.PopulationBasis!)[row.Region])).ToList();
                foreach (var (part, amounts) in profile.Parts.Zip(drawn))
                    RankOf(region, amounts).ShouldBeInRange(part.Place!.First, part.Place.Last, $"{part.Label}, {basis}");
                var together = Data.Regions.ToDictionary(each => each, each => drawn.Sum(amounts => amounts[each]));
                RankOf(region, together).ShouldBeInRange(profile.Place!.First, profile.Place.Last, $"together, {basis}");
                foreach (var less in profile.Below) together[less].ShouldBeLessThan(together[region], $"{less}, {basis}");
                foreach (var more in profile.Above) together[more].ShouldBeGreaterThan(together[region], $"{more}, {basis}");
                var mean = Data.RegionalGrants.Zip(drawn).Sum(pair => pair.Second.Sum(each =>
                    each.Value * (basis ?? pair.First.PopulationBasis!)[each.Key]) / (basis ?? pair.First.PopulationBasis!).NationalTotal);
                (together[region] - mean).ShouldBeInRange(profile.FromMean.Low - 1e-9, profile.FromMean.High + 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void No_possible_place_is_wider_than_some_population_makes_it(string name)
    {
        var (profile, region) = (Profiles[name], Data.Region(name));
        var extremes = Data.PopulationBases.Cast<PopulationBasis?>().Append(null).SelectMany(basis => new[] { true, false }.Select(best =>
        {
            var sums = Data.Regions.ToDictionary(each => each, each => Data.RegionalGrants.Sum(grant =>
                (each == region == best ? grant[each].Amount.Interval.High : grant[each].Amount.Interval.Low)
                / (basis ?? grant.PopulationBasis!)[each]));
            return RankOf(region, sums);
        })).ToList();

        profile.Place!.First.ShouldBe(extremes.Min());
        profile.Place.Last.ShouldBe(extremes.Max());
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void What_performance_gave_is_the_amount_less_a_split_by_each_population(string name)
    {
        var (profile, region) = (Profiles[name], Data.Region(name));
        var paid = Data.Grant("2021-performance");
        var difference = profile.Performance[0].Difference;

        profile.Performance.Select(part => part.Label.ToString()).ShouldBe(["Performance 2021", "Accessibility 2024, BUP"]);
        difference.Value.ShouldBe(ByPopulation(Data.Population("2021-grant-basis")), 1e-3);
        (difference.Low, difference.High).ShouldBe((Data.PopulationBases.Min(ByPopulation), Data.PopulationBases.Max(ByPopulation)),
            new Near(1e-3));

        var random = new Random(name.Length);
        foreach (var basis in Data.PopulationBases)
        {
            for (var draw = 0; draw < Draws; draw++)
            {
                var bup = Data.Grant("2024-accessibility").Allocations
                    .ToDictionary(row => row.Region, row => Drawn(row.Earmark!.Amount.Interval, random));
                (bup[region] - bup.Values.Sum() * basis[region] / basis.NationalTotal)
                    .ShouldBeInRange(profile.Performance[1].Difference.Low, profile.Performance[1].Difference.High);
            }
        }

        double ByPopulation(PopulationBasis basis) =>
            paid[region].Amount.Kronor - 739_250_000.0 * basis[region] / basis.Regions.Sum(each => each.Inhabitants);
    }

    [Theory]
    [InlineData("Västra Götaland", -123.4)]
    [InlineData("Östergötland", -20.4)]
    [InlineData("Örebro", -17.6)]
    [InlineData("Gävleborg", 25.8)]
    [InlineData("Skåne", 71.1)]
    [InlineData("Stockholm", 114.4)]
    public void The_audited_gains_and_losses_of_2021_are_said_and_lie_within_their_range(string name, double millions)
    {
        var part = Profiles[name].Performance[0];

        Math.Round(part.Difference.Value / 1e6, 1).ShouldBe(millions);
        part.Difference.Interval.Contains(part.Difference.Value).ShouldBeTrue();
        (part.IsGain, part.IsLoss).ShouldBe((millions > 0, millions < 0));
    }

    [Fact]
    public void What_a_miss_cost_is_a_range_over_every_rule_and_a_rule_without_a_miss_says_so()
    {
        Plain($"{Profiles["Stockholm"].MissText}").ShouldContain("that Region Stockholm missed cost it 43.9–72.2 M kr");
        Plain($"{Profiles["Gotland"].MissText}").ShouldContain("40.9–67.3 kr per inhabitant");
        Plain($"{Profiles["Gävleborg"].MissText}").ShouldContain("either met every requirement or missed one that cost up to");
        Plain(Swedish(Profiles["Gävleborg"].MissText)).ShouldContain("uppfyllde Region Gävleborg antingen alla krav eller missade ett");
        Profiles.Values.ShouldAllBe(profile => profile.Miss != null);
    }

    [Fact]
    public void A_region_whose_money_breaks_the_rule_of_its_grant_is_told_so_and_no_other()
    {
        Plain(Profiles["Värmland"].OddTexts.Single().ToString()).ShouldBe("Of the part of the accessibility grant of 2024 that "
            + "is not earmarked, Region Värmland got 36 M kr, where its population gives 32.1–32.3 M kr. "
            + "The published page does not say why.");
        Profiles.Values.Count(profile => profile.Odd.Count > 0).ShouldBe(1);
    }

    [Fact]
    public void The_two_ends_of_the_country_are_known_as_far_as_they_can_be()
    {
        Profiles["Västra Götaland"].PlaceText.ToString().ShouldBe("place 21 of 21");
        Profiles["Gävleborg"].PlaceText.ToString().ShouldBe("place 1–2 of 21");
        Swedish(Profiles["Gotland"].PlaceText).ShouldBe("plats 1–2 av 21");
        Plain($"{Profiles["Gotland"].PerInhabitantText}").ShouldBe("521 kr per inhabitant (512–530 kr as rounding allows)");
        Plain(Swedish(Profiles["Gotland"].PerInhabitantText)).ShouldBe("521 kr per invånare (512–530 kr enligt avrundningen)");
        Profiles["Kalmar"].Grants[1].Place!.ToString().ShouldBe("1–21", "all regions got the same per inhabitant");
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void A_quotation_names_the_publisher_and_year_of_each_of_its_sources_in_a_line(string name)
    {
        var quotes = Profiles[name].Quotes;

        quotes[0].Source.ToString().ShouldBe("Sources: Skillingaryd.nu 2021; Örebronyheter 2022; Socialdepartementet 2023 and 2024.");
        Swedish(quotes[1].Source).ShouldBe("Källor: Skillingaryd.nu 2021; Örebronyheter 2022; Socialdepartementet 2023 och 2024; SCB.");
        quotes.ShouldAllBe(quote => quote.Source.ToString().StartsWith("Source") && quote.Source.ToString().Length < 100);
    }

    [Fact]
    public void Swedes_read_millions_of_kronor_as_they_write_them() =>
        Plain(Swedish(Profiles["Gotland"].MoneyText)).ShouldBe("omkring 31,8 M kr");

    [Fact]
    public void Borders_go_both_ways_and_only_the_island_has_none()
    {
        foreach (var profile in Profiles.Values)
            foreach (var other in profile.Neighbours) Profiles[other.Name].Neighbours.ShouldContain(profile.Region);
        Profiles.Values.Where(profile => profile.Neighbours.Count == 0).Select(profile => profile.Region.Name).ShouldBe(["Gotland"]);
        Profiles["Stockholm"].Neighbours.Select(region => region.Name).ShouldBe(["Uppsala", "Sörmland"]);
        Profiles["Norrbotten"].Neighbours.Select(region => region.Name).ShouldBe(["Västerbotten"]);
        Profiles["Dalarna"].Neighbours.Select(region => region.Name)
            .ShouldBe(["Uppsala", "Värmland", "Örebro", "Västmanland", "Gävleborg", "Jämtland Härjedalen"]);
    }

    [Fact]
    public void The_borders_are_those_of_the_outlines_on_the_map()
    {
        // The map is of before 2007, when Heby went from Västmanland to Uppsala, and draws Mälaren as water.
        HashSet<string> since2007 = ["Uppsala, Dalarna", "Västmanland, Gävleborg"];
        const string AcrossMälaren = "Uppsala, Sörmland";
        const double SamePoint = 1e-6;
        var lines = Data.Regions.ToDictionary(region => region, region => Along(region.Outline));
        foreach (var (region, other) in Data.Regions.SelectMany((region, index) =>
            Data.Regions.Skip(index + 1).Select(other => (region, other))))
        {
            var meet = lines[region].Any(point => lines[other].Any(near => Math.Abs(point.X - near.X) <= SamePoint
                && Math.Abs(point.Y - near.Y) <= SamePoint));
            var pair = $"{region}, {other}";
            Profiles[region.Name].Neighbours.Contains(other)
                .ShouldBe(pair == AcrossMälaren || since2007.Contains(pair) != meet, pair);
        }
    }

    /// <summary>Points a step apart along the rings of a path of relative lines.</summary>
    private static List<(double X, double Y)> Along(string outline)
    {
        List<(double X, double Y)> points = [];
        var start = (X: 0.0, Y: 0.0);
        foreach (var ring in outline.Split(['m', 'z'], StringSplitOptions.RemoveEmptyEntries))
        {
            var moves = Coordinate().Matches(ring).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)).Chunk(2);
            var corners = new List<(double X, double Y)>();
            foreach (var move in moves)
            {
                var from = corners.Count == 0 ? start : corners[^1];
                corners.Add((from.X + move[0], from.Y + move[1]));
            }

            start = corners[0];
            foreach (var (from, to) in corners.Zip(corners.Skip(1).Append(corners[0])))
            {
                var steps = Math.Max(1, (int)Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)));
                points.AddRange(Enumerable.Range(0, steps).Select(step =>
                    (from.X + (to.X - from.X) * step / steps, from.Y + (to.Y - from.Y) * step / steps)));
            }
        }

        return points;
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Every_sentence_says_the_same_numbers_in_both_languages_and_has_a_source(string name)
    {
        var profile = Profiles[name];
        profile.Quotes.Count.ShouldBeInRange(4, 6);
        ReaderText[] texts = [profile.MissText, profile.AgainstMean, profile.AgainstNeighbours, profile.PlaceText, profile.MoneyText,
            profile.PerInhabitantText, .. profile.OddTexts, .. profile.Quotes.SelectMany(quote => new[] { quote.Text, quote.Source })];
        foreach (var text in texts)
        {
            var (english, swedish) = (Plain(text.ToString()), Plain(Swedish(text)));
            Number().Matches(swedish).Select(number => number.Value.Replace(',', '.')).Order()
                .ShouldBe(Number().Matches(english).Select(number => number.Value).Order(), $"{english} / {swedish}");
            EnglishWord().Match(swedish).Value.ShouldBe("", swedish);
            SwedishWord().Match(english).Value.ShouldBe("", english);
        }

        profile.Quotes.ShouldAllBe(quote => quote.Text.ToString().Contains(profile.Name));
        profile.Quotes.ShouldAllBe(quote => quote.Source.ToString().StartsWith("Source"));
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Tables_and_charts_are_whole_in_both_languages(string name)
    {
        var profile = Profiles[name];
        foreach (var show in new Func<string>[] { profile.GrantTable().ToText, profile.NeighbourTable().ToText,
            profile.PerformanceTable().ToText, profile.GrantChart().ToText, profile.NeighbourChart().ToText, profile.GrantList.ToString })
        {
            var swedish = Plain(InSwedish(show));
            EnglishWord().Match(swedish).Value.ShouldBe("", swedish);
            DecimalPoint().Match(swedish).Value.ShouldBe("", swedish);
            Number().Count(Plain(show())).ShouldBe(Number().Count(swedish));
        }
    }

    [Fact]
    public void Every_source_is_listed_in_both_languages()
    {
        var list = Profiles["Gotland"].SourceList;
        var (english, swedish) = (list.ToString().Split('\n'), InSwedish(list.ToString).Split('\n'));

        swedish.Length.ShouldBe(english.Length);
        swedish[1].ShouldBe("* **Örebronyheter (källa: Regeringskansliet)**. Nära 60 miljoner till Region Örebro län för hantering av "
            + "uppdämda vårdbehov. 21 januari 2022.");
        swedish.ShouldAllBe(line => !line.Contains("source:") && !line.Contains("read on"));
        foreach (var grant in Data.RegionalGrants) english.ShouldContain(line => line.Contains(grant.Source.Title));
    }

    [Fact]
    public void A_region_goes_by_any_of_its_names()
    {
        foreach (var called in new[] { "14", "VGR", "Västra Götaland", "Västra Götalands län", "västra götalandsregionen" })
            RegionProfile.Of(Data, called).Name.ShouldBe("Västra Götalandsregionen");
        Should.Throw<KeyNotFoundException>(() => RegionProfile.Of(Data, "Dalsland")).Message.ShouldContain("'Dalsland'");
    }

    private static double Drawn(Interval interval, Random random) => interval.Low + random.NextDouble() * interval.Width;

    /// <summary>One more than the number of regions with surely more: what a krona explains puts none above another.</summary>
    private static int RankOf(Region region, Dictionary<Region, double> values) =>
        1 + values.Count(other => other.Value > values[region] + 0.001);

    private static string Swedish(ReaderText text) => InSwedish(text.ToString);

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    [GeneratedRegex(@"\d+(?:[.,]\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"-?\d*\.?\d+")]
    private static partial Regex Coordinate();

    [GeneratedRegex(@"\d\.\d")]
    private static partial Regex DecimalPoint();

    [GeneratedRegex(@"\b(?:the|and|of|or|than|by|per inhabitant|grants?|which|got|country|allows?|place|population|[Ss]ources?)\b")]
    private static partial Regex EnglishWord();

    [GeneratedRegex(@"\b(?:och|eller|av|enligt|fick|som|landet|plats|per invånare|[Kk]äll(?:a|or))\b")]
    private static partial Regex SwedishWord();

    private sealed class Near(double by) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) <= by && Math.Abs(x.Item2 - y.Item2) <= by;

        public int GetHashCode((double, double) obj) => 0;
    }
}
