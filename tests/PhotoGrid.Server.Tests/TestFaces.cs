using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;
using PhotoGrid.People;
using PhotoGrid.Vision;

namespace PhotoGrid.Server.Tests;

/// <summary>Faces in a photo as models would have found them, where no models are wanted: each of somebody of their own.</summary>
internal static class TestFaces
{
    public const string Model = "test-faces@1";

    /// <summary>Side by side, vectors at right angles.</summary>
    public static async Task<IReadOnlyList<(Guid Face, Guid Person)>> AddAsync(TestServer server, ApiClient owner, string photoId, int people)
    {
        Assert.True(UserId.TryParse(owner.Id, out var user) & PhotoId.TryParse(photoId, out var photo));
        await using var session = await server.Services.GetRequiredService<ICatalog>().OpenAsync(user, CancellationToken.None);
        SeenFace[] faces = [.. Enumerable.Range(0, people).Select(i => new SeenFace(new SeenBox(i / (double)people, 0.2, 0.5 / people, 0.3), 0.95, 3.5 - (i * 0.1), true) { Vector = Axis(i) })];
        await FaceStore.ReplaceAsync(session, photo, Model, faces, server.Clock, CancellationToken.None);
        var made = new List<(Guid Face, Guid Person)>();
        foreach (var face in await FaceStore.ListAsync(session, photo, CancellationToken.None))
        {
            var person = Guid.NewGuid();
            await PersonStore.InsertAsync(session, new Person { Id = person, CreatedAtMs = 1, UpdatedAtMs = 1, PhotoCount = 1, FaceCount = 1 }, CancellationToken.None);
            await PeopleFaceStore.AssignAsync(session, face.Id, person, Assigned.ByLikeness, CancellationToken.None);
            made.Add((face.Id, person));
        }

        await PeopleFaceStore.ShowAsync(session, [photo], CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
        return made;
    }

    private static float[] Axis(int at)
    {
        var vector = new float[512];
        vector[at] = 1;
        return vector;
    }
}
