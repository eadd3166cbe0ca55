using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Foundation;

public sealed class CursorProperties
{
    [Fact]
    public void What_was_encoded_is_decoded() => Prop.ForAll<byte, long, Guid>((order, key, id) =>
        Cursor.TryDecode(new Cursor(order, key, id).Encode(), order, out var read) && read == new Cursor(order, key, id)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cursor_of_another_order_is_refused() => Prop.ForAll<byte, long, Guid>((order, key, id) =>
        !Cursor.TryDecode(new Cursor(order, key, id).Encode(), (byte)(order + 1), out _)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_safe_in_an_address() => Prop.ForAll<byte, long, Guid>((order, key, id) =>
        new Cursor(order, key, id).Encode().All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_but_never_throws() => Prop.ForAll<string?>(text =>
        !Cursor.TryDecode(text, 1, out var read) || read.Encode() == text).QuickCheckThrowOnFailure();
}
