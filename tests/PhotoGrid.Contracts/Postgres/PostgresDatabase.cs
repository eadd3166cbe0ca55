namespace PhotoGrid.Contracts.Postgres;

/// <summary>One empty database for the tests of a class. Without the binaries there is none: those tests skip.</summary>
public sealed class PostgresDatabase : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (PostgresServer.Binaries is not null)
            ConnectionString = await (await PostgresServer.GetAsync()).NewDatabaseAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
