namespace PhotoGrid.Published.Tests.Doors;

/// <summary>A file over WebDAV that is no photo: kept as it came.</summary>
internal sealed class DavFileDoor : DavDoor
{
    public override bool MakesPhotos => false;

    // A picture turned round is none, and as hard to guess.
    public override Task SendAsync(Client client, string name, byte[] bytes) => base.SendAsync(client, name + ".bin", [.. bytes.Reverse()]);

    public override async Task<byte[]> ReadAsync(Client client, string name) => [.. (await base.ReadAsync(client, name + ".bin")).Reverse()];
}
