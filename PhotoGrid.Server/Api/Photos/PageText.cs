using System.Globalization;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>Reads limit and cursor, the two words that every list takes.</summary>
internal static class PageText
{
    private const int MaxLimit = 200;

    /// <summary><paramref name="limit"/> where none is asked for; the cursor must be of the same order.</summary>
    public static Result<(int Limit, Cursor? After)> Read(IQueryCollection query, byte order, int limit = 50)
    {
        if (query["limit"] is [{ Length: > 0 } text] && (!int.TryParse(text, NumberStyles.None, null, out limit) || limit is < 1 or > MaxLimit))
            return Failure.Invalid("limit is a number from 1 to 200.", "limit");
        if (query["cursor"] is not [{ Length: > 0 } cursorText])
            return (limit, null);
        return Cursor.TryDecode(cursorText, order, out var cursor) ? (limit, cursor) : Failure.Invalid("This cursor is not one of this list.", "cursor");
    }

    /// <summary>Numbers of photos: 1 to 200, separated by commas.</summary>
    public static Result<long[]> ReadNumbers(IQueryCollection query)
    {
        var words = query["numbers"] is [{ Length: > 0 } text] ? text.Split(',') : [];
        var numbers = new long[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (i == MaxLimit || !long.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return Failure.Invalid("numbers are 1 to 200 numbers of photos such as 7,9.", "numbers");
        }

        return numbers.Length > 0 ? numbers : Failure.Invalid("numbers are 1 to 200 numbers of photos such as 7,9.", "numbers");
    }
}
