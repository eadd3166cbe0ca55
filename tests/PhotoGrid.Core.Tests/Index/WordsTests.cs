using PhotoGrid.Index;

namespace PhotoGrid.Core.Tests.Index;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Ålesund", "alesund")]
    [InlineData("A\u030Alesund", "alesund")]
    [InlineData("STRASSE straße", "strasse strasse")]
    [InlineData("Łódź Çeşme İzmir", "lodz cesme izmir")]
    [InlineData("Ægir œuvre", "aegir oeuvre")]
    [InlineData("Ελλάς", "ελλασ")]
    [InlineData("Ёлка", "елка")]
    public void Words_are_compared_without_case_and_diacritics(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("IMG_2034.JPG", "img|2034|jpg")]
    [InlineData("  -- ", "")]
    [InlineData("Canon EOS R6m2", "canon|eos|r|6|m|2")]
    [InlineData("東京タワー", "東京|京タ|タワ|ワー")]
    [InlineData("寿", "寿")]
    [InlineData("O'Brien & Söhne", "o|brien|sohne")]
    public void A_text_is_cut_into_words(string text, string words) => Assert.Equal(words, string.Join('|', Words.Of(text)));

    [Fact]
    public void No_word_is_longer_than_the_limit_and_none_holds_what_a_query_language_reads()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(1, 0xD7FF)));
            Assert.All(Words.Of(text + new string('x', 300)), word =>
            {
                Assert.InRange(word.Length, 1, Words.MaxLength);
                Assert.DoesNotContain(word, letter => letter < 0x80 && !char.IsAsciiLetterOrDigit(letter));
                Assert.Equal(word, Folding.Fold(word));
            });
        }
    }
}
