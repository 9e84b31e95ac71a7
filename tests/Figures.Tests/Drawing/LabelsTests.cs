namespace Figures.Tests.Drawing;

public class LabelsTests
{
    [Theory]
    [InlineData("Västernorrland", "Väster-|norrland")]
    [InlineData("Östergötland", "Öster-|götland")]
    [InlineData("Västerbotten", "Väster-|botten")]
    [InlineData("Västmanland", "Västman-|land")]
    [InlineData("Västra Götaland", "Västra|Götaland")]
    [InlineData("Jämtland Härjedalen", "Jämtland|Härjedalen")]
    [InlineData("Norrbotten", "Norrbotten")]
    [InlineData("aeiouaeiouaeiou", "aeiouaeiouaeiou")]
    public void A_word_that_is_too_long_breaks_where_words_are_put_together(string name, string lines) =>
        string.Join('|', Labels.WrapAndBreak(name, 10)).ShouldBe(lines);

    [Fact]
    public void Words_go_on_one_line_while_they_fit() => Labels.Wrap("one two three four", 9).ShouldBe(["one two", "three", "four"]);
}
