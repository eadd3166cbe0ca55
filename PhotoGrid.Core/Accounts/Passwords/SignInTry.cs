using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Passwords;

/// <summary>One try at a password, from its turn to its outcome. Dispose it to let the next one in.</summary>
public sealed class SignInTry : IDisposable
{
    private readonly SignInLimit _limit;
    private readonly IDisposable _turn;
    private readonly string _key;
    private readonly long _failed;

    internal SignInTry(SignInLimit limit, IDisposable turn, string key, long failed, Failure? refusal) =>
        (_limit, _turn, _key, _failed, Refusal) = (limit, turn, key, failed, refusal);

    /// <summary>RATE_LIMITED while the pause lasts, with its seconds.</summary>
    public Failure? Refusal { get; }

    /// <summary>Notes a wrong try; the fifth starts the pause.</summary>
    public Task FailedAsync(CancellationToken ct) => _limit.NoteAsync(_key, _failed + 1, ct);

    /// <summary>Forgets the wrong tries before it.</summary>
    public async Task SucceededAsync(CancellationToken ct) => await _limit.ForgiveAsync(_key, ct);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
