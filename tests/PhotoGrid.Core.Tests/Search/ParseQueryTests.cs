using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Search.Parsing;

namespace PhotoGrid.Core.Tests.Search;

public sealed class ParseQueryTests
{
    private static readonly DateOnly _today = new(2026, 11, 28); // a Saturday

    [Theory]
    [InlineData("2023", "2023-01-01..2023-12-31")]
    [InlineData("june 2023", "2023-06-01..2023-06-30")]
    [InlineData("2023 Juni", "2023-06-01..2023-06-30")]
    [InlineData("12 May 2024", "2024-05-12..2024-05-12")]
    [InlineData("May 12th 2024", "2024-05-12..2024-05-12")]
    [InlineData("12. März 2024", "2024-03-12..2024-03-12")]
    [InlineData("2024-05", "2024-05-01..2024-05-31")]
    [InlineData("2024-05-12", "2024-05-12..2024-05-12")]
    [InlineData("12.5.2024", "2024-05-12..2024-05-12")]
    [InlineData("5/12/24", "2024-12-05..2024-12-05")]
    [InlineData("summer 2023", "2023-06-01..2023-08-31")]
    [InlineData("Winter 2022", "2022-12-01..2023-02-28")]
    [InlineData("last summer", "2026-06-01..2026-08-31")]
    [InlineData("letzten Winter", "2025-12-01..2026-02-28")]
    [InlineData("this autumn", "2026-09-01..2026-11-30")]
    [InlineData("last june", "2026-06-01..2026-06-30")]
    [InlineData("last december", "2025-12-01..2025-12-31")]
    [InlineData("today", "2026-11-28..2026-11-28")]
    [InlineData("gestern", "2026-11-27..2026-11-27")]
    [InlineData("last week", "2026-11-16..2026-11-22")]
    [InlineData("this weekend", "2026-11-28..2026-11-29")]
    [InlineData("last month", "2026-10-01..2026-10-31")]
    [InlineData("letztes Jahr", "2025-01-01..2025-12-31")]
    [InlineData("2 years ago", "2024-01-01..2024-12-31")]
    [InlineData("vor 3 Wochen", "2026-11-02..2026-11-08")]
    [InlineData("christmas 2024", "2024-12-24..2024-12-26")]
    [InlineData("last Christmas", "2025-12-24..2025-12-26")]
    public void Dates_are_read_as_people_say_them(string text, string range)
    {
        var query = ParseQuery.Read(text, _today, isMonthFirst: false);

        Assert.Empty(query.Terms);
        Assert.Equal(range, Say(Assert.Single(query.Dates!.Ranges)));
    }

    [Fact]
    public void A_slash_is_read_in_the_readers_order_and_a_month_without_year_is_that_of_every_year()
    {
        Assert.Equal("2024-05-12..2024-05-12", Say(Assert.Single(ParseQuery.Read("5/12/2024", _today, isMonthFirst: true).Dates!.Ranges)));
        var june = ParseQuery.Read("june", _today, false).Dates!;
        Assert.True(june.Holds(Local(2019, 6, 30)));
        Assert.True(june.Holds(Local(1955, 6, 1)));
        Assert.False(june.Holds(Local(2019, 7, 1)));
        Assert.True(ParseQuery.Read("29 february", _today, false).Dates!.Holds(Local(2024, 2, 29)));
    }

    [Theory]
    [InlineData("IMG_2034", "img 2034")]
    [InlineData("img_2024", "img 2024")]
    [InlineData("room 2034", "room 2034")]
    [InlineData("2024-13", "2024 13")]
    [InlineData("31.2.2024", "31 2 2024")]
    [InlineData("-5", "!5")]
    public void What_only_looks_like_a_date_is_words(string text, string words)
    {
        var query = ParseQuery.Read(text, _today, false);

        Assert.Null(query.Dates);
        Assert.Equal(words, Say(query));
    }

    [Theory]
    [InlineData("anna at the beach last summer", "anna beach")]
    [InlineData("Fotos von Anna am Strand", "anna strand")]
    [InlineData("beach -dog", "beach !dog")]
    [InlineData("beach without people", "beach !people")]
    [InlineData("Strand ohne Hund", "strand !hund")]
    [InlineData("the", "the")]
    [InlineData("camera:canon", "camera")]
    public void Little_words_go_and_negations_stay(string text, string words)
    {
        var query = ParseQuery.Read(text, _today, false);

        Assert.Equal(words == "camera" ? "canon" : words, Say(query));
        Assert.Equal(words == "camera", query.Terms[0].Fields is [SearchField.Camera]);
    }

    [Fact]
    public void Kinds_favorites_and_quoted_text_are_understood()
    {
        var query = ParseQuery.Read("favorite videos “Main Stay” lidl", _today, false);

        Assert.True(query.IsVideo);
        Assert.True(query.IsFavorite);
        Assert.Equal(["main", "stay"], Assert.Single(query.Phrases));
        Assert.Equal("lidl main stay", Say(query));
        Assert.True(query.Terms[0].IsOpen);
        Assert.False(ParseQuery.Read("lidl ", _today, false).Terms[0].IsOpen);
        Assert.False(ParseQuery.Read("-video beach", _today, false).IsVideo ?? false);
    }

    [Fact]
    public void Any_line_is_a_query_and_none_grows_without_end()
    {
        var random = new Random(11);
        string[] pieces = ["\"", "-", "last", "2024", "31.", "may", "ago", "vor", ":", "tag:", "ß", "\u0301", "99999999999", "0000-00-00", " ", "„", "not", "this"];
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var query = ParseQuery.Read(text, _today, random.Next(2) == 0);
            Assert.InRange(query.Terms.Count, 0, 16);
        }
    }

    private static string Say(LocalRange range) => $"{Instant.Read(range.From):yyyy-MM-dd}..{Instant.Read(range.To).AddDays(-1):yyyy-MM-dd}";

    private static string Say(ParsedQuery query) => string.Join(' ', query.Terms.Select(term => (term.IsNegated ? "!" : "") + term.Word));

    private static long Local(int year, int month, int day) => LocalRange.Start(new DateOnly(year, month, day));
}
