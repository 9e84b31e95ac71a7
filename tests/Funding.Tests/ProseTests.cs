namespace Funding.Tests;

public class ProseTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("A", "A")]
    [InlineData("A and B", "A", "B")]
    [InlineData("A, B and C", "A", "B", "C")]
    public void A_list_reads_as_a_sentence_does(string expected, params string[] items) => Prose.List(items).ShouldBe(expected);

    [Fact]
    public void Alternatives_are_joined_by_or() => Prose.List(["A", "B", "C"], last: "or").ShouldBe("A, B or C");

    [Theory]
    [InlineData(0, "no regions were")]
    [InlineData(1, "one region was")]
    [InlineData(9, "nine regions were")]
    [InlineData(21, "21 regions were")]
    public void A_count_agrees_with_its_noun_and_verb(int count, string expected) =>
        Prose.Count(count, "region was", "regions were").ShouldBe(expected);
}
