using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Server.Tests.Timeline;

/// <summary>Puts rows of photos into a user's library, with their lines in the feed, for tests of what only reads them.</summary>
internal static class LibraryRows
{
    /// <summary>One processed photo an hour, beginning with <paramref name="first"/>; numbers go on from the library's last. Answers their ids.</summary>
    public static async Task<List<PhotoId>> AddAsync(TestServer server, ApiClient user, int count, DateTimeOffset first, Func<Photo, Photo>? adjust = null)
    {
        var owner = new UserId(Guid.Parse(user.Id));
        var (catalog, feed) = (server.Services.GetRequiredService<ICatalog>(), server.Services.GetRequiredService<ChangeFeed>());
        await using var session = await catalog.OpenAsync(owner, default);
        var ids = new List<PhotoId>();
        for (var i = 0; i < count; i++)
        {
            var number = await Counters.NextAsync(session, Counters.PhotoNumber, default);
            var id = PhotoId.New(TimeProvider.System);
            var taken = Instant.Of(first.AddHours(i));
            var photo = new Photo
            {
                Id = id,
                Number = number,
                Filename = $"{number}.jpg",
                MimeType = "image/jpeg",
                Size = 1000,
                Sha256 = ContentHash.Of(id.ToBytes()),
                Width = 4000,
                Height = 3000,
                TakenAt = new TakenAt(taken, taken, 0, null, "exif-offset"),
                CreatedAtMs = taken,
                UpdatedAtMs = taken,
                Camera = new Camera(null, null, null, null, null, null, null),
                Blurhash = $"hash-{number}",
                Processing = Processing.Ready,
            };
            await PhotoStore.InsertAsync(session, adjust?.Invoke(photo) ?? photo, default);
            await feed.AppendAsync(session, owner, "photo.added", id.Value, null, null, default);
            ids.Add(id);
        }

        await session.CommitAsync(default);
        return ids;
    }

    /// <summary>One more line about something that is no photo.</summary>
    public static async Task SayAsync(TestServer server, ApiClient user, string what, Guid? subject = null)
    {
        var owner = new UserId(Guid.Parse(user.Id));
        await using var session = await server.Services.GetRequiredService<ICatalog>().OpenAsync(owner, default);
        await server.Services.GetRequiredService<ChangeFeed>().AppendAsync(session, owner, what, subject, null, null, default);
        await session.CommitAsync(default);
    }
}
