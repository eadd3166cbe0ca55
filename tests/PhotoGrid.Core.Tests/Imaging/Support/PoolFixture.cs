using PhotoGrid.Imaging;

namespace PhotoGrid.Core.Tests.Imaging.Support;

/// <summary>One pool for the tests of a class: starting a worker costs more than most photos.</summary>
public sealed class PoolFixture : IAsyncLifetime
{
    internal DecodePool Pool { get; } = Pools.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Pool.DisposeAsync();
}
