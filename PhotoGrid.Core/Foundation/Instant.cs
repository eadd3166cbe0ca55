namespace PhotoGrid.Foundation;

/// <summary>Times as the databases hold them: milliseconds since 1970-01-01 UTC, as a 64-bit number.</summary>
public static class Instant
{
    /// <summary>Milliseconds of a moment.</summary>
    public static long Of(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    /// <summary>The moment now.</summary>
    public static long Now(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The moment of a column, in UTC.</summary>
    public static DateTimeOffset Read(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
