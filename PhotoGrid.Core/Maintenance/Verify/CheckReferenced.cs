using PhotoGrid.Catalog;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Maintenance.Verify;

/// <summary>
/// Reads files of watched folders that photos are shown from. They are not ours: what people did to them there is said and is no fault of the library; bytes
/// that changed under the same size and time are one.
/// </summary>
internal sealed class CheckReferenced(ICatalog catalog)
{
    private const int Batch = 100;
    private const char Mark = '|', Between = '\n';

    /// <summary>A position among files of folders; those of the store's originals never begin so.</summary>
    public static bool IsPosition(string position) => position.StartsWith(Mark);

    /// <summary>Where such a verification begins.</summary>
    public static string Start { get; } = $"{Mark}{Between}";

    /// <summary>The next files behind a position, each with the position behind it.</summary>
    public async Task<IReadOnlyList<(ReferencedOriginal Original, string Position)>> ListAsync(UserId owner, string position, CancellationToken ct)
    {
        var between = position.IndexOf(Between, StringComparison.Ordinal);
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var originals = await ReferencedStore.ListAsync(session, position[1..between], position[(between + 1)..], Batch, ct);
        return [.. originals.Select(original => (original, $"{Mark}{original.Root}{Between}{original.Path}"))];
    }

    /// <summary>Whether the folder is there: an empty mount point looks like a folder in which everything was deleted.</summary>
    public static bool IsThere(string root)
    {
        try
        {
            return Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Null when the bytes are there and right, or when the folder was looked through meanwhile.</summary>
    public async Task<Finding?> RunAsync(UserId owner, ReferencedOriginal original, CancellationToken ct)
    {
        var path = Path.Combine(original.Root, original.Path);
        try
        {
            using var file = PosixFiles.OpenFile(path);
            if (file is null)
            {
                return await IsHereAsync(owner, original, ct) && IsThere(original.Root)
                    ? new Finding("original-missing", path, "This file is not in its folder any more: a look through the folder finds it elsewhere, or notes that it is gone.")
                    : null;
            }

            var (size, modified) = (RandomAccess.GetLength(file), Instant.Of(File.GetLastWriteTimeUtc(file)));
            if (size != original.SeenSize || modified != original.SeenModifiedMs)
                return new Finding("reference-changed", path, "Somebody wrote to this file since it was read: a look through the folder takes it as another photo.", IsFault: false);
            await using var content = new FileRangeStream(file, 0, size);
            return await ContentHash.OfAsync(content, ct) == original.Sha256
                ? null
                : new Finding("original-damaged", path, "The bytes of this file are not those that were read, though its size and time are.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return IsThere(original.Root) ? new Finding("original-unreadable", path, "This file can't be read.") : null;
        }
    }

    private async Task<bool> IsHereAsync(UserId owner, ReferencedOriginal original, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await ReferencedStore.IsHereAsync(session, original, ct);
    }
}
