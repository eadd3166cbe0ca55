namespace PhotoGrid.Foundation;

/// <summary>A person with an account. The bytes are RFC 9562 order (big-endian), which sharding and both databases rely on.</summary>
public readonly record struct UserId(Guid Value)
{
    /// <summary>A new UUIDv7, so that ids sort by the moment they were made.</summary>
    public static UserId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads 16 big-endian bytes as a database column holds them.</summary>
    public static UserId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <summary>Accepts the form with hyphens only; anything else is false, never an exception.</summary>
    public static bool TryParse(string? text, out UserId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = new UserId(value);
        return ok;
    }

    /// <summary>The 16 big-endian bytes for a column.</summary>
    public byte[] ToBytes() => Value.ToByteArray(bigEndian: true);

    /// <summary>The form with hyphens, lower case.</summary>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A photo or video in a library. For the API; the grid uses the small per-user number.</summary>
public readonly record struct PhotoId(Guid Value)
{
    /// <inheritdoc cref="UserId.New"/>
    public static PhotoId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc cref="UserId.FromBytes"/>
    public static PhotoId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <inheritdoc cref="UserId.TryParse"/>
    public static bool TryParse(string? text, out PhotoId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = new PhotoId(value);
        return ok;
    }

    /// <inheritdoc cref="UserId.ToBytes"/>
    public byte[] ToBytes() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc cref="UserId.ToString"/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One upload, from its init to its end. Also names its place in staging.</summary>
public readonly record struct UploadId(Guid Value)
{
    /// <inheritdoc cref="UserId.New"/>
    public static UploadId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc cref="UserId.FromBytes"/>
    public static UploadId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <inheritdoc cref="UserId.TryParse"/>
    public static bool TryParse(string? text, out UploadId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = new UploadId(value);
        return ok;
    }

    /// <inheritdoc cref="UserId.ToBytes"/>
    public byte[] ToBytes() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc cref="UserId.ToString"/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>An album of a library.</summary>
public readonly record struct AlbumId(Guid Value)
{
    /// <inheritdoc cref="UserId.New"/>
    public static AlbumId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc cref="UserId.FromBytes"/>
    public static AlbumId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <inheritdoc cref="UserId.TryParse"/>
    public static bool TryParse(string? text, out AlbumId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = new AlbumId(value);
        return ok;
    }

    /// <inheritdoc cref="UserId.ToBytes"/>
    public byte[] ToBytes() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc cref="UserId.ToString"/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>Photos of one moment that are shown as one.</summary>
public readonly record struct StackId(Guid Value)
{
    /// <inheritdoc cref="UserId.New"/>
    public static StackId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc cref="UserId.FromBytes"/>
    public static StackId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <inheritdoc cref="UserId.TryParse"/>
    public static bool TryParse(string? text, out StackId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = new StackId(value);
        return ok;
    }

    /// <inheritdoc cref="UserId.ToBytes"/>
    public byte[] ToBytes() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc cref="UserId.ToString"/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A piece of work. Given by the caller, so that the same work is queued once.</summary>
public readonly record struct JobId(Guid Value)
{
    /// <inheritdoc cref="UserId.New"/>
    public static JobId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc cref="UserId.FromBytes"/>
    public static JobId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <inheritdoc cref="UserId.TryParse"/>
    public static bool TryParse(string? text, out JobId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = new JobId(value);
        return ok;
    }

    /// <inheritdoc cref="UserId.ToBytes"/>
    public byte[] ToBytes() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc cref="UserId.ToString"/>
    public override string ToString() => Value.ToString("D");
}
