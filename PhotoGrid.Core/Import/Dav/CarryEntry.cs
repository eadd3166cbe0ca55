using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav;

/// <summary>Copies and moves paths, folders with all that is in them. Entries change, bytes never do: a copy shows the same photo.</summary>
public sealed class CarryEntry(ICatalog catalog, RemoveEntry remove, FileLog log, TimeProvider clock)
{
    /// <summary>
    /// Answers whether the target is new. FILE_NOT_FOUND; <see cref="DavRefusals.NoParent"/> for the target; PRECONDITION_FAILED when it is
    /// there and <paramref name="overwrite"/> is not allowed; FORBIDDEN into itself. A copy that is not <paramref name="deep"/> takes the
    /// folder without its members.
    /// </summary>
    public Task<Result<bool>> CopyAsync(UserId owner, UserId actor, DavPath from, DavPath to, bool overwrite, bool deep, CancellationToken ct) =>
        CarryAsync(owner, actor, from, to, overwrite, (session, source, target) => CopyInAsync(session, actor, source, target, to, deep, ct), ct);

    /// <summary>The same for a move, which also refuses views.</summary>
    public Task<Result<bool>> MoveAsync(UserId owner, UserId actor, DavPath from, DavPath to, bool overwrite, CancellationToken ct) =>
        CarryAsync(owner, actor, from, to, overwrite, async (session, source, target) =>
        {
            if (source.IsView)
                return DavRefusals.ReadOnly;
            await DavEntryStore.UpdateAsync(session, source with { ParentId = target.ParentId, Name = target.Name }, ct);
            return null;
        }, ct);

    private async Task<Result<bool>> CarryAsync(
        UserId owner, UserId actor, DavPath from, DavPath to, bool overwrite, Func<CatalogSession, DavEntry, DavEntry, Task<Failure?>> carry, CancellationToken ct)
    {
        if (from.Holds(to) || to.Holds(from))
            return DavRefusals.IntoItself;
        await using var session = await catalog.OpenAsync(owner, ct);
        await DavEntryStore.LockAsync(session, ct);
        if (await DavTree.FindInAsync(session, from, ct) is not { } source)
            return DavRefusals.NotFound;
        if (await DavTree.FindInAsync(session, to.Parent, ct) is not { IsFolder: true, IsView: false } parent)
            return DavRefusals.NoParent;
        var old = await DavEntryStore.FindAsync(session, parent.Id, to.Name, ct);
        if (old is { IsHidden: false } && !overwrite)
            return DavRefusals.WouldReplace;

        // Out of the way first, for a name is used once; its photos are let go last, when it is clear what still shows them.
        IEnumerable<PhotoId> released = old is null ? [] : await remove.TakeOutAsync(session, actor, to, old, ct);
        if (await carry(session, source, source with { ParentId = parent.Id, Name = to.Name }) is { } refusal)
            return refusal;
        foreach (var photo in released)
            await remove.ReleaseAsync(session, actor, photo, ct);
        await session.CommitAsync(ct);
        return old is null or { IsHidden: true };
    }

    private async Task<Failure?> CopyInAsync(
        CatalogSession session, UserId actor, DavEntry source, DavEntry target, DavPath to, bool deep, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rest = new Stack<(DavEntry From, DavEntry To, DavPath Path)>([(source, target, to)]);
        while (rest.TryPop(out var next))
        {
            var made = next.To with { Id = Guid.CreateVersion7(now), CreatedAtMs = Instant.Of(now) };
            await DavEntryStore.InsertAsync(session, made, ct);
            await DavPropertyStore.CopyAsync(session, next.From.Id, made.Id, ct);
            if (made is { Kind: DavKind.File, Original: not null })
                await log.WriteAsync(session, actor, FileLog.Added, made, next.Path, ct);
            if (!made.IsFolder || !deep)
                continue;
            foreach (var member in await DavEntryStore.ListAsync(session, next.From.Id, ct))
            {
                if (!member.IsHidden)
                    rest.Push((member, member with { ParentId = made.Id }, next.Path.Child(member.Name)));
            }
        }

        return null;
    }
}
