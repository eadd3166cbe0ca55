using System.Data.Common;
using Microsoft.Data.Sqlite;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Catalog;

/// <summary>
/// One transaction on one shard. Dispose without <see cref="CommitAsync"/> rolls back. Not safe for concurrent use.
/// Actions given to <see cref="AfterCommit"/> run once the commit is durable, in order, and only then.
/// </summary>
public sealed class CatalogSession : IAsyncDisposable
{
    private readonly DbTransaction? _transaction;
    private readonly Func<ValueTask> _release;
    private List<Func<ValueTask>>? _afterCommit;
    private List<Func<CancellationToken, ValueTask>>? _beforeCommit;
    private bool _ended;

    /// <summary>For adapters of <see cref="ICatalog"/>: the open connection and transaction, and how to give the connection back.</summary>
    public CatalogSession(UserId owner, DbConnection connection, DbTransaction? transaction, SqlDialect dialect, Func<ValueTask> release)
    {
        Owner = owner;
        Sql = new Sql(connection, transaction);
        Dialect = dialect;
        _transaction = transaction;
        _release = release;
        OwnerBytes = owner.ToBytes();
    }

    /// <summary>Whose rows; the empty id on the global shard.</summary>
    public UserId Owner { get; }

    /// <summary>The value of <c>@owner</c> in every statement.</summary>
    public byte[] OwnerBytes { get; }

    /// <summary>Runs statements on this transaction.</summary>
    public Sql Sql { get; }

    /// <summary>Where the two databases differ.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>Runs after the commit is durable: wake-ups, events, cache updates. Must not throw for reasons of the outside world.</summary>
    public void AfterCommit(Func<ValueTask> action) => (_afterCommit ??= []).Add(action);

    /// <summary>Runs just before the commit, outside this transaction, and must succeed: marks that must be there earlier than the rows.</summary>
    public void BeforeCommit(Func<CancellationToken, ValueTask> action) => (_beforeCommit ??= []).Add(action);

    /// <summary>Makes everything durable, then runs the after-commit actions. Once.</summary>
    public async ValueTask CommitAsync(CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        foreach (var action in _beforeCommit ?? [])
            await action(ct);

        _ended = true;
        try
        {
            if (_transaction is not null)
                await _transaction.CommitAsync(CancellationToken.None);
        }
        catch (SqliteException fault) when (SqliteFull.Causes(fault, Sql.Connection))
        {
            throw SqliteFull.From(fault);
        }
        finally
        {
            await EndAsync();
        }

        foreach (var action in _afterCommit ?? [])
            await action();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        _ended = true;
        await EndAsync();
    }

    // Also after a commit that failed: what is left open of it would be in the way of the next writer for ever.
    private async ValueTask EndAsync()
    {
        try
        {
            if (_transaction is not null)
                await _transaction.DisposeAsync();
        }
        finally
        {
            await _release();
        }
    }
}
