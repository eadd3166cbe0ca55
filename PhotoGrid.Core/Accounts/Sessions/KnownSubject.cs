using PhotoGrid.Access;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>A subject as it is remembered: until when, and when its use was last noted.</summary>
internal sealed class KnownSubject(Subject subject, long expiresAt, long touchedAt)
{
    private long _touchedAt = touchedAt;
    private long _expiresAt = expiresAt;

    public Subject Subject => subject;

    public long ExpiresAt => Interlocked.Read(ref _expiresAt);

    /// <summary>True for one caller, once the last note is old enough.</summary>
    public bool ShouldTouch(long now, long every)
    {
        var seen = Interlocked.Read(ref _touchedAt);
        return now - seen >= every && Interlocked.CompareExchange(ref _touchedAt, now, seen) == seen;
    }

    public void ExtendTo(long expiresAt) => Interlocked.Exchange(ref _expiresAt, expiresAt);
}
