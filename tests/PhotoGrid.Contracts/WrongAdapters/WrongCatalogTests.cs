using Microsoft.Data.Sqlite;
using PhotoGrid.Catalog;
using PhotoGrid.Contracts.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Contracts.WrongAdapters;

/// <summary>The contract of catalogs is worth something: it notices these.</summary>
public sealed class WrongCatalogTests
{
    [Fact]
    public Task A_catalog_that_writes_without_a_transaction_is_noticed() =>
        MustFailAsync(folder => new Transactionless(folder), nameof(CatalogContract.Without_a_commit_nothing_happened));

    [Fact]
    public Task A_catalog_that_lets_two_write_to_one_owner_is_noticed() =>
        MustFailAsync(folder => new Transactionless(folder), nameof(CatalogContract.One_owner_has_one_writer_at_a_time_and_others_do_not_wait_for_it));

    [Fact]
    public Task A_catalog_that_lends_writers_to_readers_is_noticed() =>
        MustFailAsync(folder => new Lending(folder), nameof(CatalogContract.A_reading_session_cannot_write));

    [Fact]
    public Task A_catalog_that_keeps_every_owner_in_one_place_is_noticed() =>
        MustFailAsync(folder => new Mixing(folder), nameof(CatalogContract.An_owners_rows_are_nobody_elses));

    [Fact]
    public Task A_catalog_that_erases_nothing_is_noticed() =>
        MustFailAsync(folder => new Keeping(folder), nameof(CatalogContract.Erasing_takes_the_owners_rows_and_nothing_else));

    [Fact]
    public async Task The_right_catalog_passes_when_run_by_hand() =>
        Assert.Empty(await ContractCheck.FailuresAsync(() => new Suite(folder => new SqliteCatalog(folder))));

    private static async Task MustFailAsync(Func<string, ICatalog> wrong, string test) =>
        Assert.Equal([test], await ContractCheck.FailuresAsync(() => new Suite(wrong), test));

    private sealed class Suite : CatalogContract, IAsyncLifetime
    {
        private readonly TempFolder _temp = new();

        public Suite(Func<string, ICatalog> wrong) => Catalog = wrong(_temp.Path);

        protected override ICatalog Catalog { get; }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            await Catalog.DisposeAsync();
            _temp.Dispose();
        }
    }

    private abstract class Decorator(string folder) : ICatalog
    {
        protected SqliteCatalog Right { get; } = new(folder);

        public virtual ValueTask<CatalogSession> OpenAsync(UserId owner, CancellationToken ct) => Right.OpenAsync(owner, ct);

        public virtual ValueTask<CatalogSession> OpenReadAsync(UserId owner, CancellationToken ct) => Right.OpenReadAsync(owner, ct);

        public ValueTask<CatalogSession> OpenGlobalAsync(CancellationToken ct) => Right.OpenGlobalAsync(ct);

        public ValueTask<CatalogSession> OpenGlobalReadAsync(CancellationToken ct) => Right.OpenGlobalReadAsync(ct);

        public virtual ValueTask EraseAsync(UserId owner, CancellationToken ct) => Right.EraseAsync(owner, ct);

        public ValueTask DisposeAsync() => Right.DisposeAsync();
    }

    private sealed class Transactionless(string folder) : Decorator(folder)
    {
        private readonly string _folder = folder;

        public override async ValueTask<CatalogSession> OpenAsync(UserId owner, CancellationToken ct)
        {
            await (await Right.OpenAsync(owner, ct)).DisposeAsync();
            var path = Directory.GetFiles(_folder, "library.db", SearchOption.AllDirectories).Single(path => path.Contains(owner.ToString(), StringComparison.Ordinal));
            var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            return new CatalogSession(owner, connection, null, SqlDialect.Sqlite, connection.DisposeAsync);
        }
    }

    private sealed class Lending(string folder) : Decorator(folder)
    {
        public override async ValueTask<CatalogSession> OpenReadAsync(UserId owner, CancellationToken ct) => await Right.OpenAsync(owner, ct);
    }

    // One file for all; the statements' owner is the same one too.
    private sealed class Mixing(string folder) : Decorator(folder)
    {
        public override ValueTask<CatalogSession> OpenAsync(UserId owner, CancellationToken ct) => Right.OpenAsync(default, ct);

        public override ValueTask<CatalogSession> OpenReadAsync(UserId owner, CancellationToken ct) => Right.OpenReadAsync(default, ct);
    }

    private sealed class Keeping(string folder) : Decorator(folder)
    {
        public override ValueTask EraseAsync(UserId owner, CancellationToken ct) => ValueTask.CompletedTask;
    }
}
