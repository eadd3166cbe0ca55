namespace PhotoGrid.Published.Tests.Doors;

/// <summary>The chunked protocol.</summary>
internal sealed class ChunkedDoor : Door
{
    public override async Task SendAsync(Client client, string name, byte[] bytes)
    {
        var made = await client.UploadAsync(name, bytes);
        Expect((string?)made["status"] is "created" or "duplicate", made.ToJsonString());
    }
}
