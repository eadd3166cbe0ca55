using PhotoGrid.Foundation;
using PhotoGrid.Library.Sidecars;

namespace PhotoGrid.Uploads;

/// <summary>Where an upload stands.</summary>
public enum UploadStatus
{
    /// <summary>Takes parts.</summary>
    Open = 0,
    /// <summary>Its photo is in the library.</summary>
    Completed = 1,
    /// <summary>Given up by its client.</summary>
    Cancelled = 2,
    /// <summary>No part for too long.</summary>
    Expired = 3,
}

/// <summary>What to do when the bytes are in the library already.</summary>
public enum OnDuplicate
{
    /// <summary>Keep what is there; answer with it.</summary>
    Skip,
    /// <summary>Keep both.</summary>
    Keep,
    /// <summary>The new one, and move what is there to the trash.</summary>
    Replace,
}

/// <summary>One upload as its row holds it.</summary>
public sealed record Upload
{
    /// <summary>Also names its place in staging.</summary>
    public required UploadId Id { get; init; }

    /// <summary>SHA-256 of the session token that completes it.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>For display, cleaned.</summary>
    public required string Filename { get; init; }

    /// <summary>As promised by the name; the content decides at the end.</summary>
    public required string MimeType { get; init; }

    /// <summary>Bytes in all.</summary>
    public required long Size { get; init; }

    /// <summary>As the client announced it, if it did.</summary>
    public ContentHash? Sha256 { get; init; }

    /// <summary>The file's own time on the client.</summary>
    public long? LastModifiedMs { get; init; }

    /// <summary>What the client wants done with a duplicate; null: it did not say.</summary>
    public OnDuplicate? OnDuplicate { get; init; }

    /// <summary>The album that its photo is put into.</summary>
    public AlbumId? Album { get; init; }

    /// <summary>What a sidecar says. Not in its row: doors that know it complete the upload at once.</summary>
    public SidecarFacts? Facts { get; init; }

    /// <summary>Where its door found it, or empty; not kept: only doors that take files in one go know it.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public UploadStatus Status { get; init; }

    /// <summary>The photo it became, or the one that was there.</summary>
    public PhotoId? Photo { get; init; }

    /// <summary>created, duplicate or replaced, once completed.</summary>
    public string? Outcome { get; init; }

    /// <summary>When it was begun.</summary>
    public required long CreatedAtMs { get; init; }

    /// <summary>When it ends unless another part comes.</summary>
    public required long ExpiresAtMs { get; init; }
}
