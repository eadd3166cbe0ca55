using System.Diagnostics.CodeAnalysis;

namespace PhotoGrid.Imaging;

/// <summary>
/// What decoding foreign bytes came to: a value, or a reason to park the job. No photo can make the pool throw; reading the original can,
/// and then the exception is the storage's own, because that photo deserves another try.
/// </summary>
public sealed class DecodeOutcome<T> where T : class
{
    private DecodeOutcome(T? value, Parked? parked) => (Value, Parked) = (value, parked);

    /// <summary>What was asked for, or null when parked.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value, or null on success.</summary>
    public Parked? Parked { get; }

    /// <summary>True with the value, false with the reason.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Parked? parked)
    {
        (value, parked) = (Value, Parked);
        return value is not null;
    }

    internal static DecodeOutcome<T> Ok(T value) => new(value, null);

    internal static DecodeOutcome<T> Park(Parked parked) => new(null, parked);
}
