namespace PhotoGrid.Storage;

/// <summary>
/// The name of a blob: relative, with forward slashes, at most 900 bytes, no empty part, none that starts with a dot (those names
/// are the stores' own), no control characters and no backslash. A key is never reused for other bytes.
/// </summary>
public readonly record struct BlobKey
{
    private BlobKey(string value) => Value = value;

    /// <summary>The text of the key.</summary>
    public string Value { get; }

    /// <summary>False for anything that could leave the store's root or that a file system or S3 would refuse.</summary>
    public static bool TryParse(string? text, out BlobKey key)
    {
        key = default;
        if (string.IsNullOrEmpty(text) || System.Text.Encoding.UTF8.GetByteCount(text) > 900 || text.Any(c => char.IsControl(c) || c == '\\'))
            return false;
        foreach (var part in text.Split('/'))
        {
            if (part.Length == 0 || part[0] == '.')
                return false;
        }

        key = new BlobKey(text);
        return true;
    }

    /// <summary>For keys we compose ourselves; a bad one is a bug and throws.</summary>
    public static BlobKey Parse(string text) => TryParse(text, out var key) ? key : throw new FormatException("Not a blob key.");

    /// <summary>The order of listings: that of the keys' UTF-8 bytes, which is S3's too.</summary>
    public static int Compare(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
            return left.Length.CompareTo(right.Length);
        var (a, b) = (left[at], right[at]);
        // UTF-16 puts what lies beyond U+FFFF before U+E000; UTF-8 puts it last.
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
