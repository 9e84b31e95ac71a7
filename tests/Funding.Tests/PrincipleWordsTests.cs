namespace Funding.Tests;

public class PrincipleWordsTests
{
    [Fact]
    public void Every_principle_has_a_word_of_its_own_that_is_read_back()
    {
        var principles = Enum.GetValues<Principle>();
        PrincipleWords.All.Distinct().Count().ShouldBe(principles.Length);
        foreach (var principle in principles) PrincipleWords.Parse(principle.Word()).ShouldBe(principle);
    }

    [Fact]
    public void A_word_that_stands_for_none_is_refused_with_those_that_do() =>
        Should.Throw<ArgumentException>(() => PrincipleWords.Parse("lottery")).Message.ShouldContain("cost-structure");
}
