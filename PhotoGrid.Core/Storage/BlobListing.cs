namespace PhotoGrid.Storage;

/// <summary>Walks the files below a root in the order of their keys as UTF-8 bytes, which is also S3's, without listing more than it must.</summary>
internal static class BlobListing
{
    /// <summary>Blobs whose key starts with <paramref name="prefix"/> and sorts behind <paramref name="after"/>.</summary>
    public static IEnumerable<BlobStat> Walk(string root, string prefix, string after)
    {
        // Only the folder that the prefix names in full can hold matches.
        var start = prefix[..(prefix.LastIndexOf('/') + 1)];
        return start.Split('/').Any(part => part is "." or "..") ? [] : WalkFolder(root, start, prefix, after);
    }

    private static IEnumerable<BlobStat> WalkFolder(string root, string folder, string prefix, string after)
    {
        var here = new DirectoryInfo($"{root}/{folder}");
        if (!here.Exists)
            yield break;

        // A folder sorts as its name and a slash: "a-b" stands before "a/b".
        var entries = here.EnumerateFileSystemInfos()
            .Where(entry => entry.Name[0] != '.' && (entry.Attributes & FileAttributes.ReparsePoint) == 0)
            .Select(entry => (Key: folder + entry.Name + (entry is DirectoryInfo ? "/" : ""), Entry: entry))
            .Where(found => Overlaps(found.Key, prefix))
            .ToList();
        entries.Sort((a, b) => BlobKey.Compare(a.Key, b.Key));

        foreach (var (key, entry) in entries)
        {
            if (entry is FileInfo file)
            {
                if (BlobKey.Compare(key, after) > 0 && file.Exists && BlobKey.TryParse(key, out var parsed))
                    yield return new BlobStat(parsed, file.Length, file.LastWriteTimeUtc);
            }
            else if (after.StartsWith(key, StringComparison.Ordinal) || BlobKey.Compare(key, after) > 0)
            {
                foreach (var blob in WalkFolder(root, key, prefix, after))
                    yield return blob;
            }
        }
    }

    private static bool Overlaps(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) || (key[^1] == '/' && prefix.StartsWith(key, StringComparison.Ordinal));
}
