namespace PhotoGrid.Foundation;

/// <summary>What kind of refusal it is; each kind maps to one HTTP status in one file of the server.</summary>
public enum FailureKind
{
    /// <summary>The request itself is wrong: 400.</summary>
    Invalid,
    /// <summary>No valid credentials: 401.</summary>
    Unauthenticated,
    /// <summary>Known, but not allowed: 403.</summary>
    Forbidden,
    /// <summary>Not there, or not yours: 404.</summary>
    NotFound,
    /// <summary>The state of things does not allow it: 409.</summary>
    Conflict,
    /// <summary>It was there and has ended: 410.</summary>
    Gone,
    /// <summary>A condition of the request does not hold: 412.</summary>
    PreconditionFailed,
    /// <summary>Larger than what is accepted, or than what is left: 413.</summary>
    TooLarge,
    /// <summary>A kind of file that is not taken: 415.</summary>
    UnsupportedMediaType,
    /// <summary>Understood, and the content is wrong: 422.</summary>
    Unprocessable,
    /// <summary>Too many requests: 429.</summary>
    RateLimited,
    /// <summary>The disk is full: 507.</summary>
    StorageFull,
    /// <summary>Not now; try again: 503.</summary>
    Unavailable,
}

/// <summary>A refusal that a caller can cause: a kind, a stable code in upper snake case, and one plain sentence for people.</summary>
/// <param name="Kind">Decides the status.</param>
/// <param name="Code">Never changes meaning; the list is in API.md.</param>
/// <param name="Message">What happened and what to do; no paths, no secrets.</param>
/// <param name="Details">Facts a program can act on; values are strings, numbers, booleans or arrays of them.</param>
public sealed record Failure(FailureKind Kind, string Code, string Message, IReadOnlyDictionary<string, object?>? Details = null)
{
    /// <summary>400 VALIDATION_FAILED with the field that is wrong.</summary>
    public static Failure Invalid(string message, string? field = null) =>
        new(FailureKind.Invalid, "VALIDATION_FAILED", message, field is null ? null : new Dictionary<string, object?> { ["field"] = field });

    /// <summary>404 with the code of the noun, e.g. PHOTO_NOT_FOUND.</summary>
    public static Failure NotFound(string noun) =>
        new(FailureKind.NotFound, noun.ToUpperInvariant() + "_NOT_FOUND", $"There is no such {noun.ToLowerInvariant().Replace('_', ' ')}.");

    /// <summary>409 CONFLICT.</summary>
    public static Failure Conflict(string message, IReadOnlyDictionary<string, object?>? details = null) =>
        new(FailureKind.Conflict, "CONFLICT", message, details);
}

/// <summary>Either a value or a <see cref="Foundation.Failure"/>; converts from both.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Failure? failure) => (_value, Failure) = (value, failure);

    /// <summary>The refusal, or null on success.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Failure))]
    public bool Ok => Failure is null;

    /// <summary>The value; asking a failed result for it is a bug and throws.</summary>
    public T Value => Failure is null ? _value! : throw new InvalidOperationException($"No value: {Failure.Code}.");

    /// <summary>Both at once: <c>var (body, wrong) = …</c>, one of them null.</summary>
    public void Deconstruct(out T? value, out Failure? failure) => (value, failure) = (_value, Failure);

#pragma warning disable CA2225 // A named alternate would only repeat the constructor.
    /// <summary>Success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Refusal.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);
#pragma warning restore CA2225
}

/// <summary>The value of a <see cref="Result{T}"/> that has nothing to say but success.</summary>
public readonly record struct Done;
