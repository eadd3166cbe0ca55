namespace PhotoGrid.Server.Tests;

/// <summary>The real clock, moved ahead as far as a test likes. Timers run at their real pace.</summary>
public sealed class TestClock : TimeProvider
{
    private long _aheadTicks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));
}
