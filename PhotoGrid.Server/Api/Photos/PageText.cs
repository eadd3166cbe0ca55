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
}
