namespace PhotoGrid.Storage;

/// <summary>
/// The name of a blob: relative, with forward slashes, at most 900 bytes, no empty, "." or ".." part, no control characters and no
/// backslash. A key is never reused for other bytes.
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
            if (part is "" or "." or "..")
                return false;
        }

        key = new BlobKey(text);
        return true;
    }

    /// <summary>For keys we compose ourselves; a bad one is a bug and throws.</summary>
    public static BlobKey Parse(string text) => TryParse(text, out var key) ? key : throw new FormatException("Not a blob key.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
