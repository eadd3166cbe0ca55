using System.Buffers.Binary;
using System.Buffers.Text;

namespace PhotoGrid.Foundation;

/// <summary>
/// A place in a list sorted by (key, id), opaque to clients: where the last page ended. It carries the name of the order it was
/// made for, so that a cursor of one list is refused by another.
/// </summary>
public readonly record struct Cursor(byte Order, long Key, Guid Id)
{
    private const int Length = 1 + 8 + 16;

    /// <summary>URL-safe text; stable within a major version of the API.</summary>
    public string Encode()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Order;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], Key);
        Id.TryWriteBytes(bytes[9..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for anything that <see cref="Encode"/> did not write, or that was made for another order.</summary>
    public static bool TryDecode(string? text, byte order, out Cursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text is not { Length: (Length * 4 + 2) / 3 } || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length || bytes[0] != order)
        {
            return false;
        }

        cursor = new Cursor(order, BinaryPrimitives.ReadInt64BigEndian(bytes[1..]), new Guid(bytes[9..], bigEndian: true));
        return true;
    }
}
