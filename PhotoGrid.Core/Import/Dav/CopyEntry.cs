using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav;

/// <summary>Writes entries that show what others show, a whole tree of them where the source is a folder.</summary>
public sealed class CopyEntry(FileLog log, TimeProvider clock)
{
    /// <summary>In the caller's transaction. What a view shows becomes an entry; it still came by another door.</summary>
    internal async Task<Failure?> InAsync(
        CatalogSession session, UserId actor, DavPath from, DavEntry source, DavPath to, DavEntry target, bool deep, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rest = new Stack<(DavPath From, DavEntry Source, DavPath To, DavEntry Target)>([(from, source, to, target)]);
        while (rest.TryPop(out var next))
        {
            var made = next.Target with { Id = Guid.CreateVersion7(now), CreatedAtMs = Instant.Of(now), IsView = false };
            await DavEntryStore.InsertAsync(session, made, ct);
            if (!next.Source.IsView)
                await DavPropertyStore.CopyAsync(session, next.Source.Id, made.Id, ct);
            if (made is { Kind: DavKind.File, Original: not null })
                await log.WriteAsync(session, actor, FileLog.Added, made, next.To, ct);
            if (!made.IsFolder || !deep)
                continue;
            foreach (var member in await DavTree.MembersInAsync(session, next.From, next.Source, ct))
                rest.Push((next.From.Child(member.Name), member, next.To.Child(member.Name), member with { ParentId = made.Id }));
        }

        return null;
    }
}
