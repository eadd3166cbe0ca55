namespace PhotoGrid.Published.Tests.Doors;

/// <summary>
/// A way in. It sends a file and returns when that was acknowledged; a refusal, or a connection that breaks, throws. A new door is a class in this
/// folder and a row in <see cref="All"/>: kills, power cuts and torture then go through it.
/// </summary>
internal abstract class Door
{
    /// <summary>Every door there is.</summary>
    public static IReadOnlyList<Door> All { get; } = [new ChunkedDoor(), new WholeDoor(), new DavDoor(), new DavFileDoor()];

    /// <summary>Whether what comes this way becomes a photo of the library.</summary>
    public virtual bool MakesPhotos => true;

    public abstract Task SendAsync(Client client, string name, byte[] bytes);

    /// <summary>What was sent under a name, read back the same way; for doors that make no photos.</summary>
    public virtual Task<byte[]> ReadAsync(Client client, string name) => throw new NotSupportedException();

    protected static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
